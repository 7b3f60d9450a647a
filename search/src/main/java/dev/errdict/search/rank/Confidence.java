package dev.errdict.search.rank;

import java.util.List;

/**
 * The features of a ranking's confidence: the best entry's evidence, its lead, and the kind of
 * question.
 */
final class Confidence {
  static final List<String> NAMES =
      List.of(
          "score",
          "lead",
          "ahead",
          "share",
          "match",
          "matches",
          "both",
          "recall",
          "precision",
          "coverage",
          "sound",
          "meaning",
          "meanings",
          "described",
          "official",
          "whole",
          "verbatim",
          "letters",
          "elsewhere-match",
          "elsewhere-meaning",
          "elsewhere-nearer",
          "foreign",
          "missing",
          "short",
          "long");

  private Confidence() {}

  /**
   * @param score of the best entry
   * @param lead of the best entry over the second
   * @param ahead how much nearer in meaning the best entry is than any other, negative where
   *     another is nearer
   * @param share of the best entry in the softmax over all, from 0 to 1
   */
  static double[] parts(
      Asked asked,
      OffTopicExamples.Nearness elsewhere,
      Evidence best,
      double score,
      double lead,
      double ahead,
      double share) {
    double size = asked.terms().size();
    return new double[] {
      score,
      lead,
      ahead,
      share,
      best.match(),
      best.matches(),
      best.both(),
      best.recall(),
      best.precision(),
      best.coverage(),
      best.sound(),
      best.meaning(),
      best.meanings(),
      best.described(),
      best.official(),
      best.whole(),
      best.verbatim(),
      best.letters(),
      elsewhere.match(),
      elsewhere.meaning(),
      best.meanings() - elsewhere.meaning(),
      elsewhere.foreign(),
      asked.missingShare(),
      size <= 3 ? 1 : 0,
      Math.min(1, size / 60)
    };
  }

  /** How much nearer in meaning the first is than any other; 0 where it is alone. */
  static double ahead(List<Evidence> bestFirst) {
    double first = bestFirst.getFirst().meaning();
    return first - bestFirst.stream().skip(1).mapToDouble(Evidence::meaning).max().orElse(first);
  }
}
