package dev.errdict.db.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One term of a glossary.
 *
 * @param english the word for it, then forms of that word that are fine too
 * @param forbidden words that other people use for it
 */
record Term(String chinese, List<String> english, List<String> forbidden) {

  /** Whether a line names a Chinese term and at least one English word for it. */
  static boolean isTerm(String line) {
    String[] sides = line.split("=", 2);
    return sides.length == 2 && !sides[0].isBlank() && !list(sides[1].split("\\|", 2)[0]).isEmpty();
  }

  /** A line such as {@code 对话 = conversation | dialogue, chat room}. */
  static Term parse(String line) {
    String[] sides = line.split("=", 2);
    if (sides.length < 2) {
      throw new IllegalArgumentException("not a line of a glossary: " + line);
    }
    String[] words = sides[1].split("\\|", 2);
    return new Term(
        sides[0].strip(), list(words[0]), words.length < 2 ? List.of() : list(words[1]));
  }

  private static List<String> list(String words) {
    return Arrays.stream(words.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  boolean isIn(String text) {
    return english.stream().anyMatch(word -> holds(text, word));
  }

  Optional<String> forbiddenIn(String text) {
    return forbidden.stream().filter(word -> holds(text, word)).findFirst();
  }

  boolean allows(String word) {
    return english.stream().anyMatch(word::equalsIgnoreCase);
  }

  /**
   * As a whole word, in any case, in the singular or the plural. A part of a hyphenated name does
   * not count.
   */
  private static boolean holds(String text, String word) {
    return Pattern.compile(
            "(?<![\\w-])" + Pattern.quote(word) + "(s|es)?(?!\\w)", Pattern.CASE_INSENSITIVE)
        .matcher(text)
        .find();
  }
}
