package dev.errdict.search.quality;

import java.time.Duration;
import java.util.List;

/**
 * The rates over a set of outcomes; each from 0 to 1, and 0 where there is nothing to count.
 *
 * @param first of the answerable: the first answer is right
 * @param three of the answerable: a right one is among the first three
 * @param reciprocal of the answerable: mean reciprocal rank within ten (MRR@10)
 * @param declinedRightly of what has no answer: declined
 * @param declinedWrongly of the answerable: declined
 */
public record Tally(
    int answerable,
    int unanswerable,
    double first,
    double three,
    double reciprocal,
    double declinedRightly,
    double declinedWrongly,
    Duration p50,
    Duration p99) {
  public static Tally of(List<Outcome> outcomes) {
    List<Outcome> answerable =
        outcomes.stream().filter(outcome -> outcome.question().answerable()).toList();
    List<Outcome> unanswerable =
        outcomes.stream().filter(outcome -> !outcome.question().answerable()).toList();
    List<Duration> times = outcomes.stream().map(Outcome::time).sorted().toList();
    return new Tally(
        answerable.size(),
        unanswerable.size(),
        answerable.stream().mapToInt(one -> one.rank() == 1 ? 1 : 0).average().orElse(0),
        answerable.stream()
            .mapToInt(one -> one.rank() >= 1 && one.rank() <= 3 ? 1 : 0)
            .average()
            .orElse(0),
        answerable.stream()
            .mapToDouble(one -> one.rank() == 0 ? 0 : 1.0 / one.rank())
            .average()
            .orElse(0),
        unanswerable.stream().mapToInt(one -> one.declined() ? 1 : 0).average().orElse(0),
        answerable.stream().mapToInt(one -> one.declined() ? 1 : 0).average().orElse(0),
        at(times, 0.50),
        at(times, 0.99));
  }

  private static Duration at(List<Duration> sorted, double share) {
    return sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
  }
}
