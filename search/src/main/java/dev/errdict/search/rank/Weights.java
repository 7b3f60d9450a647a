package dev.errdict.search.rank;

import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * The weight of each part of the evidence, fitted by logistic regression on labelled questions
 * ({@code FitRanking} in the tests). One set with embeddings and one without, for each language,
 * since the models and the languages differ; and within each set one for entries that have phrases
 * ("taught") and one for those that have none.
 */
final class Weights {
  /** Converts a chance to log odds that are comparable with those of other catalogs. */
  record Claim(double slope, double bias) {
    private static final double LEAST = 1e-4;

    private static Claim load(Properties fitted, String prefix) {
      return new Claim(number(fitted, prefix + "slope"), number(fitted, prefix + "bias"));
    }

    double of(double chance) {
      double bounded = Math.min(1 - LEAST, Math.max(LEAST, chance));
      return bias + slope * Math.log(bounded / (1 - bounded));
    }
  }

  /** The weights for entries of one kind. */
  private record Set(
      double[] rank,
      double rankBias,
      double[] right,
      double rightBias,
      double[] worth,
      double worthBias,
      double declineBelow,
      Claim rightClaim,
      Claim worthClaim,
      double declineMergedBelow) {
    static Set load(Properties fitted, String prefix) {
      return new Set(
          vector(fitted, prefix + "rank.", Evidence.NAMES),
          number(fitted, prefix + "rank.bias"),
          vector(fitted, prefix + "right.", Confidence.NAMES),
          number(fitted, prefix + "right.bias"),
          vector(fitted, prefix + "worth.", Confidence.NAMES),
          number(fitted, prefix + "worth.bias"),
          number(fitted, prefix + "decline-below"),
          Claim.load(fitted, prefix + "merged-right."),
          Claim.load(fitted, prefix + "merged-worth."),
          number(fitted, prefix + "merged-decline-below"));
    }
  }

  private final Set taught;
  private final Set untaught;
  private final Claim glossedRight;
  private final Claim glossedWorth;

  private Weights(Set taught, Set untaught, Claim glossedRight, Claim glossedWorth) {
    this.taught = taught;
    this.untaught = untaught;
    this.glossedRight = glossedRight;
    this.glossedWorth = glossedWorth;
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
    return of(fitted, embeddings, lang);
  }

  static Weights of(Properties fitted, boolean embeddings, Lang lang) {
    String models = embeddings ? "meaning." : "words.";
    String set = models + lang.tag() + ".";
    return new Weights(
        Set.load(fitted, set + "taught."),
        Set.load(fitted, set + "untaught."),
        Claim.load(fitted, models + "glossed.merged-right."),
        Claim.load(fitted, models + "glossed.merged-worth."));
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

  /**
   * The comparable log odds of the chance that the best entry is right.
   *
   * @param glossed whether the question was ranked in glossed words
   */
  double rightClaim(Evidence best, double chance, boolean glossed) {
    return (glossed ? glossedRight : of(best).rightClaim).of(chance);
  }

  /** The same for the chance that a right entry is among the best. */
  double worthClaim(Evidence best, double chance, boolean glossed) {
    return (glossed ? glossedWorth : of(best).worthClaim).of(chance);
  }

  /**
   * Below this chance that a right one is among the best of any catalog, there is no answer.
   *
   * @param best of the likeliest catalog
   */
  double declineMergedBelow(Evidence best) {
    return of(best).declineMergedBelow;
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
