package dev.errdict.search.quality;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * The rates over a set of outcomes; each from 0 to 1, and 0 where there is nothing to count.
 *
 * @param first of the answerable: the first answer is right
 * @param three of the answerable: a right one is among the first three
 * @param reciprocal of the answerable: mean reciprocal rank within ten (MRR@10)
 * @param declinedRightly of what has no answer: declined
 * @param declinedWrongly of the answerable: declined
 * @param silentlyWrong of all: a wrong entry given as the answer, not as a choice
 * @param choices of all: answered with choices
 * @param amongChoices of the answers with choices: a right one is among them
 */
public record Tally(
    int answerable,
    int unanswerable,
    double first,
    double three,
    double reciprocal,
    double declinedRightly,
    double declinedWrongly,
    double silentlyWrong,
    double choices,
    double amongChoices,
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
        share(answerable, one -> one.rank() == 1),
        share(answerable, one -> one.rank() >= 1 && one.rank() <= 3),
        answerable.stream()
            .mapToDouble(one -> one.rank() == 0 ? 0 : 1.0 / one.rank())
            .average()
            .orElse(0),
        share(unanswerable, Outcome::declined),
        share(answerable, Outcome::declined),
        share(outcomes, Outcome::silentlyWrong),
        share(outcomes, one -> one.kind() == Outcome.Kind.CHOICES),
        share(
            outcomes.stream().filter(one -> one.kind() == Outcome.Kind.CHOICES).toList(),
            Outcome::amongChoices),
        at(times, 0.50),
        at(times, 0.99));
  }

  private static double share(List<Outcome> outcomes, Predicate<Outcome> of) {
    return outcomes.isEmpty() ? 0 : (double) outcomes.stream().filter(of).count() / outcomes.size();
  }

  private static Duration at(List<Duration> sorted, double share) {
    return sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
  }
}
