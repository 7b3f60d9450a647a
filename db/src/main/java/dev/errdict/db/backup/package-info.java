/** Backups in a row format of their own, and their restoration. */
@NullMarked
package dev.errdict.db.backup;

import org.jspecify.annotations.NullMarked;
