package dev.errdict.search.rank;

import dev.errdict.db.Lang;
import dev.errdict.search.Dictionary;
import dev.errdict.search.Question;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.meaning.OnnxEmbedder;
import dev.errdict.search.quality.LabelledQuestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Fits {@code weights.properties} on labelled questions and prints it: {@code FitRanking fit.tsv
 * …}. The order of entries comes from a softmax regression over the candidates of each question,
 * the surety from a logistic regression on whether the best entry is right at all; both with L2
 * regularisation, by gradient descent.
 */
public final class FitRanking {
  /** What a code in prose is worth where too few questions show it: the fit stays near it. */
  private static final double USUAL_NUMBER = 5;

  private record Sample(LabelledQuestion question, Ranking ranking) {
    boolean relevant(Ranked ranked) {
      return question.relevant().contains(ranked.ref().code());
    }
  }

  private record Case(double[] parts, double label, double weight) {}

  private FitRanking() {}

  public static void main(String[] args) throws Exception {
    List<LabelledQuestion> questions = new ArrayList<>();
    for (String file : args) {
      questions.addAll(LabelledQuestion.read(Files.readAllLines(Path.of(file))));
    }
    System.out.println("# Fitted by FitRanking on " + questions.size() + " questions.");
    try (OnnxEmbedder models = OnnxEmbedder.create().warmUp()) {
      fit("meaning.", models, questions);
    }
    fit("words.", Embedder.NONE, questions);
  }

  private static void fit(String prefix, Embedder embedder, List<LabelledQuestion> questions)
      throws Exception {
    List<Sample> samples = samples(prefix, embedder, questions);
    for (Lang lang : Lang.values()) {
      List<Sample> ours =
          samples.stream().filter(sample -> sample.ranking().asked().lang() == lang).toList();
      fit(prefix + lang.tag() + ".", ours);
    }
  }

  private static List<Sample> samples(
      String prefix, Embedder embedder, List<LabelledQuestion> questions) throws Exception {
    List<Sample> samples = new ArrayList<>();
    try (Dictionary dictionary =
        Dictionary.inMemory("fit-" + prefix, embedder, Clock.systemUTC())) {
      for (LabelledQuestion question : questions) {
        dictionary
            .explain(new Question(question.text(), Optional.empty()))
            .ranking()
            .filter(ranking -> !ranking.entries().isEmpty())
            .ifPresent(ranking -> samples.add(new Sample(question, ranking)));
      }
    }
    return samples;
  }

  private static void fit(String prefix, List<Sample> samples) {
    double[] rank = fitRank(samples);
    print(prefix + "rank.", Evidence.NAMES, rank);
    double[] folded = new double[samples.size()];
    for (int fold = 0; fold < 5; fold++) {
      double[] surety = fitSurety(samples, rank, fold);
      for (int i = fold; i < samples.size(); i += 5) {
        folded[i] = logit(surety, caseOf(samples.get(i), rank).parts());
      }
    }
    double[] surety = fitSurety(samples, rank, -1);
    print(prefix + "sure.", Surety.NAMES, surety);
    System.out.printf(Locale.ROOT, "%ssure.bias=%.3f%n", prefix, surety[surety.length - 1]);
    threshold(prefix, samples, folded);
  }

  private static double[] fitRank(List<Sample> samples) {
    int size = Evidence.NAMES.size();
    double[] usual = new double[size];
    usual[Evidence.NAMES.indexOf("number")] = USUAL_NUMBER;
    double[] weights = usual.clone();
    double[] momentum = new double[size];
    for (int step = 0; step < 1500; step++) {
      double[] gradient = new double[size];
      int used = 0;
      for (Sample sample : samples) {
        List<Ranked> entries = sample.ranking().entries();
        if (entries.stream().noneMatch(sample::relevant)) {
          continue;
        }
        used++;
        double[] scores =
            entries.stream()
                .mapToDouble(one -> Weights.dot(weights, one.evidence().parts()))
                .toArray();
        double top = Arrays.stream(scores).max().orElse(0);
        double all = 0;
        double right = 0;
        for (int i = 0; i < scores.length; i++) {
          scores[i] = Math.exp(scores[i] - top);
          all += scores[i];
          right += target(sample, i) * scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
          double pull = target(sample, i) * scores[i] / right - scores[i] / all;
          double[] parts = entries.get(i).evidence().parts();
          for (int k = 0; k < size; k++) {
            gradient[k] += pull * parts[k];
          }
        }
      }
      for (int k = 0; k < size; k++) {
        momentum[k] = 0.9 * momentum[k] + gradient[k] / used - 0.0005 * (weights[k] - usual[k]);
        weights[k] += 0.5 * momentum[k];
      }
    }
    return weights;
  }

  /** The first of several right codes is the best one. */
  private static double target(Sample sample, int entry) {
    int place =
        sample.question().relevant().indexOf(sample.ranking().entries().get(entry).ref().code());
    return place < 0 ? 0 : place == 0 ? 1 : 0.5;
  }

