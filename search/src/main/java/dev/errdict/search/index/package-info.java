/**
 * The Lucene index derived from the store: units of text, kept up to date by following the change
 * log.
 */
@NullMarked
package dev.errdict.search.index;

import org.jspecify.annotations.NullMarked;
