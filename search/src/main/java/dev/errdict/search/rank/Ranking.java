package dev.errdict.search.rank;

import dev.errdict.db.catalog.EntryRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The result of a search by words.
 *
 * @param elsewhere the question's similarity to the off-topic examples
 * @param entries the best first; may be empty
 * @param worth the chance, from 0 to 1, that the right entry is among the first three
 * @param verdict what to do with them
 */
public record Ranking(
    Asked asked,
    OffTopicExamples.Nearness elsewhere,
    List<Ranked> entries,
    double worth,
    Verdict verdict) {
  /** The verdict on a ranking. */
  public enum Verdict {
    FOUND,
    CHOICES,
    /** Several entries say all that the question says, the best of them more: each may be meant. */
    VAGUE,
    NOT_FOUND,
    /** A maintainer has said that such a question is about no entry. */
    OFF_TOPIC
  }

  public Ranking {
    entries = List.copyOf(entries);
  }

  /** An entry competes with the best one if its chance is at least this share of the best one's. */
  private static final double NEARLY_AS_LIKELY = 0.1;

  /**
   * This ranking with retired entries after the others. A retired entry is the answer only if no
   * other entry is nearly as likely.
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
    return new Ranking(
        asked, elsewhere, all, worth, verdict == Verdict.VAGUE ? verdict : Verdict.CHOICES);
  }

  /** The same, declined as one that is about no entry. */
  Ranking asOffTopic() {
    return new Ranking(asked, elsewhere, List.of(), 0, Verdict.OFF_TOPIC);
  }

  /** This ranking with the verdict that it offers choices. */
  Ranking asChoices() {
    return new Ranking(asked, elsewhere, entries, worth, Verdict.CHOICES);
  }
}
