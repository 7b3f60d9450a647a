/** The process itself: exit codes, signals, streams and logging. */
@NullMarked
package dev.errdict.bot.process;

import org.jspecify.annotations.NullMarked;
