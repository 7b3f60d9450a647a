package dev.errdict.search;

import dev.errdict.search.code.CodeMention;
import dev.errdict.search.rank.Ranking;
import java.util.List;
import java.util.Optional;

/**
 * An answer with what led to it.
 *
 * @param mentions what was recognised as a possible code, in the order in which it would be
 *     answered
 * @param ranking what the search made of the words; empty when codes decided
 */
public record Explanation(Answer answer, List<CodeMention> mentions, Optional<Ranking> ranking) {
  public Explanation {
    mentions = List.copyOf(mentions);
  }

  static Explanation of(Answer answer, List<CodeMention> mentions) {
    return new Explanation(answer, mentions, Optional.empty());
  }
}
