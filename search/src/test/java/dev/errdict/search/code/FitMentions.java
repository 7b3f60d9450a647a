package dev.errdict.search.code;

import dev.errdict.search.text.Normaliser;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Fits {@code mentions.weights}: {@code FitMentions OUT TRAINING.tsv [TEST.tsv]}. Lines of {@code
 * code} or {@code other}, a kind, and a sentence with {@code {}} for its number. Prints how good
 * the fit is on sentences that it has not seen, by five-fold cross-validation over sentences.
 */
public final class FitMentions {
  private static final int FOLDS = 5;
  private static final int STEPS = 400;
  private static final double L2 = 1e-5;

  /** A labelled sentence. */
  record Example(boolean code, String sentence, int[] features) {
    static Example of(String line) {
      String[] columns = line.split("\t");
      String text = Normaliser.normalise(columns[2], Normaliser.MAX_UNIT);
      int at = text.indexOf("{}");
      return new Example(
          columns[0].equals("code"), text, MentionFeatures.of(text, at, at + "{}".length()));
    }
  }

  /** A fitted model; the bias is the last weight. */
  private record Model(double[] weights) {
    double logit(Example example) {
      double sum = 0;
      for (int feature : example.features()) {
        sum += weights[feature];
      }
      return weights[MentionFeatures.COUNT] + sum / Math.sqrt(example.features().length);
    }
  }

  private FitMentions() {}

  public static void main(String[] args) throws IOException {
    List<Example> examples = read(Path.of(args[1]));
    Collections.shuffle(examples, new Random(1));
    double[] held = new double[examples.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Example> training = new ArrayList<>();
      for (int i = 0; i < examples.size(); i++) {
        if (i % FOLDS != fold) {
          training.add(examples.get(i));
        }
      }
      Model model = fit(training);
      for (int i = fold; i < examples.size(); i += FOLDS) {
        held[i] = model.logit(examples.get(i));
      }
    }
    report("held out", examples, held);
    Model model = fit(examples);
    if (args.length > 2) {
      List<Example> test = read(Path.of(args[2]));
      report("test", test, test.stream().mapToDouble(model::logit).toArray());
    }
    write(model, Path.of(args[0]));
  }

  private static List<Example> read(Path file) throws IOException {
    List<Example> examples = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        examples.add(Example.of(line));
      }
    }
    return examples;
  }

  /**
   * Logistic regression with L2, by Adam (D. P. Kingma and J. Ba, 2015) on all examples at once.
   */
  private static Model fit(List<Example> examples) {
    double[] weights = new double[MentionFeatures.COUNT + 1];
    double[] mean = new double[weights.length];
    double[] square = new double[weights.length];
    Model model = new Model(weights);
    for (int step = 1; step <= STEPS; step++) {
      double[] gradient = new double[weights.length];
      for (Example example : examples) {
        double error =
            (1 / (1 + Math.exp(-model.logit(example))) - (example.code() ? 1 : 0))
                / examples.size();
        double each = error / Math.sqrt(example.features().length);
        for (int feature : example.features()) {
          gradient[feature] += each;
        }
        gradient[MentionFeatures.COUNT] += error;
      }
      for (int k = 0; k < weights.length; k++) {
        double pull = gradient[k] + L2 * weights[k];
        mean[k] = 0.9 * mean[k] + 0.1 * pull;
        square[k] = 0.999 * square[k] + 0.001 * pull * pull;
        weights[k] -=
            0.05
                * (mean[k] / (1 - Math.pow(0.9, step)))
                / (Math.sqrt(square[k] / (1 - Math.pow(0.999, step))) + 1e-8);
      }
    }
    return model;
  }

  private static void report(String name, List<Example> examples, double[] logits) {
    System.out.printf(Locale.ROOT, "%s: AUC %.3f%n", name, auc(examples, logits));
    for (double chance : new double[] {0.05, 0.1, 0.2, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95}) {
      double threshold = Math.log(chance / (1 - chance));
      System.out.printf(
          Locale.ROOT,
          "  above %.2f: %.3f of the codes, %.3f of the others%n",
          chance,
          above(examples, logits, true, threshold),
          above(examples, logits, false, threshold));
    }
  }

  private static double above(
      List<Example> examples, double[] logits, boolean code, double threshold) {
    int all = 0;
    int above = 0;
    for (int i = 0; i < logits.length; i++) {
      if (examples.get(i).code() == code) {
        all++;
        above += logits[i] > threshold ? 1 : 0;
      }
    }
    return (double) above / all;
  }

  private static double auc(List<Example> examples, double[] logits) {
    double[] codes = of(examples, logits, true);
    double[] others = of(examples, logits, false);
    double pairs = 0;
    for (double code : codes) {
      int below = Arrays.binarySearch(others, code);
      pairs += below < 0 ? -below - 1 : below;
    }
    return pairs / codes.length / others.length;
  }

  private static double[] of(List<Example> examples, double[] logits, boolean code) {
    double[] of = new double[logits.length];
    int count = 0;
    for (int i = 0; i < logits.length; i++) {
      if (examples.get(i).code() == code) {
        of[count++] = logits[i];
      }
    }
    double[] sorted = Arrays.copyOf(of, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private static void write(Model model, Path out) throws IOException {
    double largest = 0;
    for (int i = 0; i < MentionFeatures.COUNT; i++) {
      largest = Math.max(largest, Math.abs(model.weights()[i]));
    }
    float scale = (float) (largest / Byte.MAX_VALUE);
    try (DataOutputStream data = new DataOutputStream(Files.newOutputStream(out))) {
      data.writeFloat((float) model.weights()[MentionFeatures.COUNT]);
      data.writeFloat(scale);
      for (int i = 0; i < MentionFeatures.COUNT; i++) {
        data.writeByte((int) Math.round(model.weights()[i] / scale));
      }
    }
  }
}
