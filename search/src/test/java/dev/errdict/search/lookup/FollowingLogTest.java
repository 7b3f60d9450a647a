package dev.errdict.search.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.search.fault.LogLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowingLogTest {
  private static final String FULL =
      " The disk that holds /home is full. Free some space and run the command again; nothing was"
          + " lost.";
  private static final String BEGUN =
      "WARNING Changes to the catalogs cannot be followed; answers go on from what is known.";
  private static final String SINCE =
      "WARNING Changes to the catalogs have not been followed since 2026-11-27T12:00:00Z.";
  private static final String OVER =
      "INFO Changes to the catalogs are followed again; they were not since"
          + " 2026-11-27T12:00:00Z.";

  private final LogLines lines = LogLines.of(FollowingLog.class.getName());
  private final SteppingClock clock = new SteppingClock();
  private final FollowingLog log = new FollowingLog("/home", clock);

  @AfterEach
  void release() {
    lines.close();
  }

  @Test
  void while_all_is_well_there_is_nothing_to_say() {
    log.worked();
    log.worked();

    assertEquals(List.of(), lines.said());
  }

  @Test
  void a_trouble_is_one_sentence_when_it_begins_and_one_when_it_is_over() {
    for (int i = 0; i < 100; i++) {
      log.failed(diskFull());
      clock.step(Duration.ofMillis(150));
    }
    log.worked();
    log.worked();

    assertEquals(List.of(BEGUN + FULL, OVER), lines.said());
    assertEquals(0, lines.traces());
  }

  @Test
  void a_trouble_that_lasts_is_recalled_ever_more_seldom() {
    for (int second = 0; second < 600; second++) {
      log.failed(diskFull());
      clock.step(Duration.ofSeconds(1));
    }

    // After one, two, four and eight minutes.
    assertEquals(
        List.of(BEGUN + FULL, SINCE + FULL, SINCE + FULL, SINCE + FULL, SINCE + FULL),
        lines.said());
  }

  @Test
  void the_next_trouble_is_told_at_once() {
    log.failed(diskFull());
    log.worked();
    log.failed(diskFull());

    assertEquals(List.of(BEGUN + FULL, OVER, BEGUN + FULL), lines.said());
  }

  @Test
  void what_nobody_foresaw_shows_its_place_once() {
    for (int second = 0; second < 90; second++) {
      log.failed(new IllegalStateException("odd"));
      clock.step(Duration.ofSeconds(1));
    }

    String odd = " java.lang.IllegalStateException: odd";
    assertEquals(List.of(BEGUN + odd, SINCE + odd), lines.said());
    assertEquals(1, lines.traces());
  }

  private static RuntimeException diskFull() {
    return new UncheckedIOException(new IOException("No space left on device"));
  }

  private static final class SteppingClock extends Clock {
    private Instant now = Instant.parse("2026-11-27T12:00:00Z");

    void step(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
