package dev.errdict.bot.discord.server;

/**
 * A client that came back for its session.
 *
 * @param sequence the last event that it has seen
 */
public record Resume(String sessionId, int sequence) {}
