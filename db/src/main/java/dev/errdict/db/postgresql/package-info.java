/**
 * PostgreSQL as the engine of a store. Nothing outside of this package says anything that only
 * PostgreSQL understands, but {@code Sql} for single statements.
 */
@NullMarked
package dev.errdict.db.postgresql;

import org.jspecify.annotations.NullMarked;
