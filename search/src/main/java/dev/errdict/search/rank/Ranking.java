package dev.errdict.search.rank;

import java.util.List;

/**
 * What the search makes of a question.
 *
 * @param elsewhere how near the question is to what no entry is about
 * @param entries the best first; may be empty
 * @param verdict what to do with them
 */
public record Ranking(
    Asked asked, Elsewhere.Nearness elsewhere, List<Ranked> entries, Verdict verdict) {
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
    return new Ranking(asked, elsewhere, entries, Verdict.CHOICES);
  }
}
