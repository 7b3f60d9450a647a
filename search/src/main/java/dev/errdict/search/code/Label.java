package dev.errdict.search.code;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kind of a number by the word or key before it. Keys are compared word by word: {@code
 * errorCode} labels an error code; {@code opcode}, {@code appCode} and {@code exitCode} label other
 * codes.
 */
enum Label {
  /** An error code: {@code code: 137}, {@code errorCode=137}, {@code 错误码 137}. */
  CODE,
  /** Some other number of the error: {@code errno}, {@code appCode}. */
  OTHER_KEY,
  /** An HTTP status: {@code status of 403}. */
  STATUS,
  /** Surely something else: {@code exit code}, {@code 验证码}. */
  FOREIGN,
  NONE;

  /** Marks that may be between a label and its number. */
  private static final String GLUE_MARKS = " \t\"'`*\\“‘:=#>|([<【「『《";

  private static final Set<String> GLUE_WORDS =
      Set.of("is", "was", "of", "as", "with", "number", "no", "no.");

  private static final int MOST_GLUE_WORDS = 3;

  /** The longest of the Chinese labels, and marks. */
  private static final int CHINESE_REACH = 24;

  private static final char FIRST_EAST_ASIAN = '\u2E80';

  /** Labels of an error's text, where a number may be in its place: {@code error message}. */
  private static final Set<String> TEXT_WORDS =
      Set.of("message", "msg", "info", "detail", "details", "description", "text");

  private static final String CHINESE_GLUE =
      "[\\s\"'`*\\\\“‘]*(?:(?:值|号|为|是|叫|:|=|#|=>|->|\\||\\(|\\[|<|【|「|『|《)[\\s\"'`*\\\\“‘]*){0,3}$";

  private static final Pattern CHINESE =
      Pattern.compile(
          "(?:错误代?码|错误代号|错误编号|错误号|返回码|返回代码|报错码|异常码|异常代码|错码|代码"
              + "|(?:错误|报错|异常|提示)(?:信息|消息|提示|内容|描述|详情|显示|如下){0,2}|异常|报错)"
              + CHINESE_GLUE);

  /** Verbs of which an error code may be the object, and much else. */
  private static final Pattern CHINESE_VERB =
      Pattern.compile("(?:报|返回|抛出?|提示|收到|出现|遇到|出|得到|[蹦弹冒跳甩]出?来?)了?个?" + CHINESE_GLUE);

  /** A word or two between what calls a code one and the number: {@code 错误码一直是 4303}. */
  private static final Pattern STILL =
      Pattern.compile(
          "(?:错误代?码|错误代号|错误编号|错误号|返回码|返回代码|报错码|异常码|异常代码)\\p{IsHan}{1,5}(?:是|为|成)了?\\s*$"
              + "|\\berr(?:or)?[ _-]?code\\s+(?:is|was|keeps|stays)\\s+[a-z]{2,10}\\s+$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CHINESE_STATUS =
      Pattern.compile("(?:状态码?|响应码)[\\s\"'`]*(?:(?:为|是|:|=|\\()[\\s\"'`]*){0,3}$");

  private static final Pattern CHINESE_FOREIGN =
      Pattern.compile("(?:退出码|退出代码|邮编|区号|验证码|邀请码|优惠码|口令)[\\s\"'`:=(\\[是为【「『“]*$");

  private static final Pattern EXIT =
      Pattern.compile(
          "\\bexit(?:ed)?(?:\\s+with)?(?:\\s+(?:status|code))?[\\s\"'`:=(]*$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern HTTP_VERSION =
      Pattern.compile("\\bhttp(?:/[0-9.]+)?[\\s\"'`]*[:=(]?[\\s\"'`]*$", Pattern.CASE_INSENSITIVE);

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[._-]");

  private static final Set<String> ERROR_WORDS =
      Set.of(
          "err",
          "errs",
          "error",
          "errors",
          "exception",
          "sqlstate",
          "errcode",
          "errorcode",
          "threw",
          "throws",
          "raised",
          "return",
          "returns",
          "returned");

  private static final Set<String> CODE_WORDS = Set.of("code", "codes", "ret", "rc", "retcode");
  private static final Set<String> OF_AN_ERROR =
      Set.of("err", "error", "result", "return", "ret", "fail", "failure", "exception", "avos");
  private static final Set<String> STATUS_WORDS = Set.of("status", "http", "statuscode");

  /** Words next to "code" that name codes of daily life or of other parts of a system. */
  private static final Set<String> FOREIGN_WORDS =
      Set.of(
          "exit",
          "area",
          "zip",
          "post",
          "postal",
          "country",
          "dialling",
          "qr",
          "bar",
          "promo",
          "discount",
          "coupon",
          "invite",
          "pairing",
          "verify",
          "verification",
          "sms",
          "pin",
          "otp",
          "key",
          "char",
          "dress",
          "source",
          "color",
          "colour",
          "op",
          "opt");

  /**
   * @param before the text before the number; a few words are enough
   */
  static Label of(String before) {
    // Cheap checks first: most numbers of a long paste have none of these labels before them.
    String lower = before.toLowerCase(Locale.ROOT);
    boolean chinese = mayBeChinese(before);
    if ((chinese && CHINESE_FOREIGN.matcher(before).find())
        || (lower.contains("exit") && EXIT.matcher(before).find())) {
      return FOREIGN;
    }
    if ((chinese && CHINESE_STATUS.matcher(before).find())
        || (lower.contains("http") && HTTP_VERSION.matcher(before).find())) {
      return STATUS;
    }
    if (chinese && (ends(before, CHINESE) || ends(before, CHINESE_VERB))) {
      return CODE;
    }
    boolean calls = lower.contains("code") || before.indexOf('码') >= 0 || before.indexOf('号') >= 0;
    if (calls && STILL.matcher(before).find()) {
      return CODE;
    }
    String left = withoutGlue(before);
    int keyAt = wordStart(left);
    String key = left.substring(keyAt);
    if (key.isEmpty() || !Character.isLetter(key.charAt(0))) {
      return NONE;
    }
    String rest = left.substring(0, keyAt);
    String wordBefore =
        rest.endsWith(" ") || rest.endsWith("-")
            ? rest.substring(wordStart(rest.substring(0, rest.length() - 1)), rest.length() - 1)
            : "";
    if (TEXT_WORDS.contains(key.toLowerCase(Locale.ROOT)) && !wordBefore.isEmpty()) {
      return ofKey(wordBefore, "");
    }
    return ofKey(key, wordBefore);
  }

  /** Whether nothing but a Chinese verb labels the number: 返回 100. */
  static boolean isOnlySaid(String before) {
    return mayBeChinese(before) && !ends(before, CHINESE) && ends(before, CHINESE_VERB);
  }

  private static boolean ends(String before, Pattern label) {
    int from = Math.max(0, before.length() - CHINESE_REACH);
    return label.matcher(before).region(from, before.length()).find();
  }

  /** The text before a {@link #FOREIGN} label at its end. */
  static String withoutForeign(String before) {
    for (Pattern label : new Pattern[] {CHINESE_FOREIGN, EXIT}) {
      Matcher found = label.matcher(before);
      if (found.find()) {
        return before.substring(0, found.start());
      }
    }
    String left = withoutGlue(before);
    int keyAt = wordStart(left);
    String rest = left.substring(0, keyAt);
    if (!CODE_WORDS.contains(left.substring(keyAt).toLowerCase(Locale.ROOT))) {
      return rest;
    }
    return rest.endsWith(" ") || rest.endsWith("-")
        ? rest.substring(0, wordStart(rest.substring(0, rest.length() - 1)))
        : rest;
  }

  /** Whether it has a character of East Asia; quicker than asking for its script. */
  static boolean mayBeChinese(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_EAST_ASIAN) {
        return true;
      }
    }
    return false;
  }

