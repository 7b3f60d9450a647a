package dev.errdict.search.rank;

import dev.errdict.db.catalog.EntryRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the search makes of a question.
 *
 * @param elsewhere how near the question is to what no entry is about
 * @param entries the best first; may be empty
 * @param worth the chance, from 0 to 1, that the right entry is among the first three
 * @param verdict what to do with them
 */
public record Ranking(
    Asked asked,
    Elsewhere.Nearness elsewhere,
    List<Ranked> entries,
    double worth,
    Verdict verdict) {
  /** What a ranking comes to. */
  public enum Verdict {
    FOUND,
    CHOICES,
    NOT_FOUND
  }

  public Ranking {
    entries = List.copyOf(entries);
  }

  /** An entry is compared with the best when it is at least this part as likely. */
  private static final double NEARLY_AS_LIKELY = 0.1;

  /**
   * The same with retired entries behind the others that are offered beside them. A retired entry
   * is the answer only where no other is nearly as likely.
   *
   * @param retired whether an entry is retired
   */
  public Ranking liveFirst(Predicate<EntryRef> retired) {
    if (verdict == Verdict.NOT_FOUND || entries.isEmpty()) {
      return this;
    }
    double least = NEARLY_AS_LIKELY * entries.getFirst().chance();
    List<Ranked> rivals = entries.stream().filter(one -> one.chance() >= least).toList();
    List<Ranked> sorted =
        rivals.stream().sorted(Comparator.comparing(one -> retired.test(one.ref()))).toList();
    if (sorted.equals(rivals)) {
      return this;
    }
    List<Ranked> all = new ArrayList<>(sorted);
    entries.stream().filter(one -> !rivals.contains(one)).forEach(all::add);
    return new Ranking(asked, elsewhere, all, worth, Verdict.CHOICES);
  }

  /** The same, for the reader to choose from. */
  Ranking asChoices() {
    return new Ranking(asked, elsewhere, entries, worth, Verdict.CHOICES);
  }
}
