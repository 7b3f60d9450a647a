package dev.errdict.search.code;

import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Numbers that are not written as digits in a row, made so: {@code 四零一}, {@code 四百零一}, {@code 4 0
 * 1}. The text keeps its length, so that all else stays in its place.
 */
final class Numerals {
  private static final String DIGITS = "〇一二三四五六七八九零";
  private static final String AMONG_OTHERS = "[" + DIGITS + "两十百千万]";

  /** Three or more together need no catalog to be a code: 错误码四零一. */
  private static final Pattern IN_A_ROW =
      Pattern.compile(
          "(?<!" + AMONG_OTHERS + ")[" + DIGITS + "]{3,5}(?!" + AMONG_OTHERS + "|[年月日号])");

  /** A round number is an amount: 四百. */
  private static final Pattern SPOKEN =
      Pattern.compile(
          "(?<!X)(?:([一二三四五六七八九])千)?(?:零?([一二三四五六七八九])百)(?:零?([一二三四五六七八九])?(十))?(?:零?([一二三四五六七八九]))?(?!X)"
              .replace("X", AMONG_OTHERS));

  private static final Pattern APART =
      Pattern.compile("(?<![\\p{L}\\d.,] ?)\\d(?: \\d){2,4}(?! ?[\\p{L}\\d.,])");

  private final Predicate<String> known;

  /**
   * @param known whether a catalog has this code
   */
  Numerals(Predicate<String> known) {
    this.known = known;
  }

  String inDigits(String text) {
    String row = IN_A_ROW.matcher(text).replaceAll(numeral -> digits(numeral.group()));
    String spoken =
        SPOKEN
            .matcher(row)
            .replaceAll(numeral -> ifKnown(Integer.toString(value(numeral)), numeral));
    return APART
        .matcher(spoken)
        .replaceAll(digits -> ifKnown(digits.group().replace(" ", ""), digits));
  }

  private String ifKnown(String number, MatchResult written) {
    boolean round = number.endsWith("00");
    return !round && known.test(number)
        ? number + " ".repeat(written.group().length() - number.length())
        : written.group();
  }

  private static String digits(String numeral) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < numeral.length(); i++) {
      digits.append(DIGITS.indexOf(numeral.charAt(i)) % 10);
    }
    return digits.toString();
  }

  private static int value(MatchResult numeral) {
    int tens = numeral.group(4) == null ? 0 : Math.max(1, digit(numeral, 3));
    return 1000 * digit(numeral, 1) + 100 * digit(numeral, 2) + 10 * tens + digit(numeral, 5);
  }

  private static int digit(MatchResult numeral, int group) {
    String digit = numeral.group(group);
    return digit == null ? 0 : DIGITS.indexOf(digit) % 10;
  }
}
