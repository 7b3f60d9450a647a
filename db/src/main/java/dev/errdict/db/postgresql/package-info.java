/**
 * PostgreSQL as the engine of a store. All PostgreSQL-specific SQL is in this package, except
 * single statements in {@code Sql}.
 */
@NullMarked
package dev.errdict.db.postgresql;

import org.jspecify.annotations.NullMarked;
