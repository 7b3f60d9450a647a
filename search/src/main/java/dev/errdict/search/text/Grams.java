package dev.errdict.search.text;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The character 4-grams of a text, across its words, to find a message that was cut, blotted or
 * misread ({@code ayload Too Lar}, {@code lnvalid SM5 c0de}).
 */
public final class Grams {
  private static final int LENGTH = 4;

  /** The largest number of n-grams that are compared. */
  private static final int MOST = 400;

  private Grams() {}

  /**
   * The different 4-grams of a text's Latin letters and digits, in their order.
   *
   * @param text normalised, or a {@link TextPattern#stored} one
   */
  public static Set<String> of(String text) {
    StringBuilder latin = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!TokenSequence.isHan(text.charAt(i))) {
        latin.append(text.charAt(i));
      }
    }
    String letters = Lookalikes.skeleton(latin.toString());
    Set<String> grams = new LinkedHashSet<>();
    for (int i = 0; i + LENGTH <= letters.length() && grams.size() < MOST; i++) {
      grams.add(letters.substring(i, i + LENGTH));
    }
    return grams;
  }
}
