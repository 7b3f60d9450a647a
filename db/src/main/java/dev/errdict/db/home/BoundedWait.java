package dev.errdict.db.home;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One wait for other users of a database: polls, reports once after a second, and ends. */
public final class BoundedWait {
  private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long SHORTEST_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

  private final long begun = System.nanoTime();
  private final long limit;
  private final Runnable report;
  private final BooleanSupplier pointless;
  private boolean reported;

  /**
   * @param report called once when the wait takes longer than a second
   */
  public BoundedWait(Duration limit, Runnable report) {
    this(limit, report, () -> false);
  }

  /**
   * @param pointless whether the wait ends now, since nobody needs its result any more
   */
  public BoundedWait(Duration limit, Runnable report, BooleanSupplier pointless) {
    this.limit = limit.toNanos();
    this.report = report;
    this.pointless = pointless;
  }

  /** How long it has been waiting. */
  public Duration waited() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  public boolean isOver() {
    return System.nanoTime() - begun >= limit
        || Thread.currentThread().isInterrupted()
        || pointless.getAsBoolean();
  }

  /** Pauses before the next attempt: briefly at first, longer later. */
  public void pause() {
    long waited = System.nanoTime() - begun;
    if (waited > REPORT_NANOS && !reported) {
      reported = true;
      report.run();
    }
    LockSupport.parkNanos(Math.clamp(waited / 50, SHORTEST_NANOS, LONGEST_NANOS));
  }
}
