package dev.errdict.search.code;

import dev.errdict.search.text.Lines;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Words and signs beside a number that say what it counts or names: units, lines, ports, prices.
 */
final class NumberNeighbours {
  private static final NumberNeighbours THINGS = new NumberNeighbours("numbered-things.txt");
  private static final NumberNeighbours UNITS = new NumberNeighbours("units.txt");

  private static final String SPACES_AND_QUOTES = " \t\n\r\f\u000b\"'`";
  private static final String SPACES_AND_COLONS = " \t\n\r\f\u000b:：";
  private static final String SPACES = " \t\n\r\f\u000b";
  private static final String MARKS = ":=#([";
  private static final Set<String> LINKS = Set.of("is", "was", "of");
  private static final int LONGEST_CHINESE = 3;

  private final Set<String> words = new HashSet<>();
  private final Set<String> others = new HashSet<>();
  private final Set<String> touching = new HashSet<>();

  private NumberNeighbours(String resource) {
    for (String line : Lines.of(NumberNeighbours.class, resource)) {
      if (line.startsWith("=")) {
        touching.add(line.substring(1));
      } else {
        (isLetter(line.charAt(0)) ? words : others).add(line);
      }
    }
  }

  /** Whether the text before a number says that it is a line, a port, an amount, a price. */
  static boolean nameAThing(String before) {
    if (endsWithOne(before, THINGS.touching) || isDrive(before)) {
      return true;
    }
    return endsWithOne(stripped(before, SPACES_AND_COLONS), THINGS.others)
        || endsWithAWord(withoutMarks(before));
  }

  /** Whether a unit follows the number. */
  static boolean areAUnit(String behind) {
    int start = 0;
    while (start < behind.length() && SPACES.indexOf(behind.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (end < behind.length() && isOfAWord(behind.charAt(end))) {
      end++;
    }
    if (end > start) {
      String word = behind.substring(start, end).toLowerCase(Locale.ROOT);
      return UNITS.words.contains(word) || (start == 0 && UNITS.touching.contains(word));
    }
    for (int length = 1; length <= LONGEST_CHINESE && start + length <= behind.length(); length++) {
      String unit = behind.substring(start, start + length);
      if (UNITS.others.contains(unit) && !behind.startsWith(unit, start + length)) {
        return true;
      }
    }
    return false;
  }

  /** {@code C:}. */
  private static boolean isDrive(String before) {
    int colon = before.length() - 1;
    return colon > 0
        && before.charAt(colon) == ':'
        && isLetter(before.charAt(colon - 1))
        && (colon == 1 || !Character.isLetter(before.charAt(colon - 2)));
  }

  private static boolean endsWithOne(String text, Collection<String> ends) {
    for (String end : ends) {
      if (text.endsWith(end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWithAWord(String text) {
    int at = lastWord(text);
    String word = word(text, at);
    if (LINKS.contains(word) && !stripped(text.substring(0, at), SPACES).isEmpty()) {
      return endsWithAWord(stripped(text.substring(0, at), SPACES));
    }
    if (word.isEmpty() || (at > 0 && isOfAnyWord(text.charAt(at - 1)))) {
      return false;
    }
    if (THINGS.words.contains(word)) {
      return true;
    }
    String rest = stripped(text.substring(0, at), SPACES);
    String two = word(rest, lastWord(rest)) + " " + word;
    return rest.length() < at && THINGS.words.contains(two);
  }

  private static String word(String text, int at) {
    return text.substring(at).toLowerCase(Locale.ROOT);
  }

  /** Where the last word begins, which may have a dot: {@code p.} */
  private static int lastWord(String text) {
    int at = text.endsWith(".") ? text.length() - 1 : text.length();
    while (at > 0 && isLetter(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static String withoutMarks(String text) {
    String rest = stripped(text, SPACES_AND_QUOTES);
    if (rest.endsWith("[:")) {
      rest = rest.substring(0, rest.length() - 2);
    } else if (!rest.isEmpty() && MARKS.indexOf(rest.charAt(rest.length() - 1)) >= 0) {
      rest = rest.substring(0, rest.length() - 1);
    }
    return stripped(rest, SPACES_AND_QUOTES);
  }

  private static String stripped(String text, String marks) {
    int end = text.length();
    while (end > 0 && marks.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  private static boolean isLetter(char unit) {
    return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
  }

  private static boolean isOfAWord(char unit) {
    return isLetter(unit) || (unit >= '0' && unit <= '9') || unit == '_';
  }

  private static boolean isOfAnyWord(char unit) {
    return unit == '_' || Character.isLetterOrDigit(unit);
  }
}
