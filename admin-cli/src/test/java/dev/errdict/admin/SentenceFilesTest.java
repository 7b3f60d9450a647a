package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.words.SentenceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceFilesTest {
  @Test
  void every_sentence_is_in_both_languages_and_something_says_it() throws IOException {
    assertEquals(List.of(), SentenceFiles.faults(Path.of("."), key -> false, List.of()));
  }
}
