package dev.errdict.search.lookup;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/**
 * Logs the progress of computing vectors in the background: the number of entries left, at the
 * beginning, twice a minute, and at the end. Nothing is logged for a few entries. Not safe for use
 * by several threads.
 */
final class VectorLog {
  private static final Logger LOG = Logger.getLogger(VectorLog.class.getName());
  private static final Duration EVERY = Duration.ofSeconds(30);

  /** Fewer entries than this are not logged. */
  private static final int MANY = 200;

  private final IntSupplier missing;
  private final LongSupplier nanos;
  private boolean working;
  private int atFirst;
  private long begun;
  private long said;

  /**
   * @param missing the number of entries without vectors
   * @param nanos a clock as {@link System#nanoTime}
   */
  VectorLog(IntSupplier missing, LongSupplier nanos) {
    this.missing = missing;
    this.nanos = nanos;
  }

  /**
   * @param more whether vectors were computed and more may be missing
   */
  void step(boolean more) {
    long now = nanos.getAsLong();
    if (more && !working) {
      working = true;
      begun = now;
      said = now;
      atFirst = missing.getAsInt();
      if (atFirst >= MANY) {
        LOG.info("Vectors for questions by meaning are made in the background: " + of(atFirst));
      }
    } else if (more && atFirst >= MANY && now - said >= EVERY.toNanos()) {
      said = now;
      int left = missing.getAsInt();
      LOG.info("Vectors are made in the background: " + of(left) + rate(left, now));
    } else if (!more && working) {
      working = false;
      if (atFirst >= MANY) {
        LOG.info("Vectors for questions by meaning: all are there.");
      }
    }
  }

  private static String of(int left) {
    return left + (left == 1 ? " entry" : " entries") + " to go";
  }

  private String rate(int left, long now) {
    double seconds = Math.max(1, (now - begun) / 1e9);
    double each = Math.max(0, atFirst - left) / seconds;
    return each <= 0
        ? ""
        : ", %.0f a second, about %d minutes".formatted(each, Math.round(left / each / 60));
  }
}
