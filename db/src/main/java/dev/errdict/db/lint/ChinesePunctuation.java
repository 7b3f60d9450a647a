package dev.errdict.db.lint;

import dev.errdict.db.words.Lang;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Chinese text has full-width punctuation and 「」 quotes, and a space between Han and Latin. Marks
 * between Latin words stay as they are: they belong to a name, a path or a message.
 */
final class ChinesePunctuation implements TextCheck {
  private static final Pattern HALF_WIDTH =
      Pattern.compile(
          "\\p{IsHan}\\s*[,;!?()]|\\p{IsHan}[.:]|[,.;:!?()]\\p{IsHan}|[,;:!?]\\s+\\p{IsHan}");
  private static final Pattern OTHER_QUOTES =
      Pattern.compile("[“”‘’『』]|\\p{IsHan}[\"']|[\"']\\p{IsHan}");
  private static final Pattern GLUED =
      Pattern.compile("\\p{IsHan}[A-Za-z0-9]|[A-Za-z0-9]\\p{IsHan}");

  @Override
  public List<Finding> check(DisplayedText text) {
    if (text.lang() == Lang.EN) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    findings.addAll(Excerpt.findings(Rule.HALF_WIDTH_PUNCTUATION, HALF_WIDTH, text));
    findings.addAll(Excerpt.findings(Rule.QUOTES, OTHER_QUOTES, text));
    findings.addAll(Excerpt.findings(Rule.HAN_LATIN_SPACE, GLUED, text));
    return findings;
  }
}
