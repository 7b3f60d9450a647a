package dev.errdict.search.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogSettings;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.format.EntryReader;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is retired answers where nothing else does; priorities order what fits alike. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetiredTest {
  private final Dictionary dictionary;

  RetiredTest() throws CatalogException {
    dictionary = TestCatalogs.shipped("retired");
    TestCatalogs.put(
        dictionary,
        Catalog.blank("old").asRetired(),
        List.of(
            TestCatalogs.withTitle("old", "K100", "The printer has no paper left"),
            TestCatalogs.withTitle("old", "K200", "The scanner lamp is cold"),
            TestCatalogs.withTitle("old", "K300", "The drum unit must be replaced")));
    TestCatalogs.put(
        dictionary,
        "new",
        List.of(
            TestCatalogs.withTitle("new", "N1", "The printer has run out of paper"),
            TestCatalogs.withTitle("new", "N2", "The drum unit must be replaced"),
            entry("new", "N3", "The toner cartridge is empty", false),
            entry("new", "N4", "The toner cartridge is almost empty", true),
            entry("new", "N5", "The feeder door stands open", true)));
  }

  private static Entry entry(String catalog, String code, String title, boolean retired)
      throws CatalogException {
    return EntryReader.read(
        catalog, "code: " + code + "\nretired: " + retired + "\ntitle:\n  en: " + title + "\n");
  }

  @AfterAll
  void close() {
    dictionary.close();
  }

  private List<String> answer(String question) {
    return switch (dictionary.ask(Question.of(question))) {
      case Answer.Found found -> found.entries().stream().map(Entry::code).toList();
      case Answer.Choices choices ->
          choices.candidates().stream().map(one -> one.entry().code()).toList();
      case Answer.NotFound _ -> List.of();
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "printer without paper",
        "the printer has no more paper",
        "no paper left in our printer",
        "printer paper is out"
      })
  void words_lead_to_a_catalog_in_use_before_a_retired_one(String question) {
    assertEquals("N1", answer(question).getFirst(), () -> answer(question).toString());
  }

  @Test
  void words_that_fit_only_a_retired_catalog_lead_to_it() {
    assertEquals("K200", answer("cold scanner lamp").getFirst());
  }

  @Test
  void a_text_that_both_have_is_that_of_the_catalog_in_use() {
    Answer answer = dictionary.ask(Question.of("The drum unit must be replaced"));

    Answer.Found found = assertInstanceOf(Answer.Found.class, answer);
    assertEquals("N2", found.entries().getFirst().code());
  }

  @Test
  void a_code_of_a_retired_catalog_is_still_answered() {
    assertEquals(List.of("K100"), answer("K100"));
  }

  @Test
  void a_retired_catalog_that_is_named_answers() {
    Answer answer = dictionary.ask(new Question("printer paper", Optional.of("old")));

    assertEquals(
        "K100",
        switch (answer) {
          case Answer.Found found -> found.entries().getFirst().code();
          case Answer.Choices choices -> choices.candidates().getFirst().entry().code();
          case Answer.NotFound _ -> "none";
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty toner cartridge", "toner cartridge is near empty", "toner empty"})
  void a_retired_entry_comes_behind_those_that_fit_nearly_as_well(String question) {
    List<String> answer = answer(question);

    assertEquals("N3", answer.getFirst(), answer::toString);
  }

  @Test
  void a_retired_entry_that_alone_fits_is_the_answer() {
    assertEquals("N5", answer("feeder door is open").getFirst());
  }

  @Test
  void of_two_catalogs_that_have_a_text_the_one_with_the_higher_priority_comes_first()
      throws CatalogException {
    assertEquals(List.of("B", "A"), shared("The valve is stuck", 0, 10));
    assertEquals(List.of("A", "B"), shared("The valve is stuck", 10, 0));
  }

  @Test
  void words_that_fit_two_catalogs_about_equally_follow_the_priority() throws CatalogException {
    assertEquals("B", shared("stuck valve", 0, 10).getFirst());
    assertEquals("A", shared("stuck valve", 10, 0).getFirst());
  }

  private static List<String> shared(String question, int first, int second)
      throws CatalogException {
    try (Dictionary own =
        TestCatalogs.shipped("priority-" + first + "-" + second + question.length())) {
      TestCatalogs.put(
          own,
          Catalog.blank("aa").withSettings(CatalogSettings.NONE.withPriority(first)),
          List.of(TestCatalogs.withTitle("aa", "A", "The valve is stuck")));
      TestCatalogs.put(
          own,
          Catalog.blank("bb").withSettings(CatalogSettings.NONE.withPriority(second)),
          List.of(TestCatalogs.withTitle("bb", "B", "The valve is stuck")));
      Answer.Choices choices =
          assertInstanceOf(Answer.Choices.class, own.ask(Question.of(question)));
      return choices.candidates().stream()
          .map(one -> one.entry().code())
          .filter(code -> code.equals("A") || code.equals("B"))
          .toList();
    }
  }
}
