package dev.errdict.db.words;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.lint.Lint;
import dev.errdict.db.lint.Part;
import dev.errdict.db.lint.Rule;
import dev.errdict.db.lint.Severity;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void every_rule_part_and_severity_of_lint_has_words_in_both_languages() {
    for (Lang lang : Lang.values()) {
      Words words = Words.of(Lint.class, lang);
      for (Rule rule : Rule.values()) {
        assertTrue(words.has("mend." + rule.tag()), () -> lang + " " + rule);
      }
      for (Part part : Part.values()) {
        assertTrue(words.has("part." + part.tag()), () -> lang + " " + part);
      }
      for (Severity severity : Severity.values()) {
        assertTrue(words.has("severity." + severity.tag()), () -> lang + " " + severity);
      }
    }
  }
}
