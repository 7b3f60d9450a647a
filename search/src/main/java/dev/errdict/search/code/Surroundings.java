package dev.errdict.search.code;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the text around a number says about it. Every pattern reads a bounded part of one line. */
final class Surroundings {
  private static final int REACH = 40;

  /** A number of fewer digits before "error" counts errors. */
  private static final int SHORTEST_NAMED = 3;

  private static final Pattern CALLED =
      Pattern.compile(
          "(?:\\berr(?:or)?[\\s_-]*code|\\bsqlstate|错误代?码|错误代号|错误编号|错误号|报错码|异常码)[\\s\"'`:=(\\[是为【「『“]*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern KEY =
      Pattern.compile(
          "(?:(?<![A-Za-z])(?:err(?:or)?[_-]?)?code|错误代?码|报错码|返回码)[\"']?\\s*[:=]?\\s*[\"'`]?$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LABEL_BEHIND =
      Pattern.compile(
          "^[\\s\"'`]*(?:号?(?:错误|报错|异常|错(?!过))|这个(?:错误?码?|码|代码|报错)|(?<counted>error|err|(?<code>code))\\b)"
              // In "1 error: 4303" the label belongs to the number after it.
              + "(?![\\s\"'`:=#]{0,5}-?\\d)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BRACKET_VERB =
      Pattern.compile("^\\s+(?:GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)\\b");

  /** The only label that ends in a digit. */
  private static final Pattern HTTP = Pattern.compile("http/[0-9.]+\\s$", Pattern.CASE_INSENSITIVE);

  /** A label of an error before the verb: 错误码返回 101. */
  private static final Pattern NAMED =
      Pattern.compile("(?:错误代?码|错误代号|返回码|返回代码|报错码|异常码|异常代码|错误|报错|异常)\\p{IsHan}{0,6}\\s*$");

  private static final Pattern COUNTED_BEFORE = Pattern.compile("[\\p{L}] ?$");

  private static final Pattern LOGGED =
      Pattern.compile("\\b(?:ERROR|ERR|FATAL|SEVERE|WARN|WARNING)\\b.{0,60}(?: -{1,2}|]) $");
  private static final Pattern MASKED_BEFORE = Pattern.compile("\\d\\*{2,}$");
  private static final Pattern MASKED_BEHIND = Pattern.compile("^\\*{2,}\\d");

  private final String number;
  private final String farBefore;
  private final String before;
  private final String behind;

  /** Around {@code text[start, end)}. */
  Surroundings(String text, int start, int end) {
    this.number = text.substring(start, end);
    this.farBefore = text.substring(Math.max(0, start - 2 * REACH), start);
    this.before = text.substring(Math.max(0, start - REACH), start);
    this.behind = text.substring(end, Math.min(text.length(), end + REACH));
  }

  /** The label beside the number. */
  Label label() {
    if (before.endsWith("[") && BRACKET_VERB.matcher(behind).find()) {
      return Label.STATUS;
    }
    Label label = mayEndALabel() || HTTP.matcher(before).find() ? Label.of(before) : Label.NONE;
    return label == Label.NONE && isLabelledBehind() ? Label.CODE : label;
  }

  /** Not "1 error" or "100 code changes", where the number counts. */
  private boolean isLabelledBehind() {
    Matcher label = LABEL_BEHIND.matcher(behind);
    if (!label.find()) {
      return false;
    }
    boolean mayCount =
        label.group("code") != null
            ? CodeMention.isCommon(number)
            : label.group("counted") != null && number.length() < SHORTEST_NAMED;
    return !mayCount;
  }

  /** Whether a verb is its only label, which may have any other object: 返回 100 条, 导出 100 份. */
  boolean isOnlySaid() {
    return Label.isOnlySaid(before) && !isLabelledBehind() && !NAMED.matcher(before).find();
  }

  /** Whether it is explicitly labelled as an error code, whatever its length. */
  boolean called() {
    return calls(before);
  }

  /** Whether a key calls it a code: {@code code: 'ERESOLVE'}. */
  boolean calledByAKey() {
    return mayCall(before) && KEY.matcher(before).find();
  }

  /** Whether a text ends with an explicit label of an error code. */
  static boolean calls(String before) {
    return mayCall(before) && CALLED.matcher(before).find();
  }

  /** A quick test: all labels of the patterns have one of these words or are Chinese. */
  private static boolean mayCall(String before) {
    String lower = before.toLowerCase(Locale.ROOT);
    return Label.mayBeChinese(before) || lower.contains("code") || lower.contains("sqlstate");
  }

  /** Whether it is the whole message of a log line: "ERROR [main] c.l.Im - 4303". */
  boolean logged() {
    return behind.isBlank() && LOGGED.matcher(farBefore).find();
  }

  /** Whether a unit follows a number after a plain word such as "error": error 100 times. */
  boolean countedErrors() {
    return quantity() && COUNTED_BEFORE.matcher(before).find();
  }

  /** Whether a unit follows the number. */
  boolean quantity() {
    return NumberNeighbours.areAUnit(behind);
  }

  /** Whether the number is something else: a quantity, a line, a port, a price. */
  boolean somethingElse() {
    return quantity() || NumberNeighbours.nameAThing(before);
  }

  /**
   * Whether a mark joins it to other digits, as in dates, times, versions, addresses and ranges, or
   * asterisks as in a masked telephone number.
   *
   * @param inAList whether a slash or a comma between two numbers only lists them
   */
  boolean partOfANumber(boolean inAList) {
    if (behind.startsWith("%") || (!before.isEmpty() && "¥$€£".indexOf(last(before)) >= 0)) {
      return true;
    }
    if ((before.endsWith("*") && MASKED_BEFORE.matcher(before).find())
        || MASKED_BEHIND.matcher(behind).find()) {
      return true;
    }
    String marks = inAList ? ".:-+_" : ".:/-,+_";
    return glued(lastTwo(before), true, marks) || glued(firstTwo(behind), false, marks);
  }

  private static boolean glued(String two, boolean digitFirst, String marks) {
    if (two.length() < 2) {
      return false;
    }
    char mark = digitFirst ? two.charAt(1) : two.charAt(0);
    char digit = digitFirst ? two.charAt(0) : two.charAt(1);
    return marks.indexOf(mark) >= 0 && isDigit(digit);
  }

  /**
   * A label ends in a letter; a quick test, since most numbers in a long paste follow something
   * else.
   */
  private boolean mayEndALabel() {
    int end = before.length();
    while (end > 0 && !Character.isLetterOrDigit(before.charAt(end - 1))) {
      end--;
    }
    return end > 0 && !isDigit(before.charAt(end - 1));
  }

  private static char last(String text) {
    return text.charAt(text.length() - 1);
  }

  private static String lastTwo(String text) {
    return text.substring(Math.max(0, text.length() - 2));
  }

  private static String firstTwo(String text) {
    return text.substring(0, Math.min(2, text.length()));
  }

  static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
