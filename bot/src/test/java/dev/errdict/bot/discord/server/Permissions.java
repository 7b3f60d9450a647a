package dev.errdict.bot.discord.server;

/**
 * The permission bits that matter to a bot that reads and answers messages.
 *
 * @see <a href="https://discord.com/developers/docs/topics/permissions">Permissions</a>
 */
public final class Permissions {
  public static final long MANAGE_GUILD = 1L << 5;
  public static final long VIEW_CHANNEL = 1L << 10;
  public static final long SEND_MESSAGES = 1L << 11;
  public static final long MANAGE_MESSAGES = 1L << 13;
  public static final long EMBED_LINKS = 1L << 14;
  public static final long READ_MESSAGE_HISTORY = 1L << 16;
  public static final long CONNECT = 1L << 20;
  public static final long USE_APPLICATION_COMMANDS = 1L << 31;
  public static final long SEND_MESSAGES_IN_THREADS = 1L << 38;

  /** What everybody may do in a guild. */
  static final long EVERYONE =
      VIEW_CHANNEL
          | SEND_MESSAGES
          | EMBED_LINKS
          | READ_MESSAGE_HISTORY
          | CONNECT
          | USE_APPLICATION_COMMANDS
          | SEND_MESSAGES_IN_THREADS;

  /** What a manager may do besides. */
  static final long MANAGER = MANAGE_GUILD | MANAGE_MESSAGES;

  private Permissions() {}
}
