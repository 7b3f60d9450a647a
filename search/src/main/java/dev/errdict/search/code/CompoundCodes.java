package dev.errdict.search.code;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds a code in a word of several parts: {@code ORA-00001}, {@code auth/user-not-found}, or a
 * code after the name of its catalog, {@code shop/E-1}.
 */
record CompoundCodes(Predicate<String> known, NamedCatalogs names) {
  /** A word that may be such a code. */
  static final Pattern WORD = Pattern.compile("(?<!\\w)[A-Za-z]\\w{0,31}(?:[-./:]\\w{1,32}){1,11}");

  /** One that begins with a digit, as most versions and addresses do: {@code 5.7.1}. */
  static final Pattern NUMBERS =
      Pattern.compile("\\d(?<![\\w./:-]\\d)\\w{0,31}(?:[-./:]\\w{1,32}){1,11}(?![-./:]?\\w)");

  /** A last part in digits, or in capitals alone. */
  private static final Pattern DIGITS = Pattern.compile("[-./:]\\w*\\d\\w*$");

  private static final Pattern CAPITALS = Pattern.compile("[-./:][A-Z_]+$");

  private static final Pattern SMALL = Pattern.compile("[-./:][a-z_]+");

  /**
   * A code in a text.
   *
   * @param at where it starts
   * @param name the name of its catalog, if it precedes the code
   * @param sure whether it is not perhaps the beginning of a longer code
   */
  record Found(String code, int at, Optional<String> name, boolean sure) {
    int end() {
      return at + code.length();
    }
  }

  /**
   * @param start where the word starts in the text
   */
  Optional<Found> find(String text, int start, String word) {
    int from = 0;
    do {
      Optional<Found> named = behindName(text, start + from, word.substring(from), from > 0);
      if (named.isPresent()) {
        return named;
      }
      from = word.indexOf('/', from) + 1;
    } while (from > 0);
    String code = longest(word, known);
    return hasParts(code)
        ? Optional.of(
            new Found(code, start, Optional.empty(), !mayGoOn(code, word.substring(code.length()))))
        : Optional.empty();
  }

  /**
   * @param nameIsPart whether the name is a part of the word, so that the code need not have
   *     several
   */
  private Optional<Found> behindName(String text, int at, String rest, boolean nameIsPart) {
    return names
        .before(text, at)
        .flatMap(
            named -> {
              String code = longest(rest, part -> names.has(named.name(), part));
              return hasParts(code) || (nameIsPart && !code.isEmpty())
                  ? Optional.of(new Found(code, at, Optional.of(named.name()), true))
                  : Optional.empty();
            });
  }

  /**
   * The longest prefix of whole parts that is a code; or with one part more, an unknown code that
   * only begins as the known one does. Empty when there is none.
   */
  private static String longest(String word, Predicate<String> isCode) {
    String longer = word;
    String code = word;
    while (!code.isEmpty() && !isCode.test(code)) {
      longer = code;
      code = code.substring(0, Math.max(0, lastMark(code)));
    }
    return goesOn(code, longer.substring(code.length())) ? longer : code;
  }

  /**
   * Whether what follows a code looks like a further part of it: {@code PAY-404} and {@code -2}.
   */
  private static boolean goesOn(String code, String rest) {
    return !rest.isEmpty()
        && code.indexOf(rest.charAt(0)) >= 0
        && (DIGITS.matcher(rest).matches()
            || (CAPITALS.matcher(rest).matches() && CAPITALS.matcher(code).find()));
  }

  /** The same where a part in small letters may say something else: auth/user-not-found-again. */
  private static boolean mayGoOn(String code, String rest) {
    return !rest.isEmpty()
        && code.indexOf(rest.charAt(0)) >= 0
        && SMALL.matcher(rest).matches()
        && code.equals(code.toLowerCase(Locale.ROOT));
  }

  private static boolean hasParts(String code) {
    return lastMark(code) > 0;
  }

  /** Where the last part begins; negative when there is one part only. */
  private static int lastMark(String code) {
    int at = code.length() - 1;
    while (at >= 0 && "-./:".indexOf(code.charAt(at)) < 0) {
      at--;
    }
    return at;
  }
}
