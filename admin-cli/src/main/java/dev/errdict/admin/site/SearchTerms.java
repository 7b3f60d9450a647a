package dev.errdict.admin.site;

import dev.errdict.db.words.Lang;
import dev.errdict.search.text.Pinyin;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The terms of a text, made in the same way as assets/search.js makes those of a query: words in
 * lower case, and each pair of neighbouring Han characters. A symbol is also split where its case
 * changes, and the last Han character of a run is also a term, so that a single character finds it
 * by its prefix.
 */
final class SearchTerms {
  private static final int LONGEST = 60;

  /**
   * The number of pinyin letters that are compared; search.js cuts a typed word at the same length.
   */
  private static final int LONGEST_SOUND = 40;

  private static final Pattern HUMP =
      Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  private SearchTerms() {}

  static List<String> of(String text) {
    List<String> terms = new ArrayList<>();
    int[] points = Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().toArray();
    int at = 0;
    while (at < points.length) {
      int start = at;
      if (Lang.isHan(points[at])) {
        while (at < points.length && Lang.isHan(points[at])) {
          at++;
        }
        han(new String(points, start, at - start), terms);
      } else if (isWord(points[at])) {
        while (at < points.length && isWord(points[at])) {
          at++;
        }
        word(new String(points, start, at - start), terms);
      } else {
        at++;
      }
    }
    return terms;
  }

  private static boolean isWord(int point) {
    int type = Character.getType(point);
    return (Character.isLetterOrDigit(point)
            || type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK)
        && !Lang.isHan(point);
  }

  private static void han(String run, List<String> terms) {
    int[] points = run.codePoints().toArray();
    for (int i = 0; i + 1 < points.length; i++) {
      terms.add(new String(points, i, 2));
    }
    terms.add(new String(points, points.length - 1, 1));
  }

  private static void word(String word, List<String> terms) {
    add(word, terms);
    String[] parts = HUMP.split(word);
    if (parts.length > 1) {
      for (String part : parts) {
        add(part, terms);
      }
    }
  }

  private static void add(String word, List<String> terms) {
    String lower = word.toLowerCase(Locale.ROOT);
    terms.add(lower.length() <= LONGEST ? lower : lower.substring(0, LONGEST));
  }

  /**
   * The pinyin of a text's Han runs without spaces, from each syllable on, so that text typed from
   * the start of a syllable is a prefix of a term.
   */
  static List<String> sounds(String text) {
    List<String> sounds = new ArrayList<>();
    for (String run : text.split("[^\\p{IsHan}]+")) {
      List<String> syllables = Pinyin.syllables(run);
      for (int from = 0; from < syllables.size(); from++) {
        StringBuilder sound = new StringBuilder();
        for (int i = from; i < syllables.size() && sound.length() < LONGEST_SOUND; i++) {
          sound.append(syllables.get(i));
        }
        sounds.add(sound.substring(0, Math.min(sound.length(), LONGEST_SOUND)));
      }
    }
    return sounds;
  }
}
