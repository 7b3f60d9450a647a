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
  private final BooleanSupplier abandoned;
  private boolean reported;

  /**
   * @param report called once when the wait takes longer than a second
   */
  public BoundedWait(Duration limit, Runnable report) {
    this(limit, report, () -> false);
  }

  /**
   * @param abandoned whether nobody needs its result any more: then it ends
   */
  public BoundedWait(Duration limit, Runnable report, BooleanSupplier abandoned) {
    this.limit = limit.toNanos();
    this.report = report;
    this.abandoned = abandoned;
  }

  /** How long it has been waiting. */
  public Duration waited() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  public boolean isOver() {
    return System.nanoTime() - begun >= limit
        || Thread.currentThread().isInterrupted()
        || abandoned.getAsBoolean();
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
