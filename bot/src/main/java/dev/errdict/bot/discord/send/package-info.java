/**
 * Lookups with deadlines, and requests to Discord: queues per channel, limits, retries, and what
 * was sent where.
 */
@NullMarked
package dev.errdict.bot.discord.send;

import org.jspecify.annotations.NullMarked;
