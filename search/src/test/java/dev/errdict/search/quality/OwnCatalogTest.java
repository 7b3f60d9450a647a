package dev.errdict.search.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.rank.ForeignCatalogs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list is asked as well alone in its home as it is beside the shipped catalog. */
class OwnCatalogTest {
  private static final Path FOLDER = Path.of("src/test/resources/quality");

  @ParameterizedTest
  @ValueSource(strings = {"velo", "hotel", "school", "grow", "rail"})
  void a_small_list_needs_no_other_catalog_beside_it(String list) throws Exception {
    try (Dictionary dictionary =
        Dictionary.inMemory("own-" + list, Embedder.NONE, Clock.systemUTC())) {
      ForeignCatalogs.read(FOLDER, list).into(dictionary);
      List<List<String>> beside = answers(list, dictionary);

      ForeignCatalogs.removeShipped(dictionary);

      assertTrue(dictionary.catalog("leancloud").isEmpty());
      assertEquals(beside, answers(list, dictionary));
    }
  }

  private static List<List<String>> answers(String list, Dictionary dictionary) throws Exception {
    return Evaluation.of(
            LabelledQuestion.read(
                Files.readAllLines(FOLDER.resolve("foreign/" + list + "-fresh.tsv"))),
            Optional.of(list),
            dictionary::explain)
        .stream()
        .map(
            outcome ->
                List.of(
                    outcome.question().text(),
                    outcome.kind().toString(),
                    outcome.codes().stream().limit(3).toList().toString()))
        .toList();
  }
}
