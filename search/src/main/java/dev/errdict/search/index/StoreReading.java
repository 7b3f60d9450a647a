package dev.errdict.search.index;

import java.util.Optional;

/** The store as an index that follows it reads it. Not safe for use by several threads. */
final class StoreReading {
  private final EntrySource source;
  private Optional<EntrySource.State> read = Optional.empty();
  private long since = -1;

  StoreReading(EntrySource source) {
    this.source = source;
  }

  /**
   * The store's present state; while another process writes the index, it is read once for each
   * stamp.
   *
   * @param reached the revision that the index has; -1 when there is none
   */
  EntrySource.State state(long reached) {
    String stamp = source.stamp();
    if (read.isEmpty()
        || stamp.isEmpty()
        || !read.get().stamp().equals(stamp)
        || (since < 0 && reached >= 0)
        || since > reached) {
      since = reached;
      read = Optional.of(source.state(reached));
    }
    return read.get();
  }

  /** Whether the store was written after a state of it was read. */
  boolean isLater(EntrySource.State than) {
    String stamp = source.stamp();
    return !stamp.isEmpty() && !stamp.equals(than.stamp());
  }

  /** Lets go of what was read, once the index has it. */
  void forget() {
    read = Optional.empty();
  }
}
