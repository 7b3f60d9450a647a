package dev.errdict.search.text;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A Chinese question in the English words of programs and their errors, for catalogs that have
 * English texts only. Word for word, without grammar: enough to find what a program says.
 */
public final class Gloss {
  private static final WordMap WORDS = WordMap.read("zh-en.txt");

  private static final Pattern LATIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9_'.-]*(?:[ ,]+[A-Za-z][A-Za-z0-9_'.-]*)+");

  private static final int SHORTEST_QUOTE = 8;

  private Gloss() {}

  /** The longest English that a Chinese text quotes; empty when that is less than two words. */
  public static Optional<String> latin(String normalised) {
    return LATIN
        .matcher(normalised)
        .results()
        .map(MatchResult::group)
        .filter(quote -> quote.length() >= SHORTEST_QUOTE)
        .max(Comparator.comparingInt(String::length));
  }

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
