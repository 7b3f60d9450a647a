package dev.errdict.search.rank;

import dev.errdict.db.words.Lang;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * Fits what the catalogs' chances are worth beside each other: a softmax over the catalogs of a
 * home and "none of them", of each chance's log odds.
 */
final class MergeFit {
  private static final int STEPS = 1500;
  private static final double L2 = 1e-4;

  /**
   * The most of the answerable that a threshold may decline: where the likeliest entry has no
   * phrases and where it has. Questions whose right entry would not have been offered do not count.
   */
  private static final double[] DECLINED_WRONGLY = {0.08, 0.04};

  /** The kinds: without phrases and with, for each language, and then glossed questions. */
  private static final int GLOSSED = 2 * Lang.values().length;

  /** One question: for each catalog its kind of entry, its log odds, and whether it is right. */
  private record Case(
      Lang lang, int[] kinds, double[] odds, boolean[] right, boolean answerable, double weight) {
    /** What the catalogs and "none" (the last) share. */
    double[] shares(double[] fitted) {
      double[] shares = new double[kinds.length + 1];
      shares[kinds.length] = 1;
      double all = 1;
      for (int i = 0; i < kinds.length; i++) {
        shares[i] = Math.exp((1 + fitted[2 * kinds[i]]) * odds[i] + fitted[2 * kinds[i] + 1]);
        all += shares[i];
      }
      for (int i = 0; i < shares.length; i++) {
        shares[i] /= all;
      }
      return shares;
    }

    /** Whether the likeliest entry has phrases. */
    int taught(double[] fitted) {
      int best = best(shares(fitted));
      return kinds[best] == GLOSSED ? 0 : kinds[best] % 2;
    }

    /** The likeliest catalog. */
    int best(double[] shares) {
      int best = 0;
      for (int i = 1; i < kinds.length; i++) {
        best = shares[i] > shares[best] ? i : best;
      }
      return best;
    }

    boolean near() {
      for (boolean one : right) {
        if (one) {
          return true;
        }
      }
      return false;
    }
  }

  private final String prefix;
  private final List<FitRanking.Merged> samples;
  private final Properties weights;

  /**
   * @param weights of the single catalogs
   */
  MergeFit(String prefix, List<FitRanking.Merged> samples, Properties weights) {
    this.prefix = prefix;
    this.samples = samples;
    this.weights = weights;
  }

  void print(PrintStream out) {
    List<Case> right = samples.stream().map(one -> caseOf(one, true)).toList();
    List<Case> worth = samples.stream().map(one -> caseOf(one, false)).toList();
    double[] fittedRight = fit(right);
    double[] fittedWorth = fit(worth);
    reliability(right, fittedRight, out);
    for (int kind = 0; kind <= GLOSSED; kind++) {
      print(kind, "merged-right.", fittedRight, out);
      print(kind, "merged-worth.", fittedWorth, out);
    }
    for (Lang lang : Lang.values()) {
      for (int taught = 0; taught < 2; taught++) {
        String set = prefix + lang.tag() + (taught == 1 ? ".taught." : ".untaught.");
        int kind = taught;
        List<Case> cases =
            worth.stream()
                .filter(one -> one.lang() == lang && one.taught(fittedWorth) == kind)
                .toList();
        out.printf(
            Locale.ROOT,
            "%smerged-decline-below=%.3f%n",
            set,
            threshold(set, cases, fittedWorth, DECLINED_WRONGLY[kind], out));
      }
    }
  }

  private void print(int kind, String name, double[] fitted, PrintStream out) {
    String set =
        prefix
            + (kind == GLOSSED
                ? "glossed."
                : List.of(Lang.values()).get(kind / 2).tag()
                    + (kind % 2 == 1 ? ".taught." : ".untaught."))
            + name;
    out.printf(Locale.ROOT, "%sslope=%.4f%n", set, 1 + fitted[2 * kind]);
    out.printf(Locale.ROOT, "%sbias=%.4f%n", set, fitted[2 * kind + 1]);
  }

