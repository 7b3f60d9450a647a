/** What every door shows of an answer, in the reader's language; and how a terminal shows it. */
@NullMarked
package dev.errdict.search.reply;

import org.jspecify.annotations.NullMarked;
