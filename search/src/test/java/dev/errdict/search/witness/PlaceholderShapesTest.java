package dev.errdict.search.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.lookup.TestCatalogs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Titles and messages with the placeholders of many tools, asked as programs fill them in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlaceholderShapesTest {
  private static final List<String> SHAPES =
      List.of(
          "{0}",
          "{}",
          "{name}",
          "{0:N2}",
          "%s",
          "%1$s",
          "%-.192s",
          "%lu",
          "%(name)s",
          "$1",
          "${name}",
          "#{name}",
          "%{name}",
          "{{name}}",
          "{{ name }}",
          "<name>",
          "<FILE_NAME>",
          "…");

  private final Dictionary dictionary;

  PlaceholderShapesTest() throws CatalogException {
    dictionary = TestCatalogs.shipped("placeholder-shapes");
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < SHAPES.size(); i++) {
      entries.add(TestCatalogs.withMessages("tools", "M" + i, message(i, SHAPES.get(i))));
      entries.add(TestCatalogs.withTitle("tools", "T" + i, title(i, SHAPES.get(i))));
    }
    TestCatalogs.put(dictionary, "tools", entries);
  }

  /** Each shape has a word of its own, so that each entry has one message. */
  private static String message(int shape, String value) {
    return "Tank " + word(shape) + " overflowed at " + value + " litres of kerosene";
  }

  private static String title(int shape, String value) {
    return "Valve " + value + " of pump " + word(shape) + " leaks glycol";
  }

  private static String word(int shape) {
    return "zu" + (char) ('b' + shape) + "ak";
  }

  @AfterAll
  void close() {
    dictionary.close();
  }

  static Stream<Integer> shapes() {
    return Stream.iterate(0, i -> i + 1).limit(SHAPES.size());
  }

  private void assertFinds(String code, String question) {
    Answer answer = dictionary.ask(Question.of(question));
    Answer.Found found = assertInstanceOf(Answer.Found.class, answer, question + " -> " + answer);
    assertEquals(code, found.entries().getFirst().code(), question);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void a_filled_message_is_found_alone_in_a_log_and_in_a_sentence(int shape) {
    assertFinds("M" + shape, message(shape, "7500"));
    assertFinds("M" + shape, "[12:04:11] FATAL " + message(shape, "7500"));
    assertFinds("M" + shape, "日志里写着 " + message(shape, "7500") + "，怎么办");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void a_filled_title_is_found_and_so_is_the_text_as_it_is_written_in_the_list(int shape) {
    assertFinds("T" + shape, title(shape, "'north side'"));
    assertFinds("T" + shape, title(shape, SHAPES.get(shape)));
    assertFinds("M" + shape, message(shape, SHAPES.get(shape)));
  }
}
