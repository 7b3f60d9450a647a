package dev.errdict.search.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Candidate;
import dev.errdict.search.answer.Question;
import dev.errdict.search.meaning.Embedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The questions that the tests of every door ask, asked here without a door. */
class DoorsTest {
  private static Dictionary dictionary;

  @BeforeAll
  static void open() throws CatalogException {
    dictionary = Dictionary.inMemory("doors", Embedder.NONE, Clock.systemUTC());
  }

  @AfterAll
  static void close() {
    dictionary.close();
  }

  /**
   * A line of doors.tsv.
   *
   * @param codes separated by commas; a last {@code *} allows others behind them
   */
  record Asked(String kind, String codes, String question) {
    private static Asked of(String line) {
      String[] columns = line.split("\t", 3);
      return new Asked(columns[0], columns[1], columns[2]);
    }

    /** What was answered, as far as the line says it. */
    String seen(List<String> answered) {
      String all = answered.isEmpty() ? "-" : String.join(",", answered);
      String start = codes.endsWith("*") ? codes.substring(0, codes.length() - 1) : "";
      return codes.endsWith("*") && all.startsWith(start) ? codes : all;
    }
  }

  static Stream<Asked> questions() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/doors.tsv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(Asked::of);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void the_dictionary_answers_as_the_doors_shall(Asked asked) {
    Answer answer = dictionary.ask(Question.of(asked.question()));

    String seen =
        switch (answer) {
          case Answer.Found found -> "found " + asked.seen(codes(found.entries()));
          case Answer.Choices choices ->
              "choices "
                  + asked.seen(codes(choices.candidates().stream().map(Candidate::entry).toList()));
          case Answer.NotFound nothing -> "none " + asked.seen(codes(nothing.near()));
        };
    assertEquals(asked.kind() + " " + asked.codes(), seen);
  }

  private static List<String> codes(List<Entry> entries) {
    return entries.stream().map(Entry::code).toList();
  }
}
