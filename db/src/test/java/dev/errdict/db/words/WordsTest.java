package dev.errdict.db.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.Problem;
import dev.errdict.db.lint.Lint;
import dev.errdict.db.lint.Part;
import dev.errdict.db.lint.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void every_sentence_is_in_both_languages_and_something_says_it() throws IOException {
    Set<String> problems =
        Arrays.stream(Problem.values()).map(Problem::key).collect(Collectors.toSet());

    assertEquals(List.of(), SentenceFiles.faults(Path.of("."), key -> false, problems));
  }

  @Test
  void every_rule_and_part_of_lint_has_words_in_both_languages() {
    for (Lang lang : Lang.values()) {
      Words words = Words.of(Lint.class, lang);
      for (Rule rule : Rule.values()) {
        assertTrue(words.has("mend." + rule.tag()), () -> lang + " " + rule);
      }
      for (Part part : Part.values()) {
        assertTrue(words.has("part." + part.tag()), () -> lang + " " + part);
      }
    }
  }
}
