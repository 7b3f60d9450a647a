package dev.errdict.search.rank;

import dev.errdict.db.Lang;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * What each part of the evidence is worth, fitted by logistic regression on the fitting half of our
 * own questions ({@code FitRanking} in the tests). One set with embeddings and one without, for
 * each language, since the models and the words of the languages weigh differently.
 */
final class Weights {
  private final double[] rank;
  private final double[] sure;
  private final double sureBias;
  private final double declineBelow;
  private final double foundAbove;

  private Weights(
      double[] rank, double[] sure, double sureBias, double declineBelow, double foundAbove) {
    this.rank = rank;
    this.sure = sure;
    this.sureBias = sureBias;
    this.declineBelow = declineBelow;
    this.foundAbove = foundAbove;
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
    return new Weights(
        vector(fitted, set + "rank.", Evidence.NAMES),
        vector(fitted, set + "sure.", Surety.NAMES),
        number(fitted, set + "sure.bias"),
        number(fitted, set + "decline-below"),
        number(fitted, set + "found-above"));
  }

  private static double[] vector(Properties fitted, String prefix, List<String> names) {
    return names.stream().mapToDouble(name -> number(fitted, prefix + name)).toArray();
  }

  private static double number(Properties fitted, String name) {
    return Double.parseDouble(fitted.getProperty(name, "0").strip());
  }

  double score(Evidence evidence) {
    return dot(rank, evidence.parts());
  }

  /** The chance, from 0 to 1, that the best entry is right. */
  double chance(double[] surety) {
    return 1 / (1 + Math.exp(-sureBias - dot(sure, surety)));
  }

  double declineBelow() {
    return declineBelow;
  }

  double foundAbove() {
    return foundAbove;
  }

  static double dot(double[] weights, double[] parts) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * parts[i];
    }
    return sum;
  }
}
