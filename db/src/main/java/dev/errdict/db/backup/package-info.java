/** Backups in a row format, and restoring them. */
@NullMarked
package dev.errdict.db.backup;

import org.jspecify.annotations.NullMarked;
