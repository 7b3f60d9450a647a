package dev.errdict.bot.discord.server;

/**
 * With what a client introduced itself.
 *
 * @param intents the bits of the events that it wants
 * @param compression {@code zlib-stream} or {@code none}
 * @param shard from 0
 * @param shards how many there are
 * @see <a href="https://discord.com/developers/docs/events/gateway-events#identify">Identify</a>
 */
public record Identify(String token, long intents, String compression, int shard, int shards) {
  /** Lower bits of an id that say nothing of the time it was given at. */
  private static final int SHARD_BITS = 22;

  /** Whether this shard has the guild; {@code 0} is for what happens outside of guilds. */
  public boolean has(long guild) {
    return (guild >>> SHARD_BITS) % shards == shard;
  }

  /** Whether all bits of the intent are asked for. */
  public boolean asksFor(long intent) {
    return (intents & intent) == intent;
  }
}
