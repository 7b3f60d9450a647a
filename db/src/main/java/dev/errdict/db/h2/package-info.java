/** The embedded engine: one H2 file per home, opened under the lock, and a database in memory. */
@NullMarked
package dev.errdict.db.h2;

import org.jspecify.annotations.NullMarked;
