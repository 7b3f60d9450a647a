package dev.errdict.search.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes one ranking of those of several catalogs. Each knows the chance that its best entry is
 * right as if no other catalog was there; since at most one of them is right as a rule, the odds
 * are shared among all: p = o / (1 + sum of o), which is Bayes' rule for evidence that is
 * independent.
 */
final class Merging {
  private static final double SUREST = 0.995;

  private Merging() {}

  /**
   * @param rankings of the same question, one for each catalog
   */
  static Ranking of(List<Ranking> rankings) {
    List<Ranking> some = rankings.stream().filter(one -> !one.entries().isEmpty()).toList();
    if (some.size() < 2) {
      return some.isEmpty() ? rankings.getFirst() : some.getFirst();
    }
    double all = 1;
    for (Ranking one : some) {
      all += odds(one);
    }
    List<Ranked> merged = new ArrayList<>();
    Ranking best = some.getFirst();
    double bestChance = -1;
    boolean offered = some.stream().anyMatch(one -> one.verdict() != Ranking.Verdict.NOT_FOUND);
    for (Ranking one : some) {
      if (offered && one.verdict() == Ranking.Verdict.NOT_FOUND) {
        continue;
      }
      double chance = odds(one) / all;
      double factor = chance / Math.max(1e-9, one.entries().getFirst().chance());
      one.entries().forEach(entry -> merged.add(entry.times(factor)));
      if (chance > bestChance) {
        best = one;
        bestChance = chance;
      }
    }
    merged.sort(Comparator.comparingDouble(Ranked::chance).reversed());
    return new Ranking(
        best.asked(),
        best.elsewhere(),
        merged.subList(0, Math.min(merged.size(), Ranker.MOST)),
        verdict(best, bestChance));
  }

  private static Ranking.Verdict verdict(Ranking best, double chance) {
    return best.verdict() == Ranking.Verdict.FOUND && chance < Ranker.FOUND_ABOVE
        ? Ranking.Verdict.CHOICES
        : best.verdict();
  }

  private static double odds(Ranking ranking) {
    double chance = Math.min(SUREST, ranking.entries().getFirst().chance());
    return chance / (1 - chance);
  }
}
