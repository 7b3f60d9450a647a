package dev.errdict.db.rows;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Long lists in batches. */
public final class Batches {
  private Batches() {}

  /**
   * Uses batch after batch, while the next is prepared in another thread. A list of one batch is
   * prepared in the caller's.
   *
   * @param size the number of elements in a batch; the last may have fewer
   * @param preparing makes of a batch what is used with it; its failure ends the use
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

  private static <T> List<List<T>> of(List<T> all, int size) {
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
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
