/** The core of a chat, the same on every platform. */
@NullMarked
package dev.errdict.bot.chat;

import org.jspecify.annotations.NullMarked;
