/** From a question to an answer: {@link dev.errdict.search.lookup.Dictionary} is the way in. */
@NullMarked
package dev.errdict.search.lookup;

import org.jspecify.annotations.NullMarked;
