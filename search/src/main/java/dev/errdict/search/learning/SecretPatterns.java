package dev.errdict.search.learning;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Secrets and personal data that are known by their shape, the longest shapes first. All are
 * matched on text in NFKC, so that full-width forms are covered.
 */
final class SecretPatterns {
  /** A shape and its placeholder. */
  record Shape(Pattern pattern, Placeholder placeholder) {}

  private static final String NAMES =
      "(?:pass(?:word|wd|phrase|code)?|pwd|psw|pin|secret|token|credentials?|session|cookie|"
          + "auth(?:orization)?|signature|sign|(?:api|app|access|master|private|client|license)?"
          + "[\\s_-]{0,2}(?:key|secret|token)|"
          + "密码|密碼|口令|密钥|密鑰|秘钥|令牌|暗号|验证码|驗證碼|校验码|签名)";

  private static final String QUOTES = "\"'`“”‘’「」『』";

  private static final String WORD = "[^\\s\\p{IsHan}" + QUOTES + "]";

  static final List<Shape> ALL =
      List.of(
          // PEM (RFC 7468), even without its end.
          shape(
              "(?s)-----BEGIN [^-]{1,40}-----.*?(?:-----END [^-]{1,40}-----|\\z)", Placeholder.KEY),
          // An URL, or a Windows or Unix path.
          shape("(?i)\\b[a-z][a-z0-9+.-]{1,20}://[^\\s\\p{IsHan}]+", Placeholder.URL),
          shape("(?i)\\bwww\\.[^\\s\\p{IsHan}]+", Placeholder.URL),
          shape("(?<!" + WORD + ")(?:(?!@)" + WORD + ")*+@" + WORD + "+", Placeholder.EMAIL),
          // "password": "…", password=…, 密码：…; the value may be on the next line.
          shape(
              "(?i)(?<="
                  + NAMES
                  + "["
                  + QUOTES
                  + "]?\\s{0,3}[:=]\\s{0,3})"
                  + "(?:["
                  + QUOTES
                  + "][^"
                  + QUOTES
                  + "\\n]*["
                  + QUOTES
                  + "]?|(?:(?:bearer|basic)\\s{1,3})?[^\\s,;]+)",
              Placeholder.KEY),
          // 密码是…: the text after it, unless it is Chinese.
          shape(
              "(?i)(?<=" + NAMES + "\\s{0,2}[是为為]\\s{0,2})[^\\s\\p{IsHan},，。;；]+", Placeholder.KEY),
          shape("(?i)(?<=\\b(?:bearer|basic)\\s{1,3})\\S+", Placeholder.KEY),
          shape(
              "[\"“][^\"“”\\n]{1,2000}[\"”]|`[^`\\n]{1,2000}`|「[^」]{1,2000}」|『[^』]{1,2000}』|«[^»]{1,2000}»"
                  + "|‘[^’\\n]{1,2000}’|(?<![\\p{L}\\p{N}])'[^'\\n]{1,2000}'(?![\\p{L}\\p{N}])",
              Placeholder.QUOTE),
          // IPv6 (RFC 4291) and hardware addresses.
          shape(
              "(?i)(?<![a-z0-9])(?:[0-9a-f]{0,4}:){2,}[0-9a-f]{0,4}(?:%\\w+)?(?![a-z0-9])",
              Placeholder.IP),
          shape(
              "(?<![0-9.])(?:\\d{1,3}\\.){3}\\d{1,3}(?::\\d{1,5})?(?:/\\d{1,2})?", Placeholder.IP),
          // Seven or more digits with separators between them: phone, card, account.
          shape("\\+?\\(?\\d(?:[\\s().\\-–—·/]{0,3}\\d){6,}", Placeholder.PHONE));

  private SecretPatterns() {}

  private static Shape shape(String regex, Placeholder placeholder) {
    return new Shape(Pattern.compile(regex), placeholder);
  }
}
