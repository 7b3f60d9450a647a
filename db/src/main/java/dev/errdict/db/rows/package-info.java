/** The rows of the database: entries, commits, the change log and what is read from them. */
@NullMarked
package dev.errdict.db.rows;

import org.jspecify.annotations.NullMarked;
