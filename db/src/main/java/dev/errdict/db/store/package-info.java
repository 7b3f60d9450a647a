/**
 * The store: {@link dev.errdict.db.store.Store} is what others use; behind it H2 in a file of the
 * home, opened for a unit of work under the operating system's lock, and queries in jOOQ. Every
 * write of a catalog goes through the change log.
 */
@NullMarked
package dev.errdict.db.store;

import org.jspecify.annotations.NullMarked;
