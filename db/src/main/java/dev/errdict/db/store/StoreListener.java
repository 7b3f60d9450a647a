package dev.errdict.db.store;

/** Called when a store was written. */
public interface StoreListener {
  /**
   * Reads what has changed.
   *
   * @return whether all was read; otherwise this is called again soon
   * @throws RuntimeException when it cannot be read now; this is called again soon
   */
  boolean changed();

  /** Called after each failure of {@link #changed}. */
  default void failed(RuntimeException failure) {}

  /** Called after each call of {@link #changed} without a failure. */
  default void worked() {}
}
