package dev.errdict.search.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.lookup.TestCatalogs;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and short texts that are another product's, or no code at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherNumbersTest {
  private final Dictionary dictionary;

  OtherNumbersTest() throws CatalogException {
    dictionary = TestCatalogs.shipped("other-numbers");
    TestCatalogs.put(dictionary, "ts", TestCatalogs.typescript());
  }

  @AfterAll
  void close() {
    dictionary.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "验证码是 603 921",
        "您的验证码为 4303",
        "your verification code is 603 921",
        "verification code: 4303",
        "邀请码 4302",
        "exit code 137",
        "area code 212",
        "zip code 40401",
        "promo code 2101",
        "邮编是 210 000"
      })
  void what_only_says_another_number_is_declined(String question) {
    assertInstanceOf(Answer.NotFound.class, dictionary.ask(Question.of(question)), question);
  }

  @ParameterizedTest
  @ValueSource(strings = {"call me at 603 921", "my phone is 603 921 4402", "电话 213 555 0100"})
  void digits_in_groups_are_no_code(String question) {
    assertFalse(
        dictionary.explain(Question.of(question)).witnesses().stream()
            .anyMatch(NumberWitness.class::isInstance),
        question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trying to give back 80 when 50 was returned last week",
        "the refund gave back 60",
        "we keep getting 75",
        "it always gives 42 now",
        "the call returned 15 again",
        "why do I see 88 on the screen",
        "一直返回 85",
        "支付之后退了 60 是怎么回事",
        "每次都得到 77",
        "怎么又出现 96 了"
      })
  void a_small_number_that_no_catalog_has_is_an_amount(String question) {
    assertFalse(
        dictionary.explain(Question.of(question)).witnesses().stream()
            .anyMatch(NumberWitness.class::isInstance),
        question);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "error MY-2345 | MY-2345",
        "we get error ABC-4303 at start | ABC-4303",
        "错误码 PAY-4303 是什么意思 | PAY-4303",
        "error code: IDM-2307 | IDM-2307",
        "报错 XY-4302 | XY-4302"
      })
  void a_code_with_letters_that_no_catalog_has_is_unknown(String question, String code) {
    Answer answer = dictionary.ask(Question.of(question));
    assertInstanceOf(Answer.NotFound.class, answer, question);
    assertEquals(List.of(code), answer.reason().about(), question);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BUG-4303 is still open", "see ticket OPS-4302", "JIRA-2307 again"})
  void a_tickets_number_is_no_code(String question) {
    assertFalse(
        dictionary.explain(Question.of(question)).witnesses().stream()
            .anyMatch(NumberWitness.class::isInstance),
        question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ERROR-4303", "error ERR-4303", "code CODE-4303", "AVError 4303", "LC-4303"})
  void letters_that_call_it_a_code_are_no_prefix(String question) {
    Answer answer = dictionary.ask(Question.of(question));
    assertEquals(
        "4303", assertInstanceOf(Answer.Found.class, answer, question).entries().getFirst().code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"terror 4303", "mirror 4303", "furore 4302", "the lexception 4303"})
  void an_error_inside_another_word_is_no_label(String question) {
    assertFalse(
        dictionary.explain(Question.of(question)).witnesses().stream()
            .anyMatch(CodeWitness.class::isInstance),
        question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"the request: ' expected", "two things were expected", "nothing was expected"})
  void a_text_of_one_common_word_needs_its_gap_filled(String question) {
    assertFalse(
        dictionary.explain(Question.of(question)).witnesses().stream()
            .anyMatch(TextWitness.class::isInstance),
        question);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"')' expected. | TS1005", "'from' expected | TS1005"})
  void a_text_of_one_common_word_is_found_by_its_gap(String question, String code) {
    Answer answer = dictionary.ask(Question.of(question));
    assertEquals(
        code, assertInstanceOf(Answer.Found.class, answer, question).entries().getFirst().code());
  }
}
