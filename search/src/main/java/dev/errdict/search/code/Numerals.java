package dev.errdict.search.code;

import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Replaces numbers that are not written as consecutive digits by digits: {@code 四幺零}, {@code 四百零一},
 * {@code 4 0 1}, {@code two nineteen}. The text keeps its length, so that all positions stay valid.
 * The patterns look ahead for a digit first, since their look-behinds are slower.
 */
final class Numerals {
  private static final String DIGITS = "〇一二三四五六七八九零幺";
  private static final String NUMERALS = DIGITS + "两十百千万";
  private static final String AMONG_OTHERS = "[" + NUMERALS + "]";

  /** Three or more together may be a code that no catalog has: 错误码四零一. */
  private static final Pattern IN_A_ROW =
      Pattern.compile(
          "(?=[D])(?<!X)[D]{3,5}(?!X|[年月日号])".replace("X", AMONG_OTHERS).replace("D", DIGITS));

  /** A round number such as 四百 is an amount; so is one with an implicit last unit: 四百三 is 430. */
  private static final Pattern SPOKEN =
      Pattern.compile(
          "(?=D)(?<!X)(?:(D)千(?=零|D百)(?:(D)百)?|(D)百)(?:零?(D)?(十)(D)?|零(D))?(?!X)"
              .replace("X", AMONG_OTHERS)
              .replace("D", "[一二两三四五六七八九]"));

  private static final Pattern APART =
      Pattern.compile("(?=\\d)(?<![\\p{L}\\d.,] ?)\\d(?: \\d){2,4}(?! ?[\\p{L}\\d.,])");

  /** 4,113 and 4113.0, as programs write numbers. */
  private static final Pattern GROUPED =
      Pattern.compile("(?=[1-9])(?<![\\d.,])[1-9]\\d?,\\d{3}(?![\\d,]|\\.\\d)");

  private static final Pattern WHOLE =
      Pattern.compile("(?=\\d)(?<![\\d.,])(\\d{3,5})\\.0+(?![\\d.,])");

  private static final char FIRST_NUMERAL = '〇';
  private static final int CALLED_REACH = 20;

  private final Predicate<String> known;
  private final String text;

  /**
   * @param known whether a catalog has this code
   */
  Numerals(Predicate<String> known, String text) {
    this.known = known;
    this.text = text;
  }

  /**
   * The text with digits for numerals.
   *
   * @param text as long as the original
   */
  record Reading(String text) {
    /** The original spelling of the number at {@code [from, to)}. */
    String written(String original, int from, int to) {
      int end = to;
      if (!original.regionMatches(from, text, from, to - from)) {
        // The digits are shorter; spaces fill the rest.
        while (end < text.length() && text.charAt(end) == ' ' && differs(original, end)) {
          end++;
        }
      }
      return original.substring(from, end).strip();
    }

    /** Whether part of the original number is left from a place on. */
    private boolean differs(String original, int at) {
      int next = at;
      while (next < text.length() && original.charAt(next) == ' ' && text.charAt(next) == ' ') {
        next++;
      }
      return next < text.length() && original.charAt(next) != text.charAt(next);
    }
  }

  Reading read() {
    String together =
        APART
            .matcher(withoutChinese())
            .replaceAll(digits -> ifKnown(digits.group().replace(" ", ""), digits));
    String grouped = GROUPED.matcher(together).replaceAll(this::ungrouped);
    String whole = WHOLE.matcher(grouped).replaceAll(number -> ifKnown(number.group(1), number));
    return new Reading(
        EnglishNumerals.WORDS
            .matcher(whole)
            .replaceAll(words -> ifKnown(EnglishNumerals.digits(words.group()), words)));
  }

  private String withoutChinese() {
    if (text.chars().noneMatch(unit -> unit >= FIRST_NUMERAL && NUMERALS.indexOf(unit) >= 0)) {
      return text; // most texts; the patterns take longer to find that out
    }
    String row = IN_A_ROW.matcher(text).replaceAll(numeral -> digits(numeral.group()));
    return SPOKEN
        .matcher(row)
        .replaceAll(numeral -> ifKnown(Integer.toString(value(numeral)), numeral));
  }

  /** "4,113" is one number, unless no catalog has it but catalogs have both parts. */
  private String ungrouped(MatchResult written) {
    String number = written.group().replace(",", "");
    String[] parts = written.group().split(",");
    boolean listed = known.test(parts[0]) && known.test(parts[1]) && !known.test(number);
    return listed ? written.group() : number + " ";
  }

  private String ifKnown(String number, MatchResult written) {
    boolean fits = number.length() > 2 && number.length() <= written.group().length();
    boolean round = number.endsWith("00");
    return fits && (isCalledACode(written.start()) || (!round && known.test(number)))
        ? number + " ".repeat(written.group().length() - number.length())
        : written.group();
  }

  private boolean isCalledACode(int at) {
    return Surroundings.calls(text.substring(Math.max(0, at - CALLED_REACH), at));
  }

  private static String digits(String numeral) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < numeral.length(); i++) {
      digits.append(numeral.charAt(i) == '幺' ? 1 : DIGITS.indexOf(numeral.charAt(i)) % 10);
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
