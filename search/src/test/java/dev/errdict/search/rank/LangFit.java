package dev.errdict.search.rank;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The fit for one language, with embeddings or without. */
final class LangFit {
  private static final int PARTS = Evidence.NAMES.size();

  /**
   * The parts of entries with phrases, those of entries without, and what the latter start with.
   */
  private static final int RANK = 2 * PARTS + 1;

  private static final int RANK_STEPS = 600;
  private static final double RANK_L2 = 2e-4;
  private static final int CHANCE_STEPS = 1500;
  private static final double CHANCE_L2 = 0.01;

  /** A question whose answer did not come near teaches little about thresholds. */
  private static final double MISSED = 0.3;

  /** A ranked question as the chances see it. */
  private record Case(
      double[] parts,
      boolean taught,
      boolean right,
      boolean near,
      boolean answerable,
      double weight) {}

  private final String prefix;
  private final List<FitRanking.Sample> samples;
  private final int folds;
  private final double[] declinedWrongly;

  LangFit(String prefix, List<FitRanking.Sample> samples, int folds, double[] declinedWrongly) {
    this.prefix = prefix;
    this.samples = samples;
    this.folds = folds;
    this.declinedWrongly = declinedWrongly;
  }

  void print(PrintStream out) {
    List<List<Case>> held = new ArrayList<>(List.of(new ArrayList<>(), new ArrayList<>()));
    List<double[]> chances = new ArrayList<>();
    List<Case> all = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      List<FitRanking.Sample> training = new ArrayList<>();
      List<FitRanking.Sample> test = new ArrayList<>();
      for (FitRanking.Sample sample : samples) {
        // One question is asked of several catalogs: all of them are in the same fold.
        boolean out1 = Math.floorMod(sample.question().text().hashCode(), folds) == fold;
        (out1 ? test : training).add(sample);
      }
      double[] rank = fitRank(training);
      List<Case> cases = cases(training, rank);
      for (int taught = 0; taught < 2; taught++) {
        boolean with = taught == 1;
        double[] right = fitChance(cases, with, true);
        double[] worth = fitChance(cases, with, false);
        for (Case one : cases(test, rank)) {
          if (one.taught() == with) {
            held.get(taught).add(one);
            all.add(one);
            chances.add(new double[] {chance(right, one), chance(worth, one), taught});
          }
        }
      }
    }
    reliability(all, chances, out);
    double[] rank = fitRank(samples);
    List<Case> cases = cases(samples, rank);
    for (int taught = 0; taught < 2; taught++) {
      String set = prefix + (taught == 1 ? "taught." : "untaught.");
      int from = taught == 1 ? 0 : PARTS;
      print(
          set + "rank.",
          Evidence.NAMES,
          Arrays.copyOfRange(rank, from, from + PARTS),
          taught == 1 ? 0 : rank[2 * PARTS],
          out);
      print(set + "right.", fitChance(cases, taught == 1, true), out);
      print(set + "worth.", fitChance(cases, taught == 1, false), out);
      out.printf(
          Locale.ROOT, "%sdecline-below=%.3f%n", set, threshold(set, all, chances, taught, out));
    }
  }

  private static double score(double[] rank, Ranked ranked) {
    double[] parts = ranked.evidence().parts();
    boolean taught = ranked.evidence().taught();
    double sum = taught ? 0 : rank[2 * PARTS];
    for (int i = 0; i < PARTS; i++) {
      sum += rank[(taught ? 0 : PARTS) + i] * parts[i];
    }
    return sum;
  }

  private static double[] fitRank(List<FitRanking.Sample> samples) {
    List<FitRanking.Sample> used =
        samples.stream()
            .filter(one -> one.ranking().entries().stream().anyMatch(e -> one.target(e) > 0))
            .toList();
    double weights = used.stream().mapToDouble(FitRanking.Sample::weight).sum();
    return Adam.minimise(
        RANK,
        RANK_STEPS,
        (rank, gradient) -> {
          for (FitRanking.Sample sample : used) {
            List<Ranked> entries = sample.ranking().entries();
            double[] scores = entries.stream().mapToDouble(one -> score(rank, one)).toArray();
            double top = Arrays.stream(scores).max().orElse(0);
            double all = 0;
            double right = 0;
            for (int i = 0; i < scores.length; i++) {
              scores[i] = Math.exp(scores[i] - top);
              all += scores[i];
              right += sample.target(entries.get(i)) * scores[i];
            }
            for (int i = 0; i < scores.length; i++) {
              double pull = scores[i] / all - sample.target(entries.get(i)) * scores[i] / right;
              add(gradient, entries.get(i).evidence(), pull * sample.weight() / weights);
            }
          }
          for (int k = 0; k < RANK; k++) {
            gradient[k] += RANK_L2 * rank[k];
          }
        });
  }

  private static void add(double[] gradient, Evidence evidence, double pull) {
    double[] parts = evidence.parts();
    int from = evidence.taught() ? 0 : PARTS;
    for (int k = 0; k < PARTS; k++) {
      gradient[from + k] += pull * parts[k];
    }
    gradient[2 * PARTS] += evidence.taught() ? 0 : pull;
  }

  private static List<Case> cases(List<FitRanking.Sample> samples, double[] rank) {
    return samples.stream().map(sample -> caseOf(sample, rank)).toList();
  }

  private static Case caseOf(FitRanking.Sample sample, double[] rank) {
    List<Ranked> entries = new ArrayList<>(sample.ranking().entries());
    entries.sort((a, b) -> Double.compare(score(rank, b), score(rank, a)));
    double top = score(rank, entries.getFirst());
    double second = entries.size() > 1 ? score(rank, entries.get(1)) : 0;
    double mass = entries.stream().mapToDouble(one -> Math.exp(score(rank, one) - top)).sum();
    Evidence best = entries.getFirst().evidence();
    return new Case(
        Confidence.parts(
            sample.ranking().asked(),
            sample.ranking().elsewhere(),
            best,
            top,
            top - second,
            1 / mass),
        best.taught(),
        sample.target(entries.getFirst()) > 0,
        entries.stream().limit(3).anyMatch(one -> sample.target(one) > 0),
        sample.answerable(),
        sample.weight());
  }

  /**
   * @param best whether for the chance that the best is right, rather than that one of three is
   * @return the weights, and the bias behind them
   */
  private static double[] fitChance(List<Case> all, boolean taught, boolean best) {
    List<Case> cases = all.stream().filter(one -> one.taught() == taught).toList();
    int size = Confidence.NAMES.size();
    double[] mean = new double[size];
    double[] spread = new double[size];
    for (int k = 0; k < size; k++) {
      int part = k;
      mean[k] = cases.stream().mapToDouble(one -> one.parts()[part]).average().orElse(0);
      double variance =
          cases.stream()
              .mapToDouble(one -> Math.pow(one.parts()[part] - mean[part], 2))
              .average()
              .orElse(0);
      spread[k] = variance > 1e-12 ? Math.sqrt(variance) : Double.POSITIVE_INFINITY;
    }
    double weights = cases.stream().mapToDouble(one -> weight(one, best)).sum();
    double[] fitted =
        Adam.minimise(
            size + 1,
            CHANCE_STEPS,
            (current, gradient) -> {
              for (Case one : cases) {
                double logit = current[size];
                for (int k = 0; k < size; k++) {
                  logit += current[k] * (one.parts()[k] - mean[k]) / spread[k];
                }
                double label = (best ? one.right() : one.answerable() && one.near()) ? 1 : 0;
                double error = (1 / (1 + Math.exp(-logit)) - label) * weight(one, best) / weights;
                for (int k = 0; k < size; k++) {
                  gradient[k] += error * (one.parts()[k] - mean[k]) / spread[k];
                }
                gradient[size] += error;
              }
              for (int k = 0; k < size; k++) {
                gradient[k] += CHANCE_L2 * current[k];
              }
            });
    double[] plain = new double[size + 1];
    plain[size] = fitted[size];
    for (int k = 0; k < size; k++) {
      plain[k] = fitted[k] / spread[k];
      plain[size] -= plain[k] * mean[k];
    }
    return plain;
  }

  private static double weight(Case one, boolean best) {
    return one.weight() * (best || one.near() || !one.answerable() ? 1 : MISSED);
  }

  private static double chance(double[] weights, Case one) {
    double logit = weights[weights.length - 1];
    for (int k = 0; k < one.parts().length; k++) {
      logit += weights[k] * one.parts()[k];
    }
    return 1 / (1 + Math.exp(-logit));
  }

  /** Prints how often answers of each chance were right, on questions that the fit has not seen. */
  private void reliability(List<Case> cases, List<double[]> chances, PrintStream out) {
    for (int tenth = 0; tenth < 10; tenth++) {
      int count = 0;
      int right = 0;
      for (int i = 0; i < cases.size(); i++) {
        if ((int) Math.min(9, chances.get(i)[0] * 10) == tenth) {
          count++;
          right += cases.get(i).right() ? 1 : 0;
        }
      }
      out.printf(
          Locale.ROOT,
          "# %schance %.1f to %.1f: %d questions, right %.3f%n",
          prefix,
          tenth / 10.0,
          (tenth + 1) / 10.0,
          count,
          (double) right / Math.max(1, count));
    }
  }

  /** The highest threshold that declines few of the answerable. */
  private double threshold(
      String set, List<Case> cases, List<double[]> chances, int taught, PrintStream out) {
    double best = 0.05;
    for (double threshold = 0.05; threshold < 0.75; threshold += 0.025) {
      double answerable = 0;
      double wrongly = 0;
      double unanswerable = 0;
      double rightly = 0;
      for (int i = 0; i < cases.size(); i++) {
        Case one = cases.get(i);
        if (chances.get(i)[2] != taught) {
          continue;
        }
        boolean declined = chances.get(i)[1] < threshold;
        if (one.answerable() && one.near()) {
          answerable += one.weight();
          wrongly += declined ? one.weight() : 0;
        } else if (!one.answerable()) {
          unanswerable += one.weight();
          rightly += declined ? one.weight() : 0;
        }
      }
      out.printf(
          Locale.ROOT,
          "# %sdecline-below %.3f: declines %.3f of the answerable, %.3f of the others%n",
          set,
          threshold,
          wrongly / answerable,
          rightly / unanswerable);
      if (wrongly / answerable <= declinedWrongly[taught]) {
        best = threshold;
      }
    }
    return best;
  }

  private static void print(String prefix, double[] weights, PrintStream out) {
    int size = Confidence.NAMES.size();
    print(prefix, Confidence.NAMES, Arrays.copyOf(weights, size), weights[size], out);
  }

  private static void print(
      String prefix, List<String> names, double[] weights, double bias, PrintStream out) {
    for (int i = 0; i < names.size(); i++) {
      out.printf(Locale.ROOT, "%s%s=%.4f%n", prefix, names.get(i), weights[i]);
    }
    out.printf(Locale.ROOT, "%sbias=%.4f%n", prefix, bias);
  }
}
