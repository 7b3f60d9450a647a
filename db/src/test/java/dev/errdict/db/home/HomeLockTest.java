package dev.errdict.db.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
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
          assertTrue(lock.isAwaited());
          lock.release();
        }
        assertTrue(again.waited().compareTo(Duration.ofSeconds(3)) < 0, again.waited().toString());

        taken.release();
        assertTrue(lock.acquire(false, patience(), "fourth"));
        assertFalse(lock.isAwaited());
      }
    }
  }

  @Test
  void who_comes_first_is_served_first_however_long_the_lock_is_held() throws Exception {
    Path file = folder.resolve("lock");
    List<Integer> served = new CopyOnWriteArrayList<>();
    List<HomeLock> locks = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    try (HomeLock holder = new HomeLock(file)) {
      assertTrue(holder.acquire(false, patience(), "import"));
      for (int i = 0; i < 4; i++) {
        int number = i;
        HomeLock lock = new HomeLock(file);
        locks.add(lock);
        threads.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      try {
                        assertTrue(lock.acquire(false, patience(), "waiting"));
                        served.add(number);
                        lock.release();
                      } catch (IOException e) {
                        throw new UncheckedIOException(e);
                      }
                    }));
        Thread.sleep(200);
      }
      assertTrue(holder.isAwaited());
      Thread.sleep(4000); // longer than a running process takes to move on
      holder.release();
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(List.of(0, 1, 2, 3), served);
    } finally {
      locks.forEach(HomeLock::close);
    }
  }
}
