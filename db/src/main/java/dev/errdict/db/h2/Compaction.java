package dev.errdict.db.h2;

import dev.errdict.db.home.Home;
import dev.errdict.db.home.HomeFacts;
import dev.errdict.db.home.HomeLock;
import java.io.IOException;
import java.nio.file.Files;

/**
 * Decides when the database file is compacted. Each commit appends to it, and H2 reuses space only
 * after a while. Compacting takes a fraction of a second at 16 MB, so the process that closes the
 * file does it when the file has grown to a multiple of its compact size.
 */
final class Compaction {
  private static final long SMALL = 16L << 20;
  private static final int GROWTH = 4;

  private Compaction() {}

  /**
   * Whether the file is much larger than its content, or a failed write may have left unused space.
   */
  static boolean isDue(Home home, HomeLock lock) {
    long size = size(home);
    long compact = lock.read(HomeLock.Note.COMPACT_BYTES);
    return size > Math.max(SMALL, GROWTH * compact)
        || (lock.read(HomeLock.Note.FAILED) != 0 && size > 2 * compact);
  }

  /** Records the file's present size as its compact size. */
  static void note(Home home, HomeLock lock) {
    lock.write(HomeLock.Note.COMPACT_BYTES, size(home));
    lock.write(HomeLock.Note.FAILED, 0);
  }

  /** Whether a complete database has been there. */
  static boolean isNoted(HomeLock lock) {
    return lock.read(HomeLock.Note.COMPACT_BYTES) != 0;
  }

  /** Whether there is room for a copy of the file. */
  static boolean hasRoom(Home home) {
    return new HomeFacts(home).freeBytes() > size(home);
  }

  private static long size(Home home) {
    try {
      return Files.size(home.database());
    } catch (IOException e) {
      return 0;
    }
  }
}
