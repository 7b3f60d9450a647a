package dev.errdict.search.rank;

import dev.errdict.db.words.Lang;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Merges the rankings of several catalogs. Each ranking has the chance that its best entries are
 * right, computed as if there were no other catalog. The merged chances are fitted: a softmax over
 * the catalogs and "none of them", of each chance's log odds (cf. J. Callan on merging results in
 * distributed retrieval, 2000).
 */
final class Merging {
  /**
   * The chance from which on the best entry of several catalogs is the answer. It is higher than
   * for one catalog: a similar entry of another catalog is often meant, and choices show both.
   */
  static final double FOUND_ABOVE = 0.8;

  private final Lang lang;
  private final Function<Lang, Weights> weights;

  /**
   * @param lang of the question
   * @param weights for questions and glosses in a language
   */
  Merging(Lang lang, Function<Lang, Weights> weights) {
    this.lang = lang;
    this.weights = weights;
  }

  private record Claimed(Ranking ranking, double right, double worth) {}

  /**
   * @param rankings of the same question, one for each catalog
   */
  Ranking of(List<Ranking> rankings) {
    List<Ranking> some = rankings.stream().filter(one -> !one.entries().isEmpty()).toList();
    if (some.size() < 2) {
      return some.isEmpty() ? rankings.getFirst() : some.getFirst();
    }
    List<Claimed> claims = claims(some);
    Claimed best = claims.getFirst();
    double worth = claims.stream().mapToDouble(Claimed::worth).sum();
    boolean offered =
        claims.stream().anyMatch(one -> one.ranking().verdict() != Ranking.Verdict.NOT_FOUND);
    Evidence likeliest =
        Collections.max(claims, Comparator.comparingDouble(Claimed::worth))
            .ranking()
            .entries()
            .getFirst()
            .evidence();
    boolean declined = !offered || worth < weights.apply(lang).declineMergedBelow(likeliest);
    List<Ranked> merged = new ArrayList<>();
    for (Claimed one : claims) {
      double alone = Math.max(1e-9, one.ranking().entries().getFirst().chance());
      one.ranking().entries().forEach(entry -> merged.add(entry.times(one.right() / alone)));
    }
    merged.sort(Comparator.comparingDouble(Ranked::chance).reversed());
    Ranking.Verdict verdict =
        declined
            ? Ranking.Verdict.NOT_FOUND
            : best.ranking().verdict() == Ranking.Verdict.VAGUE
                ? Ranking.Verdict.VAGUE
                : best.ranking().verdict() == Ranking.Verdict.FOUND && best.right() >= FOUND_ABOVE
                    ? Ranking.Verdict.FOUND
                    : Ranking.Verdict.CHOICES;
    return new Ranking(
        best.ranking().asked(),
        best.ranking().elsewhere(),
        merged.subList(0, Math.min(merged.size(), Ranker.MOST)),
        worth,
        verdict);
  }

  /** The merged chances of each catalog's best entries, the likeliest first. */
  private List<Claimed> claims(List<Ranking> rankings) {
    double[] right = new double[rankings.size()];
    double[] worth = new double[rankings.size()];
    double allRight = 1;
    double allWorth = 1;
    for (int i = 0; i < right.length; i++) {
      Ranking one = rankings.get(i);
      Weights own = weights.apply(one.asked().lang());
      Ranked best = one.entries().getFirst();
      boolean glossed = one.asked().lang() != lang;
      right[i] = Math.exp(own.rightClaim(best.evidence(), best.chance(), glossed));
      worth[i] = Math.exp(own.worthClaim(best.evidence(), one.worth(), glossed));
      allRight += right[i];
      allWorth += worth[i];
    }
    List<Claimed> claims = new ArrayList<>();
    for (int i = 0; i < right.length; i++) {
      claims.add(new Claimed(rankings.get(i), right[i] / allRight, worth[i] / allWorth));
    }
    claims.sort(Comparator.comparingDouble(Claimed::right).reversed());
    return claims;
  }
}
