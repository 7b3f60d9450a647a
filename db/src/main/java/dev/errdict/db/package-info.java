/** The catalog and its store: domain records, file format, schema, change log. */
@NullMarked
package dev.errdict.db;

import org.jspecify.annotations.NullMarked;
