package dev.errdict.search.lookup;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.answer.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer before its entries are read. */
sealed interface Outcome {
  /**
   * @param unknown codes that no catalog has
   * @param more how many codes of the question are neither answered nor named
   */
  record Found(List<EntryRef> entries, List<String> unknown, int more, Reason reason)
      implements Outcome {
    /** Where the question names no other code. */
    Found(List<EntryRef> entries, Reason reason) {
      this(entries, List.of(), 0, reason);
    }
  }

  /**
   * @param chances in the order in which they are offered
   */
  record Choices(Map<EntryRef, Double> chances, Reason reason) implements Outcome {
    static final int MOST = 5;

    /** The first few of these, in their order. */
    static Choices of(Map<EntryRef, Double> chances, Reason reason) {
      Map<EntryRef, Double> few = new LinkedHashMap<>();
      chances.entrySet().stream().limit(MOST).forEach(one -> few.put(one.getKey(), one.getValue()));
      return new Choices(few, reason);
    }
  }

  /**
   * @param unknown codes whose neighbours are to be named
   * @param more how many codes of the question are not named
   */
  record NotFound(List<EntryRef> near, List<String> unknown, int more, Reason reason)
      implements Outcome {
    /** Where the question names no code. */
    NotFound(List<EntryRef> near, Reason reason) {
      this(near, List.of(), 0, reason);
    }
  }
}
