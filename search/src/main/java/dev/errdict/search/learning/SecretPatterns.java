package dev.errdict.search.learning;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Secrets and personal data that are known by their shape, not by a name, the longest shapes first.
 * All are matched on text in NFKC, so that full-width forms are covered.
 */
final class SecretPatterns {
  /** A shape and its placeholder. */
  record Shape(Pattern pattern, Placeholder placeholder) {}

  private static final String QUOTES = "\"'`“”‘’「」『』";

  private static final String LETTER_OR_DIGIT = "[\\p{L}\\p{N}&&[^\\p{IsHan}]]";

  private static final String WORD = "[^\\s\\p{IsHan}" + QUOTES + "]";

  /**
   * The rest of an address. Chinese characters belong to it in front of a sign of addresses, and
   * between such a sign and a letter: {@code /项目/x}, {@code /项目x}, but not {@code /a这个报错}.
   */
  private static final String ADDRESS =
      "[^\\s\\p{IsHan}]*+(?:(?:\\p{IsHan}++(?=[/\\\\?#=&%._~@-][^\\s\\p{IsHan}]|[/\\\\])"
          + "|(?<=[/\\\\?#=&%._~@-])\\p{IsHan}++(?=[\\p{L}\\p{N}]))[^\\s\\p{IsHan}]++)*+";

  private static final String GROUP = "[0-9a-f]{1,4}";

  private static final String GROUPS = "(?:[0-9a-f]{0,4}:){2,40}[0-9a-f]{0,4}";

  private static final String BREAK = "\\s{0,4}\\R\\s{0,40}";

  static final List<Shape> ALL =
      List.of(
          // PEM (RFC 7468), even without its end.
          shape(
              "(?s)-----BEGIN [^-]{1,40}-----.*?(?:-----END [^-]{1,40}-----|\\z)", Placeholder.KEY),
          shape("(?i)\\b(?:[a-z][a-z0-9+.-]{1,20}://|www\\.)" + ADDRESS, Placeholder.URL),
          // A path: C:\x, C:/x, \\host\x, /x, ./x, ~/x, ~x
          shape(
              "(?i)(?:(?<![^\\s(\\[{<>|,;:="
                  + QUOTES
                  + "])|(?<=\\p{IsHan})(?=[\\\\/][^\\s\\\\/]{1,80}[\\\\/]))"
                  + "(?:[a-z]:[\\\\/]|\\.{0,2}[\\\\/]|~(?=[\\p{L}/\\\\]))"
                  + "(?=[^\\s\\p{IsHan}]|\\p{IsHan}{1,40}[\\\\/])"
                  + ADDRESS,
              Placeholder.URL),
          shape("(?<!" + WORD + ")(?:(?!@)" + WORD + ")*+@" + WORD + "+", Placeholder.EMAIL),
          shape(
              "\"(?:[^\"\\\\\\n]|\\\\.){1,2000}+[\"”]|[“„][^“”]{1,2000}[”“\"]"
                  + "|`[^`\\n]{1,2000}`|「[^」]{1,2000}」|『[^』]{1,2000}』|«[^»]{1,2000}»"
                  + "|‘[^’\\n]{1,2000}’|(?<![\\p{L}\\p{N}])'(?:[^'\\n]|'(?="
                  + LETTER_OR_DIGIT
                  + ")){1,2000}+'",
              Placeholder.QUOTE),
          // IPv6 (RFC 4291) with a line break inside; where there are fewer groups it is a time.
          shape(
              "(?i)(?<![a-z0-9])(?:"
                  + GROUP
                  + "(?::"
                  + GROUP
                  + BREAK
                  + "|"
                  + BREAK
                  + "(?=:"
                  + GROUP
                  + ")))?(?=[0-9a-f:]{0,80}::|(?:[0-9a-f]{0,4}:){4})"
                  + GROUPS
                  + "(?:(?:(?<=[0-9a-f]:)"
                  + BREAK
                  + GROUP
                  + "|"
                  + BREAK
                  + "[0-9a-f]{0,4}:"
                  + GROUP
                  + ")(?![a-z0-9:]))?(?:%\\w+)?(?![a-z0-9])",
              Placeholder.IP),
          // IPv6 and hardware addresses.
          shape("(?i)(?<![a-z0-9])" + GROUPS + "(?:%\\w+)?(?![a-z0-9])", Placeholder.IP),
          shape(
              "(?<![0-9.])(?:\\d{1,3}\\.){3}\\d{1,3}(?::\\d{1,5})?(?:/\\d{1,2})?", Placeholder.IP),
          // Seven or more digits with separators between them: phone, card, account; not a part of
          // an id with letters.
          shape(
              "(?<!"
                  + LETTER_OR_DIGIT
                  + "[-._]?)\\+?\\(?\\d(?:[\\s().\\-–—·/]{0,3}\\d){6,200}+(?![-._]?"
                  + LETTER_OR_DIGIT
                  + ")",
              Placeholder.PHONE));

  private SecretPatterns() {}

  private static Shape shape(String regex, Placeholder placeholder) {
    return new Shape(Pattern.compile(regex), placeholder);
  }
}
