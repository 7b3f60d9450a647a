package dev.errdict.search.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.reply.Option;
import dev.errdict.search.reply.Reply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A team's short list beside the shipped catalog: codes with one letter, a title each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShortListTest {
  private final Dictionary dictionary;

  ShortListTest() throws CatalogException {
    dictionary = TestCatalogs.shipped("short-list");
    TestCatalogs.put(
        dictionary,
        "dairy",
        List.of(
            TestCatalogs.withTitle("dairy", "K-101", "Milk tank full"),
            TestCatalogs.withTitle("dairy", "K-203", "Milk pump blocked"),
            TestCatalogs.withTitle("dairy", "K-204", "Hose not connected"),
            TestCatalogs.withTitle("dairy", "K-305", "Cooling unit failed")));
  }

  @AfterAll
  void close() {
    dictionary.close();
  }

  private Answer ask(String question) {
    return dictionary.ask(new Question(question, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"K–203", "K—203 again", "报 K‑203 了", "Ｋ－２０３", "K−203 since noon", "code K‒203"})
  void a_typographic_dash_in_a_code_is_a_hyphen(String question) {
    Answer.Found found = assertInstanceOf(Answer.Found.class, ask(question), question);

    assertEquals(List.of("K-203"), TestCatalogs.codes(found));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "error K-999 and K-203 | K-203 | K-999",
        "K-888, K-101 | K-101 | K-888",
        "先报 K-305，后来报 K-777 | K-305 | K-777"
      })
  void an_unknown_code_of_its_form_is_named_beside_a_known_one(
      String question, String known, String unknown) {
    Answer.Found found = assertInstanceOf(Answer.Found.class, ask(question), question);

    assertEquals(List.of(known), TestCatalogs.codes(found));
    assertEquals(List.of(unknown), found.unknown());
  }

  @Test
  void an_unknown_code_of_its_form_in_a_sentence_is_named() {
    assertEquals(
        new Reason(Reason.Kind.UNKNOWN_CODE, List.of("K-999")),
        ask("I see K-999 since this morning").reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Q-203", "Z_101", "error B-204", "code Q-305 on the panel"})
  void a_letter_of_another_list_before_its_number_is_no_code_of_it(String question) {
    Answer.NotFound nothing = assertInstanceOf(Answer.NotFound.class, ask(question), question);

    assertEquals(Reason.Kind.UNKNOWN_CODE, nothing.reason().kind());
  }

  @Test
  void one_that_may_fit_is_offered_alone() {
    assertEquals(
        List.of("Milk pump blocked"),
        offered("the pump is stuck", Lang.EN, "Did you mean this one?"));
    assertEquals(List.of("Milk pump blocked"), offered("the pump is stuck", Lang.ZH, "你问的是这一条吗？"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the milk does not flow",
        "tank of milk",
        "unit is not connected",
        "class settings don't let visitors run a query",
        "怎么把群名改了",
        "后端把 updatedAt 也一起 PUT 回去了，结果说这个字段不能写",
        "把类名写成了 123abc，保存失败"
      })
  void no_choice_is_a_tenth_as_likely_as_the_first(String question) {
    if (ask(question) instanceof Answer.Choices choices) {
      double best = choices.candidates().getFirst().score();
      choices
          .candidates()
          .forEach(one -> assertTrue(one.score() >= best / 10, () -> question + " " + choices));
    }
  }

  private List<String> offered(String question, Lang lang, String preface) {
    Reply reply = dictionary.replies().write(ask(question), lang);
    Reply.Pick pick = assertInstanceOf(Reply.Pick.class, reply, question);
    assertEquals(preface, pick.preface());
    return pick.options().stream().map(Option::title).toList();
  }
}
