/** A server's settings: the panel, its log channel, and the report of the bot's state. */
@NullMarked
package dev.errdict.bot.discord.settings;

import org.jspecify.annotations.NullMarked;
