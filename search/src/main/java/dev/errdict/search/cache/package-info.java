/** Bounded maps. */
@NullMarked
package dev.errdict.search.cache;

import org.jspecify.annotations.NullMarked;
