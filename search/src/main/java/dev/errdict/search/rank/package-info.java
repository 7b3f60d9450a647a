/** Ranking by words: evidence gathered from the index and weighed. */
@NullMarked
package dev.errdict.search.rank;

import org.jspecify.annotations.NullMarked;
