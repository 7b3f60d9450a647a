package dev.errdict.db.store;

/** Is told that a store was written. */
public interface StoreListener {
  /**
   * Reads what has changed.
   *
   * @return whether that is done; otherwise this is called again soon
   * @throws RuntimeException when it cannot be read now; this is called again soon
   */
  boolean changed();

  /** Called after each failure of {@link #changed}. */
  default void failed(RuntimeException failure) {}

  /** Is told that {@link #changed} was called without a failure, each time. */
  default void worked() {}
}
