/**
 * What a question says and which entries fit it: evidence gathered from the index, weighed, and
 * decided on.
 */
@NullMarked
package dev.errdict.search.rank;

import org.jspecify.annotations.NullMarked;
