package dev.errdict.search.code;

import dev.errdict.search.text.Terms;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Codes after the prefixes of the catalogs: {@code ts(2339)}, {@code ORA-1}. */
final class CodePrefixes {
  /** Letters before a number: {@code ts(2339)}, {@code TS-7006}, {@code ORA 1}. */
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?<!\\w)(?<letters>[A-Za-z]{1,12})(?:(?<joined>[-_])|\\s?[(\\[]|\\s?[:#]?\\s?)$");

  private static final Pattern WORD = Pattern.compile("([A-Za-z]{1,12})_?(\\d{1,6})");

  /** Letters and a number joined by a mark, with what may follow: {@code SHIP-99}. */
  private static final Pattern JOINED =
      Pattern.compile("([A-Za-z]{1,12})-(\\d{1,6})[A-Za-z]{0,3}(?!\\w)");

  private static final Pattern MARK = Pattern.compile("[-_ ]$");
  private static final int REACH = 16;

  /** A prefixed number may be padded with zeros to this many digits: {@code ORA-00001}. */
  private static final int LONGEST_FILLED = 5;

  /** Of more letters, a prefix in another case may be a word of the sentence: user 1001. */
  private static final int MOST_LETTERS_IN_ANY_CASE = 3;

  /** With fewer letters or digits, many other names match. */
  private static final int FEWEST_LETTERS = 2;

  private static final int FEWEST_DIGITS = 3;

  private final Map<String, List<String>> byLetters;
  private final KnownCodes known;

  /**
   * @param prefixes in lower case, with the mark behind them
   * @param known asks the catalogs for a code
   */
  CodePrefixes(Set<String> prefixes, KnownCodes known) {
    this.byLetters =
        prefixes.stream()
            .sorted()
            .collect(Collectors.groupingBy(prefix -> MARK.matcher(prefix).replaceFirst("")));
    this.known = known;
  }

  /**
   * A code that a number forms together with the letters before it.
   *
   * @param at where the letters start
   * @param sure false where the letters may be a word of the sentence: {@code user 1001}
   */
  record Prefixed(String code, int at, boolean sure) {}

  /** The code that a number forms together with the letters before it. */
  Optional<Prefixed> before(String text, int at, String number) {
    int start = Math.max(0, at - REACH);
    Matcher before = BEFORE.matcher(text.substring(start, at));
    if (!before.find()) {
      return Optional.empty();
    }
    String letters = before.group("letters");
    boolean joined = before.group("joined") != null;
    return code(letters, number)
        .filter(code -> joined || letters.length() >= FEWEST_LETTERS || isItself(letters, code))
        .map(code -> new Prefixed(code, start + before.start(), joined || isNoWord(letters, code)));
  }

  private boolean isNoWord(String letters, String code) {
    boolean isShort =
        letters.length() <= MOST_LETTERS_IN_ANY_CASE
            && !Terms.isFunctionWord(letters.toLowerCase(Locale.ROOT));
    return letters.length() >= FEWEST_LETTERS && (isShort || isItself(letters, code));
  }

  /** Whether the letters are in the case of the catalog's code. */
  private boolean isItself(String letters, String code) {
    return known.hasItself(letters + code.substring(letters.length()));
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

  /** Whether a word is a number behind the letters that a catalog's codes begin with. */
  boolean hasOurLetters(String word) {
    Matcher parts = WORD.matcher(word);
    return parts.matches() && isOurs(parts.group(1));
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
        if (known.has(prefix + digits)) {
          return Optional.of(prefix + digits);
        }
      }
    }
    return Optional.empty();
  }
}
