package dev.errdict.search.code;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Codes after the prefixes of the catalogs: {@code ts(2339)}, {@code ORA-1}. */
final class CodePrefixes {
  /** Letters before a number: {@code ts(2339)}, {@code TS-7006}, {@code ORA 1}. */
  private static final Pattern BEFORE =
      Pattern.compile("(?<!\\w)([A-Za-z]{1,12})(?:[-_]|\\s?[(\\[]|\\s?[:#]?\\s?)$");

  private static final Pattern WORD = Pattern.compile("([A-Za-z]{1,12})_?(\\d{1,6})");

  /** Letters and a number joined by a mark, with what may follow: {@code SHIP-99}. */
  private static final Pattern JOINED =
      Pattern.compile("([A-Za-z]{1,12})-(\\d{1,6})[A-Za-z]{0,3}(?!\\w)");

  private static final Pattern MARK = Pattern.compile("[-_ ]$");
  private static final int REACH = 16;

  /** A prefixed number may be padded with zeros to this many digits: {@code ORA-00001}. */
  private static final int LONGEST_FILLED = 5;

  /** With fewer letters or digits, many other names match. */
  private static final int FEWEST_LETTERS = 2;

  private static final int FEWEST_DIGITS = 3;

  private final Map<String, List<String>> byLetters;
  private final Predicate<String> known;

  /**
   * @param prefixes in lower case, with the mark behind them
   * @param known whether a catalog has a code
   */
  CodePrefixes(Set<String> prefixes, Predicate<String> known) {
    this.byLetters =
        prefixes.stream()
            .sorted()
            .collect(Collectors.groupingBy(prefix -> MARK.matcher(prefix).replaceFirst("")));
    this.known = known;
  }

  /** The code that a number forms together with the letters before it. */
  Optional<String> before(String text, int at, String number) {
    Matcher letters = BEFORE.matcher(text.substring(Math.max(0, at - REACH), at));
    return letters.find() ? code(letters.group(1), number) : Optional.empty();
  }

  /** The code of a word that consists of letters and a number: {@code TS2339}, {@code ORA12154}. */
  Optional<String> in(String word) {
    Matcher parts = WORD.matcher(word);
    return parts.matches() ? code(parts.group(1), parts.group(2)) : Optional.empty();
  }

  /** The number at the end of a word that begins with letters. */
  static Optional<String> number(String word) {
    Matcher parts = WORD.matcher(word);
    return parts.matches() ? Optional.of(parts.group(2)) : Optional.empty();
  }

  /** Whether a word has the form of a catalog's codes, even if no catalog has it. */
  boolean isLikeACode(String word) {
    Matcher parts = WORD.matcher(word);
    return parts.matches()
        && parts.group(1).length() >= FEWEST_LETTERS
        && parts.group(2).length() >= FEWEST_DIGITS
        && isOurs(parts.group(1));
  }

  private boolean isOurs(String letters) {
    return byLetters.containsKey(letters.toLowerCase(Locale.ROOT));
  }

  /** The code that a text begins with, when it begins as a catalog's codes do and none has it. */
  Optional<String> unknownIn(String text) {
    Matcher joined = JOINED.matcher(text);
    return joined.lookingAt()
            && (joined.group(1).length() >= FEWEST_LETTERS
                || joined.group(2).length() >= FEWEST_DIGITS)
            && isOurs(joined.group(1))
            && code(joined.group(1), joined.group(2)).isEmpty()
        ? Optional.of(joined.group())
        : Optional.empty();
  }

  private Optional<String> code(String letters, String number) {
    for (String prefix : byLetters.getOrDefault(letters.toLowerCase(Locale.ROOT), List.of())) {
      for (String digits = number; digits.length() <= LONGEST_FILLED; digits = "0" + digits) {
        if (known.test(prefix + digits)) {
          return Optional.of(prefix + digits);
        }
      }
    }
    return Optional.empty();
  }
}
