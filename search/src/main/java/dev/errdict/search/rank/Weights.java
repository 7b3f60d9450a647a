package dev.errdict.search.rank;

import dev.errdict.db.Lang;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * What each part of the evidence is worth, fitted by logistic regression on labelled questions
 * ({@code FitRanking} in the tests). One set with embeddings and one without, for each language,
 * since the models and the words of the languages weigh differently; and within each set one for
 * entries that have phrases ("taught") and one for those that have none.
 */
final class Weights {
  /** What decides for entries of one kind. */
  private record Set(
      double[] rank,
      double rankBias,
      double[] right,
      double rightBias,
      double[] worth,
      double worthBias,
      double declineBelow) {
    static Set load(Properties fitted, String prefix) {
      return new Set(
          vector(fitted, prefix + "rank.", Evidence.NAMES),
          number(fitted, prefix + "rank.bias"),
          vector(fitted, prefix + "right.", Confidence.NAMES),
          number(fitted, prefix + "right.bias"),
          vector(fitted, prefix + "worth.", Confidence.NAMES),
          number(fitted, prefix + "worth.bias"),
          number(fitted, prefix + "decline-below"));
    }
  }

  private final Set taught;
  private final Set untaught;

  private Weights(Set taught, Set untaught) {
    this.taught = taught;
    this.untaught = untaught;
  }

  /** The weights for questions in a language, with embeddings or without. */
  static Weights load(boolean embeddings, Lang lang) {
    Properties fitted = new Properties();
    try (InputStream resource = Weights.class.getResourceAsStream("weights.properties")) {
      if (resource == null) {
        throw new IllegalStateException("not in the build: weights.properties");
      }
      fitted.load(resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String set = (embeddings ? "meaning." : "words.") + lang.tag() + ".";
    return new Weights(Set.load(fitted, set + "taught."), Set.load(fitted, set + "untaught."));
  }

  private static double[] vector(Properties fitted, String prefix, List<String> names) {
    return names.stream().mapToDouble(name -> number(fitted, prefix + name)).toArray();
  }

  private static double number(Properties fitted, String name) {
    return Double.parseDouble(fitted.getProperty(name, "0").strip());
  }

  private Set of(Evidence evidence) {
    return evidence.taught() ? taught : untaught;
  }

  double score(Evidence evidence) {
    return of(evidence).rankBias + dot(of(evidence).rank, evidence.parts());
  }

  /** The chance, from 0 to 1, that the best entry is right. */
  double right(Evidence best, double[] confidence) {
    return logistic(of(best).rightBias + dot(of(best).right, confidence));
  }

  /** The chance, from 0 to 1, that the right entry is among the best three. */
  double worth(Evidence best, double[] confidence) {
    return logistic(of(best).worthBias + dot(of(best).worth, confidence));
  }

  /** Below this chance that a right one is among the best, there is no answer. */
  double declineBelow(Evidence best) {
    return of(best).declineBelow;
  }

  private static double logistic(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  static double dot(double[] weights, double[] parts) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * parts[i];
    }
    return sum;
  }
}
