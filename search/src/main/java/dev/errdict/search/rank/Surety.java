package dev.errdict.search.rank;

import java.util.List;

/**
 * What tells whether the best entry is right at all: its own evidence, its lead, and what kind of
 * question it was.
 */
final class Surety {
  static final List<String> NAMES =
      List.of(
          "score",
          "lead",
          "match",
          "matches",
          "both",
          "recall",
          "coverage",
          "sound",
          "meaning",
          "meanings",
          "described",
          "whole",
          "verbatim",
          "number",
          "elsewhere-match",
          "elsewhere-meaning",
          "elsewhere-nearer",
          "foreign",
          "short",
          "long");

  private Surety() {}

  static double[] parts(
      Asked asked, Elsewhere.Nearness elsewhere, Evidence best, double score, double lead) {
    double size = asked.terms().size();
    return new double[] {
      score,
      lead,
      best.match(),
      best.matches(),
      best.both(),
      best.recall(),
      best.coverage(),
      best.sound(),
      best.meaning(),
      best.meanings(),
      best.described(),
      best.whole(),
      best.verbatim(),
      best.number(),
      elsewhere.match(),
      elsewhere.meaning(),
      best.meanings() - elsewhere.meaning(),
      elsewhere.foreign(),
      size <= 3 ? 1 : 0,
      Math.min(1, size / 60)
    };
  }
}