  private Case caseOf(FitRanking.Merged merged, boolean best) {
    int size = merged.alone().size();
    int[] kinds = new int[size];
    double[] odds = new double[size];
    boolean[] right = new boolean[size];
    for (int i = 0; i < size; i++) {
      FitRanking.Sample one = merged.alone().get(i);
      Ranking ranking = again(one.ranking());
      Ranked first = ranking.entries().getFirst();
      kinds[i] =
          one.lang() == one.asking()
              ? 2 * List.of(Lang.values()).indexOf(one.lang()) + (first.evidence().taught() ? 1 : 0)
              : GLOSSED;
      odds[i] = new Weights.Claim(1, 0).of(best ? first.chance() : ranking.worth());
      right[i] =
          ranking.entries().stream().limit(best ? 1 : 3).anyMatch(ranked -> one.target(ranked) > 0);
    }
    FitRanking.Sample any = merged.alone().getFirst();
    return new Case(any.asking(), kinds, odds, right, any.question().answerable(), merged.weight());
  }

  /** The ranking by the weights that are fitted now. */
  private Ranking again(Ranking ranking) {
    return Ranker.decide(
        ranking.asked(),
        ranking.elsewhere(),
        ranking.entries().stream().map(Ranked::evidence).toList(),
        Weights.of(weights, prefix.equals("meaning."), ranking.asked().lang()));
  }

  private static double[] fit(List<Case> cases) {
    double weights = cases.stream().mapToDouble(Case::weight).sum();
    return Adam.minimise(
        2 * (GLOSSED + 1),
        STEPS,
        (fitted, gradient) -> {
          for (Case one : cases) {
            double[] shares = one.shares(fitted);
            double rightly = 0;
            for (int i = 0; i < one.kinds().length; i++) {
              rightly += one.right()[i] ? shares[i] : 0;
            }
            for (int i = 0; i < one.kinds().length; i++) {
              double wanted = one.right()[i] ? shares[i] / rightly : 0;
              double pull = (shares[i] - wanted) * one.weight() / weights;
              gradient[2 * one.kinds()[i]] += pull * one.odds()[i];
              gradient[2 * one.kinds()[i] + 1] += pull;
            }
          }
          for (int k = 0; k < gradient.length; k++) {
            gradient[k] += L2 * fitted[k];
          }
        });
  }

  /** Prints how often the likeliest entry of all catalogs was right, for each chance. */
  private void reliability(List<Case> cases, double[] fitted, PrintStream out) {
    int[] count = new int[10];
    int[] right = new int[10];
    for (Case one : cases) {
      double[] shares = one.shares(fitted);
      int best = one.best(shares);
      int tenth = (int) Math.min(9, shares[best] * 10);
      count[tenth]++;
      right[tenth] += one.right()[best] ? 1 : 0;
    }
    for (int tenth = 0; tenth < count.length; tenth++) {
      out.printf(
          Locale.ROOT,
          "# %smerged chance %.1f to %.1f: %d questions, right %.3f%n",
          prefix,
          tenth / 10.0,
          (tenth + 1) / 10.0,
          count[tenth],
          (double) right[tenth] / Math.max(1, count[tenth]));
    }
  }

  /** The highest threshold that declines few of the answerable. */
  private static double threshold(
      String set, List<Case> cases, double[] fitted, double declinedWrongly, PrintStream out) {
    double best = 0.05;
    for (double threshold = 0.05; threshold < 0.75; threshold += 0.025) {
      double[] all = new double[2];
      double[] declined = new double[2];
      for (Case one : cases) {
        if (one.answerable() && !one.near()) {
          continue;
        }
        int answerable = one.answerable() ? 1 : 0;
        double[] shares = one.shares(fitted);
        all[answerable] += one.weight();
        declined[answerable] += 1 - shares[shares.length - 1] < threshold ? one.weight() : 0;
      }
      out.printf(
          Locale.ROOT,
          "# %smerged-decline-below %.3f: declines %.3f of the answerable, %.3f of the others%n",
          set,
          threshold,
          declined[1] / all[1],
          declined[0] / all[0]);
      if (declined[1] / all[1] <= declinedWrongly) {
        best = threshold;
      }
    }
    return best;
  }
}
