package dev.errdict.db.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeLockTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private static BoundedWait patience() {
    return new BoundedWait(PATIENCE, () -> {});
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 5, 8})
  void a_process_that_is_stopped_in_the_queue_does_not_hold_the_others_up(long place)
      throws Exception {
    Path file = folder.resolve("lock");
    try (HomeLock lock = new HomeLock(file)) {
      assertTrue(lock.acquire(false, patience(), "first"));
      lock.release();
      try (FileChannel stopped = FileChannel.open(file, StandardOpenOption.WRITE)) {
        FileLock taken = stopped.lock(place, 1, false);

        BoundedWait once = patience();
        assertTrue(lock.acquire(false, once, "second"));
        assertTrue(once.waited().compareTo(Duration.ofSeconds(10)) < 0, once.waited().toString());
        lock.release();

        BoundedWait again = patience();
        for (int i = 0; i < 20; i++) {
          assertTrue(lock.acquire(i % 2 == 0, again, "third"));
          assertEquals(place == 1, lock.isAwaited());
          lock.release();
        }
        assertTrue(again.waited().compareTo(Duration.ofSeconds(3)) < 0, again.waited().toString());

        taken.release();
        assertTrue(lock.acquire(false, patience(), "fourth"));
        assertFalse(lock.isAwaited());
      }
    }
  }
}
