package dev.errdict.search.code;

import java.util.List;
import java.util.Locale;
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

  /**
   * A round number is an amount: 四百; and so is one whose last digit says what place it stands in by
   * nothing: 四百三 is 430.
   */
  private static final Pattern SPOKEN =
      Pattern.compile(
          "(?<!X)(?:(D)千(?=零|D百)(?:(D)百)?|(D)百)(?:零?(D)?(十)(D)?|零(D))?(?!X)"
              .replace("X", AMONG_OTHERS)
              .replace("D", "[一二两三四五六七八九]"));

  private static final Pattern APART =
      Pattern.compile("(?<![\\p{L}\\d.,] ?)\\d(?: \\d){2,4}(?! ?[\\p{L}\\d.,])");

  /** 4,113 and 4113.0, as programs write numbers. */
  private static final Pattern GROUPED =
      Pattern.compile("(?<![\\d.,])[1-9]\\d?,\\d{3}(?![\\d,]|\\.\\d)");

  private static final Pattern WHOLE = Pattern.compile("(?<![\\d.,])(\\d{3,5})\\.0+(?![\\d.,])");

  private static final List<String> ENGLISH =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  private static final Pattern DIGIT_WORDS =
      Pattern.compile(
          "\\bD(?:[ -]D){2,4}\\b".replace("D", "(?:oh|" + String.join("|", ENGLISH) + ")"),
          Pattern.CASE_INSENSITIVE);

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
    String together =
        APART
            .matcher(spoken)
            .replaceAll(digits -> ifKnown(digits.group().replace(" ", ""), digits));
    String grouped = GROUPED.matcher(together).replaceAll(this::ungrouped);
    String whole = WHOLE.matcher(grouped).replaceAll(number -> ifKnown(number.group(1), number));
    return DIGIT_WORDS.matcher(whole).replaceAll(words -> ifKnown(ofWords(words.group()), words));
  }

  /** "4,113" is one number, unless it is none that a catalog has and lists two that are. */
  private String ungrouped(MatchResult written) {
    String number = written.group().replace(",", "");
    String[] parts = written.group().split(",");
    boolean listed = known.test(parts[0]) && known.test(parts[1]) && !known.test(number);
    return listed ? written.group() : number + " ";
  }

  private static String ofWords(String words) {
    StringBuilder digits = new StringBuilder();
    for (String word : words.toLowerCase(Locale.ROOT).split("[ -]")) {
      digits.append(Math.max(0, ENGLISH.indexOf(word)));
    }
    return digits.toString();
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
    int tens = numeral.group(5) == null ? 0 : Math.max(1, digit(numeral, 4));
    int hundreds = digit(numeral, 2) + digit(numeral, 3);
    int ones = digit(numeral, 6) + digit(numeral, 7);
    return 1000 * digit(numeral, 1) + 100 * hundreds + 10 * tens + ones;
  }

  private static int digit(MatchResult numeral, int group) {
    String digit = numeral.group(group);
    return digit == null ? 0 : digit.equals("两") ? 2 : DIGITS.indexOf(digit) % 10;
  }
}
