package dev.errdict.db.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesTest {
  private static final int SIZE = 10;

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 10, 11, 20, 99, 100})
  void every_batch_is_used_in_order_with_what_was_made_of_it(int count) {
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
  void the_next_batch_is_prepared_while_one_is_used() {
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
  void a_short_list_needs_no_other_thread() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Batches.forEach(
        numbers(SIZE), SIZE, batch -> threads.add(Thread.currentThread()), (batch, added) -> {});
    assertEquals(Set.of(Thread.currentThread()), threads);
  }

  static Stream<Arguments> failures() {
    return Stream.of(new IllegalStateException("no disk"), new OutOfMemoryError("a test"))
        .flatMap(failure -> Stream.of(SIZE, 3 * SIZE).map(count -> arguments(failure, count)));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void after_a_failure_to_prepare_nothing_more_is_used(Throwable failure, int count) {
    Set<Integer> used = new HashSet<>();
    Throwable seen =
        assertThrows(
            failure.getClass(),
            () ->
                Batches.forEach(
                    numbers(count),
                    SIZE,
                    batch -> {
                      if (batch.contains(count - 1)) {
                        throw unchecked(failure);
                      }
                      return batch;
                    },
                    (batch, same) -> used.addAll(batch)));
    assertSame(failure, seen);
    assertFalse(used.contains(count - 1));
  }

  @Test
  void a_failure_of_the_use_is_thrown_in_the_callers_thread_and_ends_it() {
    IllegalStateException failure = new IllegalStateException("no row");
    List<Integer> used = new ArrayList<>();
    Thread caller = Thread.currentThread();
    Exception seen =
        assertThrows(
            IllegalStateException.class,
            () ->
                Batches.forEach(
                    numbers(5 * SIZE),
                    SIZE,
                    batch -> batch,
                    (batch, same) -> {
                      assertSame(caller, Thread.currentThread());
                      used.add(batch.getFirst());
                      if (batch.contains(SIZE)) {
                        throw failure;
                      }
                    }));
    assertSame(failure, seen);
    assertEquals(List.of(0, SIZE), used);
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }
}
