package dev.errdict.search.rank;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The reciprocal ranks of an entry among the others, one for each part of the evidence: 1 for the
 * first, 1/2 for the second, 1/3 for the third; ties get the better rank (G. V. Cormack, C. L. A.
 * Clarke and S. Büttcher, 2009). Unlike the parts themselves, they depend on the other entries. An
 * entry that is better by less than {@link #CLEARLY} counts in part, so that a hair's breadth makes
 * no rank.
 */
public record Places(double match, double matches, double meaning, double meanings) {
  /** From this difference on an entry is wholly before another. */
  private static final double CLEARLY = 0.05;

  /** The ranks of the only entry. */
  static final Places FIRST = new Places(1, 1, 1, 1);

  /** The evidence, each with its ranks among the others. */
  static List<Evidence> among(List<Evidence> evidence) {
    double[] match = best(evidence, Evidence::match);
    double[] matches = best(evidence, Evidence::matches);
    double[] meaning = best(evidence, Evidence::meaning);
    double[] meanings = best(evidence, Evidence::meanings);
    return evidence.stream()
        .map(
            one ->
                one.placed(
                    new Places(
                        place(match, one.match()),
                        place(matches, one.matches()),
                        place(meaning, one.meaning()),
                        place(meanings, one.meanings()))))
        .toList();
  }

  /** The values of a part, the best first, negated as {@link Arrays#sort} needs it. */
  private static double[] best(List<Evidence> evidence, ToDoubleFunction<Evidence> part) {
    double[] values = evidence.stream().mapToDouble(part).map(value -> -value).toArray();
    Arrays.sort(values);
    return values;
  }

  private static double place(double[] best, double value) {
    double before = 0;
    for (int i = 0; i < best.length && -best[i] > value; i++) {
      before += Math.min(1, (-best[i] - value) / CLEARLY);
    }
    return 1 / (before + 1);
  }
}
