package dev.errdict.bot.discord.server;

/**
 * With what a client introduced itself.
 *
 * @param intents the bits of the events that it wants
 * @param compression {@code zlib-stream} or {@code none}
 * @see <a href="https://discord.com/developers/docs/events/gateway-events#identify">Identify</a>
 */
public record Identify(String token, long intents, String compression) {

  /** Whether all bits of the intent are asked for. */
  public boolean asksFor(long intent) {
    return (intents & intent) == intent;
  }
}
