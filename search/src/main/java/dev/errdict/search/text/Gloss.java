package dev.errdict.search.text;

import java.util.Optional;

/**
 * A Chinese question in the English words of programs and their errors, for catalogs that have
 * English texts only. Word for word, without grammar: enough to find what a program says.
 */
public final class Gloss {
  private static final WordMap WORDS = WordMap.read("zh-en.txt");

  private Gloss() {}

  /**
   * @param normalised a text with Han characters
   * @return empty when it has no word that is known
   */
  public static Optional<String> english(String normalised) {
    StringBuilder english = new StringBuilder(normalised.length());
    boolean known = false;
    int at = 0;
    while (at < normalised.length()) {
      char unit = normalised.charAt(at);
      if (!TokenSequence.isHan(unit)) {
        english.append(unit);
        at++;
        continue;
      }
      Optional<WordMap.Word> word = WORDS.at(normalised, at);
      if (word.isPresent()) {
        english.append(' ').append(word.get().to()).append(' ');
        at += word.get().from().length();
        known = true;
      } else {
        english.append(' ');
        at++;
      }
    }
    return known ? Optional.of(english.toString()) : Optional.empty();
  }
}
