/** Replies as text for a terminal. */
@NullMarked
package dev.errdict.search.terminal;

import org.jspecify.annotations.NullMarked;
