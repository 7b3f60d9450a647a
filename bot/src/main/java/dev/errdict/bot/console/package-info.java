/** The console as a chat. */
@NullMarked
package dev.errdict.bot.console;

import org.jspecify.annotations.NullMarked;
