package dev.errdict.search.lookup;

import dev.errdict.search.answer.Answer;
import dev.errdict.search.rank.Ranking;
import dev.errdict.search.witness.Witness;
import java.util.List;
import java.util.Optional;

/**
 * An answer and how it was found.
 *
 * @param witnesses what names an entry exactly, or a code that no catalog has: codes, texts,
 *     numbers, each in the order in which they would be answered
 * @param ranking the result of the search by words; empty when a witness decided
 */
public record Explanation(Answer answer, List<Witness> witnesses, Optional<Ranking> ranking) {
  public Explanation {
    witnesses = List.copyOf(witnesses);
  }

  static Explanation of(Answer answer) {
    return new Explanation(answer, List.of(), Optional.empty());
  }
}
