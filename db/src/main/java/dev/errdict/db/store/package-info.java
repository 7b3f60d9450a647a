/**
 * The store as the other modules see it: {@link dev.errdict.db.store.Store} and what follows it.
 */
@NullMarked
package dev.errdict.db.store;

import org.jspecify.annotations.NullMarked;
