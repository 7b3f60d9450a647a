package dev.errdict.search.code;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * How likely a number in a sentence is meant as a code, judged by the words around it: a logistic
 * regression on {@link MentionFeatures}, fitted by {@code FitMentions} in the tests on the labelled
 * sentences of {@code mentions.tsv}.
 */
final class MentionClassifier {
  private static final float[] WEIGHTS = new float[MentionFeatures.COUNT];
  private static final float BIAS;

  static {
    try (InputStream resource = MentionClassifier.class.getResourceAsStream("mentions.weights")) {
      if (resource == null) {
        throw new IllegalStateException("not in the build: mentions.weights");
      }
      DataInputStream data = new DataInputStream(resource);
      BIAS = data.readFloat();
      float scale = data.readFloat();
      for (int i = 0; i < WEIGHTS.length; i++) {
        WEIGHTS[i] = scale * data.readByte();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MentionClassifier() {}

  /**
   * The chance, from 0 to 1, that {@code text[start, end)} is meant as a code.
   *
   * @param text normalised
   */
  static double chance(String text, int start, int end) {
    int[] features = MentionFeatures.of(text, start, end);
    double sum = 0;
    for (int feature : features) {
      sum += WEIGHTS[feature];
    }
    return 1 / (1 + Math.exp(-BIAS - sum / Math.sqrt(features.length)));
  }
}
