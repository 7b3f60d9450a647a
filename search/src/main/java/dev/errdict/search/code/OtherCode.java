package dev.errdict.search.code;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number joined to letters that no catalog's codes begin with: another product's code or a
 * ticket, {@code MY-2345}.
 *
 * @param at where its letters start
 */
record OtherCode(String written, int at) {
  private static final int REACH = 16;
  private static final Pattern LETTERS = Pattern.compile("(?<![\\w-])([A-Za-z]{1,10})[-_]$");

  private static final Pattern WHOLE =
      Pattern.compile("(?<![\\w-])([A-Za-z]{1,10})[-_]\\d{1,6}(?!\\w)");

  /** What calls a number an error in one letter: {@code E-4303}. */
  private static final String ERROR = "E";

  private static final Pattern CAPITALS = Pattern.compile("[A-Z]+");

  /**
   * @param at where the number starts
   * @param anyCase whether the letters may be small ones, as in {@code utf-8}
   */
  static Optional<OtherCode> before(String text, int at, String number, boolean anyCase) {
    int start = Math.max(0, at - REACH);
    Matcher letters = LETTERS.matcher(text.substring(start, at));
    if (!letters.find() || !isUnnamed(letters.group(1))) {
      return Optional.empty();
    }
    return anyCase || CAPITALS.matcher(letters.group(1)).matches()
        ? Optional.of(new OtherCode(letters.group() + number, start + letters.start()))
        : Optional.empty();
  }

  /** The text without such codes. */
  static String blank(String text) {
    return WHOLE
        .matcher(text)
        .replaceAll(
            code -> isUnnamed(code.group(1)) ? " " : Matcher.quoteReplacement(code.group()));
  }

  /** Whether the letters do not call the number something: {@code error-100}, {@code http-404}. */
  private static boolean isUnnamed(String letters) {
    return Label.of(letters) == Label.NONE && !letters.equalsIgnoreCase(ERROR);
  }
}
