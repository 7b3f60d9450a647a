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

  /**
   * The smallest share of Han characters that must belong to known words: a question with fewer is
   * about something else. Of 68 Chinese questions of ours about PostgreSQL 6 % have less, of 244
   * about other things 91 %.
   */
  private static final double LEAST_KNOWN = 0.3;

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
   * @return empty when few of its words are known
   */
  public static Optional<String> english(String normalised) {
    StringBuilder english = new StringBuilder(normalised.length());
    int han = 0;
    int known = 0;
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
        int length = word.get().from().length();
        at += length;
        han += length;
        known += length;
      } else {
        english.append(' ');
        at++;
        han++;
      }
    }
    return known > 0 && known >= LEAST_KNOWN * han
        ? Optional.of(english.toString())
        : Optional.empty();
  }
}
