/** JDA, its shards and their take-over, the registered commands, and who may use the bot. */
@NullMarked
package dev.errdict.bot.discord.connect;

import org.jspecify.annotations.NullMarked;