  private static Case caseOf(Sample sample, double[] rank) {
    List<Ranked> entries = new ArrayList<>(sample.ranking().entries());
    entries.sort(
        (a, b) ->
            Double.compare(
                Weights.dot(rank, b.evidence().parts()), Weights.dot(rank, a.evidence().parts())));
    double top = Weights.dot(rank, entries.getFirst().evidence().parts());
    double second = entries.size() > 1 ? Weights.dot(rank, entries.get(1).evidence().parts()) : 0;
    double[] parts =
        Surety.parts(
            sample.ranking().asked(),
            sample.ranking().elsewhere(),
            entries.getFirst().evidence(),
            top,
            top - second);
    double[] withBias = Arrays.copyOf(parts, parts.length + 1);
    withBias[parts.length] = 1;
    boolean near = entries.stream().limit(3).anyMatch(sample::relevant);
    double weight = sample.question().answerable() ? (near ? 1 : 0.3) : 2;
    return new Case(withBias, sample.question().answerable() ? 1 : 0, weight);
  }

  private static double[] fitSurety(List<Sample> samples, double[] rank, int leftOut) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      if (leftOut < 0 || i % 5 != leftOut) {
        cases.add(caseOf(samples.get(i), rank));
      }
    }
    int size = Surety.NAMES.size() + 1;
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
      spread[k] = Math.sqrt(variance) > 1e-9 ? Math.sqrt(variance) : Double.POSITIVE_INFINITY;
    }
    // The bias is the last part: it stays as it is.
    mean[size - 1] = 0;
    spread[size - 1] = 1;
    double[] weights = new double[size];
    double[] momentum = new double[size];
    for (int step = 0; step < 2000; step++) {
      double[] gradient = new double[size];
      for (Case one : cases) {
        double logit = 0;
        for (int k = 0; k < size; k++) {
          logit += weights[k] * (one.parts()[k] - mean[k]) / spread[k];
        }
        double error = one.label() - 1 / (1 + Math.exp(-logit));
        for (int k = 0; k < size; k++) {
          gradient[k] += one.weight() * error * (one.parts()[k] - mean[k]) / spread[k];
        }
      }
      for (int k = 0; k < size; k++) {
        double shrink = k == size - 1 ? 0 : 0.003 * weights[k];
        momentum[k] = 0.9 * momentum[k] + gradient[k] / cases.size() - shrink;
        weights[k] += 0.1 * momentum[k];
      }
    }
    double[] plain = new double[size];
    for (int k = 0; k < size - 1; k++) {
      plain[k] =
          Double.isInfinite(spread[k]) && Surety.NAMES.get(k).equals("number")
              ? USUAL_NUMBER / 2
              : weights[k] / spread[k];
      plain[size - 1] -= plain[k] * mean[k];
    }
    plain[size - 1] += weights[size - 1];
    return plain;
  }

  private static double logit(double[] weights, double[] parts) {
    return Weights.dot(weights, parts);
  }

  /**
   * Prints what each threshold would cost, on folds that the fit has not seen, and proposes the
   * best balanced one.
   */
  private static void threshold(String prefix, List<Sample> samples, double[] folded) {
    double best = 0;
    double bestCost = Double.MAX_VALUE;
    for (double threshold = 0.05; threshold < 0.95; threshold += 0.05) {
      int answerable = 0;
      int declinedWrongly = 0;
      int unanswerable = 0;
      int declinedRightly = 0;
      for (int i = 0; i < samples.size(); i++) {
        boolean declined = 1 / (1 + Math.exp(-folded[i])) < threshold;
        if (samples.get(i).question().answerable()) {
          answerable++;
          declinedWrongly += declined ? 1 : 0;
        } else {
          unanswerable++;
          declinedRightly += declined ? 1 : 0;
        }
      }
      double wrongly = (double) declinedWrongly / answerable;
      double rightly = (double) declinedRightly / unanswerable;
      System.out.printf(
          Locale.ROOT,
          "# %s threshold %.2f: declines %.3f of the answerable, %.3f of the unanswerable%n",
          prefix,
          threshold,
          wrongly,
          rightly);
      double cost = Math.max(0, 0.93 - rightly) + 4 * wrongly;
      if (cost < bestCost) {
        bestCost = cost;
        best = threshold;
      }
    }
    System.out.printf(Locale.ROOT, "%sdecline-below=%.2f%n", prefix, best);
    System.out.printf(Locale.ROOT, "%sfound-above=%.2f%n", prefix, 0.5);
  }

  private static void print(String prefix, List<String> names, double[] weights) {
    for (int i = 0; i < names.size(); i++) {
      System.out.printf(Locale.ROOT, "%s%s=%.3f%n", prefix, names.get(i), weights[i]);
    }
  }
}
