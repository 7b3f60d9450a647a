package dev.errdict.db.learning;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import java.util.List;
import java.util.Map;

/**
 * How questions ended since a day.
 *
 * @param outcomes by language; a missing one is 0
 * @param asked the entries answered most often, the most frequent first
 * @param refused the entries refused most often by "Not this?"
 * @param helpful the entries that were found helpful
 */
public record AskedCounts(
    Map<Lang, Map<AskedOutcome, Integer>> outcomes,
    List<OfEntry> asked,
    List<OfEntry> refused,
    List<OfEntry> helpful) {
  /** An entry with a count. */
  public record OfEntry(EntryRef ref, int times) {}

  public AskedCounts {
    outcomes = Map.copyOf(outcomes);
    asked = List.copyOf(asked);
    refused = List.copyOf(refused);
    helpful = List.copyOf(helpful);
  }

  public int of(AskedOutcome outcome) {
    return outcomes.values().stream().mapToInt(of -> of.getOrDefault(outcome, 0)).sum();
  }

  public int of(Lang lang) {
    return outcomes.getOrDefault(lang, Map.of()).values().stream().mapToInt(one -> one).sum();
  }

  public int questions() {
    return outcomes.keySet().stream().mapToInt(this::of).sum();
  }
}
