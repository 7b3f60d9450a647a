package dev.errdict.bot.discord;

import dev.errdict.bot.observe.Measurements;
import java.util.HashSet;
import java.util.Set;

/** The bot is connected when all its shards are. Safe for use by several threads. */
final class GatewayState {
  private final Measurements measurements;
  private final Set<Integer> down = new HashSet<>();

  GatewayState(Shards shards, Measurements measurements) {
    this.measurements = measurements;
    down.addAll(shards.ids());
  }

  /** The connection of a shard has changed. */
  synchronized void changed(int shard, Measurements.Gateway event) {
    if (event == Measurements.Gateway.LOST) {
      down.add(shard);
      measurements.gateway(event);
      return;
    }
    down.remove(shard);
    if (down.isEmpty()) {
      measurements.gateway(event);
    }
  }
}
