/**
 * The Discord door, on JDA. Events arrive on JDA's websocket thread and leave it at once for {@link
 * dev.errdict.bot.discord.send.ChannelQueues}, where each channel's questions are answered in their
 * order.
 *
 * <p>Each part uses only those to its left: {@code paint, send, connect, settings, suggest, ask}.
 */
@NullMarked
package dev.errdict.bot.discord;

import org.jspecify.annotations.NullMarked;
