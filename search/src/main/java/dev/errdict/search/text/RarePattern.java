package dev.errdict.search.text;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A pattern that is searched only in texts that contain one of its needed strings, since most texts
 * contain none.
 *
 * @param needed every match contains at least one of them
 */
record RarePattern(Pattern pattern, List<String> needed) {
  static RarePattern of(String regex, String... needed) {
    return new RarePattern(Pattern.compile(regex), List.of(needed));
  }

  private boolean mayBeIn(String text) {
    for (String one : needed) {
      if (text.contains(one)) {
        return true;
      }
    }
    return false;
  }

  boolean isIn(String text) {
    return mayBeIn(text) && pattern.matcher(text).find();
  }

  /**
   * @param replacement as of {@link java.util.regex.Matcher#replaceAll(Function)}
   */
  String replaceAll(String text, Function<MatchResult, String> replacement) {
    return mayBeIn(text) ? pattern.matcher(text).replaceAll(replacement) : text;
  }
}
