/**
 * Text made comparable: width, script variants, regional words, pinyin, and Lucene's analysis on
 * top of them.
 */
@NullMarked
package dev.errdict.search.text;

import org.jspecify.annotations.NullMarked;
