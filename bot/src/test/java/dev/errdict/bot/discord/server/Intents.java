package dev.errdict.bot.discord.server;

/**
 * The intents that matter to a bot that reads and answers messages.
 *
 * @see <a href="https://discord.com/developers/docs/events/gateway#list-of-intents">List of
 *     intents</a>
 */
public final class Intents {
  public static final long GUILDS = 1;
  public static final long GUILD_MEMBERS = 1 << 1;
  public static final long GUILD_PRESENCES = 1 << 8;
  public static final long GUILD_MESSAGES = 1 << 9;
  public static final long GUILD_MESSAGE_REACTIONS = 1 << 10;
  public static final long DIRECT_MESSAGES = 1 << 12;
  public static final long MESSAGE_CONTENT = 1 << 15;

  /** Events that every client gets. */
  static final long NONE = 0;

  private Intents() {}
}
