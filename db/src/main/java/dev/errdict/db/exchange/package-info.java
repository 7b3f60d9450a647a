/** Files in and out: catalogs, tables that others made, tables for translators. */
@NullMarked
package dev.errdict.db.exchange;

import org.jspecify.annotations.NullMarked;
