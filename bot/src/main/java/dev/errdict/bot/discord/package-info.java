/**
 * The Discord door, on JDA. Events arrive on JDA's websocket thread and leave it at once for the
 * {@link dev.errdict.bot.discord.Desk}, where each channel's questions are answered in their order.
 */
@NullMarked
package dev.errdict.bot.discord;

import org.jspecify.annotations.NullMarked;
