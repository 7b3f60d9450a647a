package dev.errdict.db.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesTest {
  private static final int SIZE = 10;

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 10, 11, 20, 99, 100})
  void everyBatchIsUsedInOrderWithWhatWasMadeOfIt(int count) {
    List<Integer> used = new ArrayList<>();
    Batches.forEach(
        numbers(count),
        SIZE,
        batch -> batch.stream().map(number -> -number).toList(),
        (batch, negated) -> {
          assertTrue(batch.size() <= SIZE);
          assertEquals(batch.stream().map(number -> -number).toList(), negated);
          used.addAll(batch);
        });
    assertEquals(numbers(count), used);
  }

  @Test
  void theNextBatchIsPreparedWhileOneIsUsed() {
    CountDownLatch second = new CountDownLatch(1);
    List<Boolean> inTime = new ArrayList<>();
    Batches.forEach(
        numbers(2 * SIZE),
        SIZE,
        batch -> {
          if (batch.getFirst() == SIZE) {
            second.countDown();
          }
          return batch;
        },
        (batch, same) -> inTime.add(await(second)));
    assertEquals(List.of(true, true), inTime);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void aShortListNeedsNoOtherThread() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Batches.forEach(
        numbers(SIZE), SIZE, batch -> threads.add(Thread.currentThread()), (batch, added) -> {});
    assertEquals(Set.of(Thread.currentThread()), threads);
  }

  @ParameterizedTest
  @ValueSource(ints = {SIZE, 3 * SIZE})
  void aFailureToPrepareEndsTheUse(int count) {
    IllegalStateException failure = new IllegalStateException("no disk");
    Set<Integer> used = new HashSet<>();
    Exception seen =
        assertThrows(
            IllegalStateException.class,
            () ->
                Batches.forEach(
                    numbers(count),
                    SIZE,
                    batch -> {
                      if (batch.contains(count - 1)) {
                        throw failure;
                      }
                      return batch;
                    },
                    (batch, same) -> used.addAll(batch)));
    assertSame(failure, seen);
    assertFalse(used.contains(count - 1));
  }
}
