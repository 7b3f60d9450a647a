/** Replies: an answer in words, in the reader's language, for every door. */
@NullMarked
package dev.errdict.search.reply;

import org.jspecify.annotations.NullMarked;