  private static String withoutGlue(String before) {
    String left = withoutMarks(before);
    for (int i = 0; i < MOST_GLUE_WORDS; i++) {
      int at = wordStart(left);
      String word = left.substring(at).toLowerCase(Locale.ROOT);
      if (!GLUE_WORDS.contains(word) || at == 0) {
        return left;
      }
      left = withoutMarks(left.substring(0, at));
    }
    return left;
  }

  private static String withoutMarks(String text) {
    int end = text.length();
    while (end > 0
        && (GLUE_MARKS.indexOf(text.charAt(end - 1)) >= 0
            || (text.charAt(end - 1) == '-' && end < text.length() && text.charAt(end) == '>'))) {
      end--;
    }
    return text.substring(0, end);
  }

  private static int wordStart(String text) {
    int at = text.length();
    while (at > 0 && isOfAKey(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isOfAKey(char unit) {
    return unit == '_' || unit == '.' || (unit < 0x80 && Character.isLetterOrDigit(unit));
  }

  private static Label ofKey(String key, String wordBefore) {
    String[] words = HUMP.split(key);
    String last = words[words.length - 1].toLowerCase(Locale.ROOT);
    if (TEXT_WORDS.contains(last) && words.length > 1) {
      return ofKey(String.join("_", Arrays.copyOf(words, words.length - 1)), wordBefore);
    }
    String qualifier =
        (words.length > 1 ? words[words.length - 2] : wordBefore).toLowerCase(Locale.ROOT);
    if (last.equals("errno")) {
      return OTHER_KEY;
    }
    if (ERROR_WORDS.contains(last)) {
      return last.startsWith("err") && STATUS_WORDS.contains(qualifier) ? STATUS : CODE;
    }
    if (STATUS_WORDS.contains(last)) {
      return STATUS;
    }
    if (!CODE_WORDS.contains(last)) {
      String written = words[words.length - 1];
      // A class name has a capital letter; "error" inside a word (terror) does not count.
      return written.endsWith("Error") || written.endsWith("Exception")
          ? CODE
          : last.endsWith("code") ? ofCompound(last) : NONE;
    }
    if (STATUS_WORDS.contains(qualifier)) {
      return STATUS;
    }
    if (FOREIGN_WORDS.contains(qualifier)) {
      return FOREIGN;
    }
    boolean oneKey = words.length > 1;
    return oneKey && !OF_AN_ERROR.contains(qualifier) ? OTHER_KEY : CODE;
  }

  /** A word that was written together: {@code opcode}. */
  private static Label ofCompound(String word) {
    String qualifier = word.substring(0, word.length() - "code".length());
    if (STATUS_WORDS.contains(qualifier)) {
      return STATUS;
    }
    if (FOREIGN_WORDS.contains(qualifier)) {
      return FOREIGN;
    }
    return OF_AN_ERROR.contains(qualifier) ? CODE : NONE;
  }
}
