package dev.errdict.search.text;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A pattern of which most texts have not even a beginning, so that they need not be searched.
 *
 * @param beginnings what each match has one of
 */
record RarePattern(Pattern pattern, List<String> beginnings) {
  static RarePattern of(String regex, String... beginnings) {
    return new RarePattern(Pattern.compile(regex), List.of(beginnings));
  }

  /** Whether a text may have a match. */
  boolean mayBeIn(String text) {
    for (String beginning : beginnings) {
      if (text.contains(beginning)) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param replacement as of {@link java.util.regex.Matcher#replaceAll(Function)}
   */
  String replaceAll(String text, Function<MatchResult, String> replacement) {
    return mayBeIn(text) ? pattern.matcher(text).replaceAll(replacement) : text;
  }
}
