package dev.errdict.bot.discord.send;

import dev.errdict.search.cache.LruMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** A rate limit for each key within a time window. Safe for use by several threads. */
public final class Cooldown {
  /** The result for one more attempt. */
  public enum Verdict {
    GO,
    /** The first attempt over the limit: notify the user. */
    NOTICE,
    SILENCE
  }

  private static final int KEYS = 10_000;

  private final int most;
  private final Duration window;
  private final Clock clock;
  private final Map<Object, Use> uses = LruMap.ofAtMost(KEYS);

  public Cooldown(int most, Duration window, Clock clock) {
    this.most = most;
    this.window = window;
    this.clock = clock;
  }

  public Verdict check(Object key) {
    return check(key, window);
  }

  /** As {@link #check(Object)}, with another window than the default. */
  public synchronized Verdict check(Object key, Duration window) {
    Instant now = clock.instant();
    Use use = uses.computeIfAbsent(key, k -> new Use());
    while (!use.times.isEmpty() && !use.times.getFirst().plus(window).isAfter(now)) {
      use.times.removeFirst();
    }
    if (use.times.size() < most) {
      use.times.addLast(now);
      use.noticed = false;
      return Verdict.GO;
    }
    if (use.noticed) {
      return Verdict.SILENCE;
    }
    use.noticed = true;
    return Verdict.NOTICE;
  }

  private static final class Use {
    private final Deque<Instant> times = new ArrayDeque<>();
    private boolean noticed;
  }
}
