package dev.errdict.bot.discord.connect;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The shards that this process runs: each has its own connection to the gateway, and a part of the
 * servers.
 *
 * @param total of all processes
 * @param first from 0
 * @param last at least {@code first}, below {@code total}
 * @see <a href="https://discord.com/developers/docs/events/gateway#sharding">Sharding</a>
 */
public record Shards(int total, int first, int last) {
  /** One connection that has all servers. */
  static final Shards ONE = new Shards(1, 0, 0);

  public static Shards all(int total) {
    return new Shards(total, 0, total - 1);
  }

  public List<Integer> ids() {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  boolean isOne() {
    return total == 1;
  }

  /** Such as {@code 0-3/8}. */
  @Override
  public String toString() {
    return (first == last ? String.valueOf(first) : first + "-" + last) + "/" + total;
  }
}
