package dev.errdict.db.lint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few characters around the first place where a pattern fits, for the author to find it. */
final class Excerpt {
  private static final int AROUND = 8;

  private Excerpt() {}

  static List<Finding> findings(Rule rule, Pattern pattern, DisplayedText text) {
    return of(pattern, text.content())
        .map(excerpt -> Finding.of(rule, text.place(), text.part(), text.lang(), excerpt))
        .stream()
        .toList();
  }

  static Optional<String> of(Pattern pattern, String content) {
    Matcher matcher = pattern.matcher(content);
    return matcher.find() ? Optional.of(around(matcher, content)) : Optional.empty();
  }

  static String around(Matcher found, String content) {
    int from = Math.max(0, found.start() - AROUND);
    int to = Math.min(content.length(), found.end() + AROUND);
    return content.substring(from, to).replace('\n', ' ').strip();
  }
}
