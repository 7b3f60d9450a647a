package dev.errdict.search.learning;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;

/**
 * Removes the values of secrets that are named as such: {@code password: …}, {@code my password is
 * …}, 密码是…. In doubt it removes: a value is kept only if an ordinary word may be in its place, as
 * in {@code password reset}.
 */
final class NamedSecrets {
  private final Vocabulary vocabulary;

  NamedSecrets(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * @param text in NFKC
   */
  String removed(String text) {
    String left = text;
    for (SecretForms.Form form : SecretForms.ALL) {
      left = removed(left, form);
    }
    return SecretForms.REVERSED.matcher(left).replaceAll(this::withoutValue);
  }

  private String removed(String text, SecretForms.Form form) {
    SecretValue value = new SecretValue(text, vocabulary);
    StringBuilder left = new StringBuilder();
    Matcher found = form.pattern().matcher(text);
    int at = 0;
    int from = 0;
    while (from <= text.length() && found.find(from)) {
      int start = found.end();
      int end = value.end(start, form.certainty());
      if (end > start) {
        left.append(text, at, start).append(Placeholder.KEY.mark());
        at = end;
        from = end;
      } else {
        from = found.end("name");
      }
    }
    return left.append(text, at, text.length()).toString();
  }

  private String withoutValue(MatchResult found) {
    String rest = found.group().substring(found.group("value").length());
    boolean secret = !OrdinaryWords.has(found.group("value"));
    return Matcher.quoteReplacement(secret ? Placeholder.KEY.mark() + rest : found.group());
  }
}
