package dev.errdict.search.rank;

import dev.errdict.search.quality.LabelledQuestion;
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

  /** From this weight on a question is asked of the catalog that it was written for. */
  private static final double OWN = 0.5;

  /** A ranked question as the chances see it. */
  record Case(
      double[] parts,
      boolean taught,
      boolean right,
      boolean near,
      boolean answerable,
      double weight) {
    /** Whether a right entry is among the best. */
    boolean worth() {
      return answerable && near;
    }
  }

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
    List<Held> held = held();
    List<Held> calibrated = calibrated(held);
    reliability(calibrated, out);
    loss(calibrated, out);
    double[] rank = fitRank(samples);
    List<Case> cases = cases(samples, rank);
    for (int taught = 0; taught < 2; taught++) {
      boolean with = taught == 1;
      String set = prefix + (with ? "taught." : "untaught.");
      int from = with ? 0 : PARTS;
      print(
          set + "rank.",
          Evidence.NAMES,
          Arrays.copyOfRange(rank, from, from + PARTS),
          with ? 0 : rank[2 * PARTS],
          out);
      List<Held> same = held.stream().filter(one -> one.is().taught() == with).toList();
      print(set + "right.", Calibration.right(same).of(fitChance(cases, with, true)), out);
      print(set + "worth.", Calibration.worth(same).of(fitChance(cases, with, false)), out);
      List<Held> judged = calibrated.stream().filter(one -> one.is().taught() == with).toList();
      out.printf(
          Locale.ROOT,
          "%sdecline-below=%.3f%n",
          set,
          threshold(set, judged, declinedWrongly[taught], out));
    }
  }

  /**
   * A case that the fit of its chances has not seen.
   *
   * @param right the log odds that the best entry is right
   * @param worth the log odds that a right one is among the best
   */
  record Held(Case is, int fold, double right, double worth) {}

  private List<Held> held() {
    List<Held> held = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      List<FitRanking.Sample> training = new ArrayList<>();
      List<FitRanking.Sample> test = new ArrayList<>();
      for (FitRanking.Sample sample : samples) {
        (foldOf(sample) == fold ? test : training).add(sample);
      }
      double[] rank = fitRank(training);
      List<Case> cases = cases(training, rank);
      List<Case> unseen = cases(test, rank);
      for (boolean taught : new boolean[] {false, true}) {
        double[] right = fitChance(cases, taught, true);
        double[] worth = fitChance(cases, taught, false);
        for (Case one : unseen) {
          if (one.taught() == taught) {
            held.add(new Held(one, fold, odds(right, one), odds(worth, one)));
          }
        }
      }
    }
    return held;
  }

  /** By the right entry, so that no entry is in two folds; one question of all catalogs in one. */
  private int foldOf(FitRanking.Sample sample) {
    LabelledQuestion question = sample.question();
    String key = question.answerable() ? question.relevant().getFirst() : question.text();
    return Math.floorMod((key.hashCode() * 0x9E3779B9) >>> 8, folds);
  }

  /** The same with chances that are calibrated on the other folds. */
  private List<Held> calibrated(List<Held> held) {
    List<Held> calibrated = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      for (boolean taught : new boolean[] {false, true}) {
        int left = fold;
        List<Held> others =
            held.stream().filter(one -> one.fold() != left && one.is().taught() == taught).toList();
        Calibration right = Calibration.right(others);
        Calibration worth = Calibration.worth(others);
        held.stream()
            .filter(one -> one.fold() == left && one.is().taught() == taught)
            .forEach(
                one ->
                    calibrated.add(
                        new Held(one.is(), left, right.of(one.right()), worth.of(one.worth()))));
      }
    }
    return calibrated;
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
            Confidence.ahead(entries.stream().map(Ranked::evidence).toList()),
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
                double label = (best ? one.right() : one.worth()) ? 1 : 0;
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

  private static double odds(double[] weights, Case one) {
    double odds = weights[weights.length - 1];
    for (int k = 0; k < one.parts().length; k++) {
      odds += weights[k] * one.parts()[k];
    }
    return odds;
  }

  static double chance(double odds) {
    return 1 / (1 + Math.exp(-odds));
  }

  /** Prints how often answers of each chance were right, on questions that the fit has not seen. */
  private void reliability(List<Held> held, PrintStream out) {
    for (int tenth = 0; tenth < 10; tenth++) {
      int count = 0;
      int right = 0;
      for (Held one : held) {
        if ((int) Math.min(9, chance(one.right()) * 10) == tenth) {
          count++;
          right += one.is().right() ? 1 : 0;
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

  /** Prints what the chances lose on the questions of each catalog itself, which weigh most. */
  private void loss(List<Held> held, PrintStream out) {
    List<Held> own = held.stream().filter(one -> one.is().weight() >= OWN).toList();
    out.printf(
        Locale.ROOT,
        "# %slog loss of %d own questions: right %.4f, worth %.4f; best entry right %.3f%n",
        prefix,
        own.size(),
        own.stream().mapToDouble(one -> loss(one.right(), one.is().right())).average().orElse(0),
        own.stream().mapToDouble(one -> loss(one.worth(), one.is().worth())).average().orElse(0),
        own.stream().filter(one -> one.is().right()).count() / (double) Math.max(1, own.size()));
  }

  private static double loss(double odds, boolean is) {
    return Math.log1p(Math.exp(is ? -odds : odds));
  }

  /** The highest threshold that declines few of the answerable. */
  private static double threshold(
      String set, List<Held> held, double declinedWrongly, PrintStream out) {
    double best = 0.01;
    for (int percent = 1; percent < 75; percent++) {
      double threshold = percent / 100.0;
      double answerable = 0;
      double wrongly = 0;
      double unanswerable = 0;
      double rightly = 0;
      for (Held one : held) {
        boolean declined = chance(one.worth()) < threshold;
        double weight = one.is().weight();
        if (one.is().worth()) {
          answerable += weight;
          wrongly += declined ? weight : 0;
        } else if (!one.is().answerable()) {
          unanswerable += weight;
          rightly += declined ? weight : 0;
        }
      }
      if (percent % 5 == 0) {
        out.printf(
            Locale.ROOT,
            "# %sdecline-below %.3f: declines %.3f of the answerable, %.3f of the others%n",
            set,
            threshold,
            wrongly / answerable,
            rightly / unanswerable);
      }
      if (wrongly / answerable <= declinedWrongly) {
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
