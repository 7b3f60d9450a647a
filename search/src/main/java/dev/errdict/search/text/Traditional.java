package dev.errdict.search.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Simplified Chinese to the Traditional Chinese of Taiwan, by the words and characters of OpenCC;
 * the longest word decides. Only the characters change, not the choice of words. The table is read
 * at the first use, takes about 7 MB and stays in memory.
 */
public final class Traditional {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");

  private Traditional() {}

  /** Holder for lazy loading: only a process with such a reader loads the table. */
  private static final class Table {
    static final WordMap WORDS = WordMap.read("traditional.txt");
  }

  /** The text with each Han character as in Taiwan; the rest is unchanged. */
  public static String of(String text) {
    Matcher han = HAN.matcher(text);
    return han.replaceAll(run -> Matcher.quoteReplacement(convert(run.group())));
  }

  private static String convert(String run) {
    StringBuilder converted = new StringBuilder(run.length());
    int at = 0;
    while (at < run.length()) {
      Optional<WordMap.Word> word = Table.WORDS.at(run, at);
      String from =
          word.map(WordMap.Word::from).orElse(run.substring(at, run.offsetByCodePoints(at, 1)));
      converted.append(word.map(WordMap.Word::to).orElse(from));
      at += from.length();
    }
    return converted.toString();
  }
}
