/** From a question to an answer: code recognition, search, ranking, decision. */
@NullMarked
package dev.errdict.search;

import org.jspecify.annotations.NullMarked;
