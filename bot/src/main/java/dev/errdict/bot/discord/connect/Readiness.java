package dev.errdict.bot.discord.connect;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/** Prints one line when all shards of this process are ready for the first time. */
public final class Readiness {
  private final Shards shards;
  private final PrintStream out;
  private final Map<Integer, Long> servers = new TreeMap<>();
  private String commands = "by-shard-0";
  private boolean announced;

  public Readiness(Shards shards, PrintStream out) {
    this.shards = shards;
    this.out = out;
  }

  /** Sets the state of the commands' registration. */
  public synchronized void commands(String state) {
    commands = state;
  }

  /**
   * A shard is ready.
   *
   * @param count of the servers that it has
   */
  public synchronized void ready(int shard, long count, String user, boolean content) {
    servers.put(shard, count);
    if (announced || servers.size() < shards.ids().size()) {
      return;
    }
    announced = true;
    long all = servers.values().stream().mapToLong(Long::longValue).sum();
    out.println(
        "ready user="
            + user
            + " servers="
            + all
            + " commands="
            + commands
            + " message-content="
            + (content ? "yes" : "no")
            + (shards.isOne() ? "" : " shards=" + shards));
    out.flush();
  }
}
