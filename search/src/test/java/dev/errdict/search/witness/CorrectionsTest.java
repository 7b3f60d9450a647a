package dev.errdict.search.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
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

/** What a question takes back is not answered while something else remains. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrectionsTest {
  private final Dictionary dictionary;

  CorrectionsTest() throws CatalogException {
    dictionary = TestCatalogs.shipped("corrections");
  }

  @AfterAll
  void close() {
    dictionary.close();
  }

  private List<String> found(String question) {
    Answer answer = dictionary.ask(Question.of(question));
    return assertInstanceOf(Answer.Found.class, answer, question + " -> " + answer.reason())
        .entries()
        .stream()
        .map(Entry::code)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sorry, not 4302, I meant 4303 | 4303",
        "it wasn't 137 after all, the log says 142 | 142",
        "my code isn't 211 but 219 | 219",
        "we get 4116 instead of 4115 | 4116",
        "the server sent 403, rather than code 502 I see code 403 | 403",
        "I don't get 4303, I get 4301 | 4301",
        "we no longer see 142, now it is 141 | 141",
        "correction: error 137, not error 138 | 137",
        "not code 4303, code 4305 | 4305",
        "we didn't hit 211, we hit 216 | 216",
        "not the error 4102, the error 4103 please | 4103",
        "isn't #142, it is #137 | 137"
      })
  void a_code_that_an_english_question_takes_back_is_not_answered(String question, String code) {
    assertEquals(List.of(code), found(question));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "说错了，不是 137，是 142 | 142",
        "不是错误码 4102 而是 4103 | 4103",
        "报的是 4116 而不是 4115 | 4116",
        "现在不再报 4303 了，改报 4301 | 4301",
        "没有报 211，报的是 216 | 216",
        "并非 141，日志里是 142 | 142",
        "返回码是 219，而非 218 | 219",
        "没收到 4302，收到的是 4303 | 4303",
        "不是「4305」，是「4307」 | 4307",
        "没出现 124，出现的是 125 | 125"
      })
  void a_code_that_a_chinese_question_takes_back_is_not_answered(String question, String code) {
    assertEquals(List.of(code), found(question));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"是不是 4303 | 4303", "is it not error 137? | 137", "why not code 142 | 142"})
  void a_code_is_answered_when_nothing_else_remains(String question, String code) {
    assertEquals(List.of(code), found(question));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not 210, it is 9999 | 9999",
        "it isn't error 4302 but 7777 | 7777",
        "I don't see 142, I see 8888 | 8888",
        "that's not 211, that's code 7654 | 7654",
        "not 4303, error 9999 | 9999",
        "wasn't 137. it was 6543 | 6543",
        "不是 4303，是 9999 | 9999",
        "没报 211，报 7654 | 7654",
        "不是 142 而是 8888 | 8888",
        "没收到 4302，收到的是 7777 | 7777"
      })
  void an_unknown_code_that_is_said_instead_is_named(String question, String code) {
    Answer answer = dictionary.ask(Question.of(question));
    assertInstanceOf(Answer.NotFound.class, answer, question);
    assertEquals(List.of(code), answer.reason().about(), question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not 4303",
        "不是 4303",
        "it is not 4303",
        "我没收到 219",
        "没报错误码 4302",
        "we did not get error 137",
        "no longer see code 142"
      })
  void a_number_that_is_only_taken_back_is_asked_about(String question) {
    Answer answer = dictionary.ask(Question.of(question));
    Answer.Choices choices = assertInstanceOf(Answer.Choices.class, answer, question);
    String code = choices.candidates().getFirst().entry().code();
    assertTrue(question.contains(code), question + " -> " + code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "不是请求超时，是对话不存在 | 4303",
        "it's not READ_TIMEOUT, it's CONVERSATION_NOT_FOUND | 4303",
        "instead of LOGIN_TIMEOUT I now get READ_TIMEOUT | 4107"
      })
  void a_text_that_is_taken_back_is_not_answered(String question, String code) {
    assertEquals(List.of(code), found(question));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "不是余额不足，是短信日上限 | 是短信日上限",
        "并非没有登录，而是权限不够 | 而是权限不够",
        "连不上服务器，而不是超时 | 连不上服务器，",
        "it's not the password, it's the user name | it's the user name",
        "sends twice instead of once every morning | sends twice"
      })
  void a_clause_that_another_one_replaces_is_not_searched_for(String question, String remaining) {
    assertEquals(remaining, new Corrections(question).remaining().strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"是不是余额不足", "this is not working", "不是余额不足", "cannot log in", "而不是超时"})
  void a_question_without_a_second_clause_stays(String question) {
    assertEquals(question, new Corrections(question).remaining());
  }
}
