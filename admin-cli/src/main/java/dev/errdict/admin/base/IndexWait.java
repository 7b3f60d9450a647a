package dev.errdict.admin.base;

import dev.errdict.search.lookup.Dictionary;
import java.time.Duration;

/**
 * Waits until the index has all entries and their vectors, made by this process or by the one that
 * writes it.
 */
final class IndexWait {
  private static final Duration STEP = Duration.ofMillis(100);
  private static final Duration SILENCE = Duration.ofSeconds(2);

  /** Nothing is expected any more when the number of missing vectors stays the same for so long. */
  private static final Duration STUCK = Duration.ofMinutes(20);

  private final Dictionary dictionary;

  IndexWait(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /**
   * @param patience called once when it takes long
   * @return whether the index is up to date
   */
  boolean untilCurrent(Runnable patience) {
    long start = System.nanoTime();
    long moved = start;
    int missing = -1;
    boolean silent = true;
    while (!dictionary.catchUp()) {
      long now = System.nanoTime();
      int left = dictionary.countWithoutVectors();
      if (left != missing) {
        missing = left;
        moved = now;
      } else if (now - moved > STUCK.toNanos()) {
        return false;
      }
      if (silent && now - start > SILENCE.toNanos()) {
        silent = false;
        patience.run();
      }
      try {
        Thread.sleep(STEP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
