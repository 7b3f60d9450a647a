package dev.errdict.db.h2;

import dev.errdict.db.home.Home;
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
   * Whether the file is much larger than its content, or has unused space from a failed write or
   * from a compaction that found no room.
   */
  static boolean isDue(Home home, HomeLock lock) {
    long size = size(home);
    long compact = lock.read(HomeLock.Note.COMPACT_BYTES);
    return size > Math.max(SMALL, GROWTH * compact)
        || (lock.read(HomeLock.Note.LOOSE) != 0 && size > compact);
  }

  /** Records the file's present size as its compact size. */
  static void note(Home home, HomeLock lock) {
    lock.write(HomeLock.Note.COMPACT_BYTES, size(home));
    lock.write(HomeLock.Note.LOOSE, 0);
  }

  /** Records that the file may have unused space, so that it is compacted when there is room. */
  static void noteLoose(HomeLock lock) {
    noteRoom(lock, 1);
  }

  /** The same, when compacting has failed with so many free bytes. */
  static void noteRoom(HomeLock lock, long bytes) {
    lock.write(HomeLock.Note.LOOSE, bytes);
  }

  /**
   * So many free bytes are not enough for a compact copy, as far as is known: only a try tells how
   * large that is, and each try without room costs some tenths of a second.
   */
  static long leastRoom(HomeLock lock) {
    return Math.max(lock.read(HomeLock.Note.COMPACT_BYTES), lock.read(HomeLock.Note.LOOSE));
  }

  /** Whether a complete database has been there. */
  static boolean isNoted(HomeLock lock) {
    return lock.read(HomeLock.Note.COMPACT_BYTES) != 0;
  }

  private static long size(Home home) {
    try {
      return Files.size(home.database());
    } catch (IOException e) {
      return 0;
    }
  }
}
