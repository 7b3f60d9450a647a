/** The ways in: messages, commands, buttons, attachments and watched channels. */
@NullMarked
package dev.errdict.bot.discord.ask;

import org.jspecify.annotations.NullMarked;
