package dev.errdict.db.rows;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Splits a long list into batches, and prepares each while the one before is used. */
public final class Batches {
  private Batches() {}

  /**
   * Uses the batches in their order, in the caller's thread. The next batch is meanwhile prepared
   * in the common pool; a list of one batch is prepared in the caller's thread. An unchecked
   * failure of either function is thrown as it is, and no later batch is used; when a use fails,
   * the next batch may still be being prepared.
   *
   * @param size the number of elements in a batch; the last may have fewer
   * @param preparing makes of a batch what is used with it; must not depend on what the use changes
   */
  public static <T, R> void forEach(
      List<T> all, int size, Function<List<T>, R> preparing, BiConsumer<List<T>, R> use) {
    if (all.size() <= size) {
      if (!all.isEmpty()) {
        use.accept(all, preparing.apply(all));
      }
      return;
    }
    List<List<T>> batches = of(all, size);
    Iterator<List<T>> unprepared = batches.iterator();
    CompletableFuture<R> next = prepared(unprepared.next(), preparing);
    for (List<T> batch : batches) {
      R prepared = result(next);
      if (unprepared.hasNext()) {
        next = prepared(unprepared.next(), preparing);
      }
      use.accept(batch, prepared);
    }
  }

  static <T> List<List<T>> of(List<T> all, int size) {
    List<List<T>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      batches.add(all.subList(from, Math.min(from + size, all.size())));
    }
    return batches;
  }

  private static <T, R> CompletableFuture<R> prepared(
      List<T> batch, Function<List<T>, R> preparing) {
    return CompletableFuture.supplyAsync(() -> preparing.apply(batch));
  }

  private static <R> R result(CompletableFuture<R> prepared) {
    try {
      return prepared.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure; // a full heap has a sentence of its own
        case null, default -> throw e;
      }
    }
  }
}
