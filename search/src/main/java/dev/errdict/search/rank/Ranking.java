package dev.errdict.search.rank;

import java.util.List;

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

  /** The same, for the reader to choose from. */
  Ranking asChoices() {
    return new Ranking(asked, elsewhere, entries, worth, Verdict.CHOICES);
  }
}
