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
   * Whether the file is much larger than its content or may have unused space, and the disk has
   * room for a compact copy, as far as is known: only a try tells how large that is, and each try
   * without room takes some tenths of a second.
   */
  static boolean isDue(Home home, HomeLock lock) {
    long compact = lock.read(HomeLock.Note.COMPACT_BYTES);
    long loose = lock.read(HomeLock.Note.LOOSE);
    return (loose != 0 || size(home) > Math.max(SMALL, GROWTH * compact))
        && new HomeFacts(home).freeBytes() > Math.max(compact, loose);
  }

  /** Records the file's present size as its compact size. */
  static void note(Home home, HomeLock lock) {
    lock.write(HomeLock.Note.COMPACT_BYTES, size(home));
    lock.write(HomeLock.Note.LOOSE, 0);
  }

  /** Records that the file may have unused space, so that it is compacted when there is room. */
  static void noteLoose(HomeLock lock) {
    if (lock.read(HomeLock.Note.LOOSE) == 0) {
      noteLoose(lock, 1);
    }
  }

  /**
   * The same, after a compaction has found no room.
   *
   * @param freeBytes of the disk, which were too few
   */
  static void noteLoose(HomeLock lock, long freeBytes) {
    lock.write(HomeLock.Note.LOOSE, freeBytes);
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
