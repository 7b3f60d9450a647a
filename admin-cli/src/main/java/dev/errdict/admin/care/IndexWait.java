package dev.errdict.admin.care;

import dev.errdict.search.lookup.Dictionary;
import java.time.Duration;

/** Waits until the index is built, by this process or by the one that writes it. */
final class IndexWait {
  private static final Duration STEP = Duration.ofMillis(100);
  private static final int STEPS_IN_SILENCE = 20;

  /** A million entries take minutes. */
  private static final int MOST_STEPS = 20 * 60 * 10;

  private final Dictionary dictionary;

  IndexWait(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /**
   * @param patience called once when it takes long
   * @return whether the index is up to date
   */
  boolean untilCurrent(Runnable patience) {
    for (int step = 0; step < MOST_STEPS; step++) {
      if (dictionary.catchUp()) {
        return true;
      }
      if (step == STEPS_IN_SILENCE) {
        patience.run();
      }
      try {
        Thread.sleep(STEP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }
}
