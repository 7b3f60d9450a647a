package dev.errdict.bot.discord.connect;

import dev.errdict.bot.observe.Measurements;
import java.util.HashSet;
import java.util.Set;

/**
 * Aggregates the shards' connections: the bot is connected when all of them are. Safe for use by
 * several threads.
 */
public final class GatewayState {
  private final Measurements measurements;
  private final Set<Integer> down = new HashSet<>();
  private boolean wereReady;

  public GatewayState(Shards shards, Measurements measurements) {
    this.measurements = measurements;
    down.addAll(shards.ids());
  }

  /** Records a change of a shard's connection. */
  public synchronized void changed(int shard, Measurements.Gateway event) {
    if (event == Measurements.Gateway.LOST) {
      down.add(shard);
      measurements.gateway(event);
      return;
    }
    down.remove(shard);
    if (down.isEmpty()) {
      // The event that makes them complete may be the resumption of one that was ready before.
      measurements.gateway(wereReady ? event : Measurements.Gateway.READY);
      wereReady = true;
    }
  }
}
