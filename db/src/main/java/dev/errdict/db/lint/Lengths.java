package dev.errdict.db.lint;

import dev.errdict.db.catalog.CatalogDocument;
import java.util.List;

/**
 * Checks that texts fit where they are shown. Discord's embeds take titles of 256 and field values
 * of 1,024 characters (Discord developer documentation, "Embed Limits"); our own bound for titles
 * is what a phone shows.
 */
final class Lengths implements Check {
  private static final int DISCORD_TITLE = 256;
  private static final int DISCORD_FIELD = 1024;

  @Override
  public List<Finding> check(CatalogDocument document) {
    return DisplayedText.of(document).stream().flatMap(text -> check(text).stream()).toList();
  }

  private static List<Finding> check(DisplayedText text) {
    int length = text.content().length();
    int bound = text.part() == Part.TITLE ? DISCORD_TITLE : DISCORD_FIELD;
    if (length > bound) {
      return List.of(finding(Rule.TOO_LONG, text, length, bound));
    }
    if (text.part() == Part.TITLE && length > Lint.TITLE_LENGTH && !text.official()) {
      return List.of(finding(Rule.LONG_TITLE, text, length, Lint.TITLE_LENGTH));
    }
    return List.of();
  }

  private static Finding finding(Rule rule, DisplayedText text, int length, int bound) {
    return Finding.of(
        rule,
        text.place(),
        text.part(),
        text.lang(),
        Integer.toString(length),
        Integer.toString(bound));
  }
}
