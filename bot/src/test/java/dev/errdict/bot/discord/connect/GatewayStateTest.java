package dev.errdict.bot.discord.connect;

import static dev.errdict.bot.observe.Measurements.Gateway.LOST;
import static dev.errdict.bot.observe.Measurements.Gateway.READY;
import static dev.errdict.bot.observe.Measurements.Gateway.RESUMED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.bot.observe.Measurements;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatewayStateTest {
  private final List<Measurements.Gateway> reported = new ArrayList<>();
  private final GatewayState state =
      new GatewayState(
          Shards.all(2),
          new Measurements() {
            @Override
            public void gateway(Gateway event) {
              reported.add(event);
            }
          });

  @Test
  void the_bot_is_ready_when_all_shards_are() {
    state.changed(0, READY);
    assertEquals(List.of(), reported);
    state.changed(1, READY);
    assertEquals(List.of(READY), reported);
  }

  @Test
  void it_is_ready_once_although_the_last_shard_was_ready_before() {
    state.changed(0, READY);
    state.changed(0, LOST);
    state.changed(1, READY);
    state.changed(0, RESUMED);
    assertEquals(List.of(LOST, READY), reported);
    state.changed(1, LOST);
    state.changed(1, RESUMED);
    assertEquals(List.of(LOST, READY, LOST, RESUMED), reported);
  }
}
