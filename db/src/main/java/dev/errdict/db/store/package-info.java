/**
 * The store: H2 or PostgreSQL, opened and migrated; queries in jOOQ; every write through the change
 * log.
 */
@NullMarked
package dev.errdict.db.store;

import org.jspecify.annotations.NullMarked;
