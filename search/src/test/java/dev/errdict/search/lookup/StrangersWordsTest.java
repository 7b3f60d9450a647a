package dev.errdict.search.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.text.Normaliser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of a team's own list, in questions that say more, something else, or the contrary. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersWordsTest {
  private final Dictionary dictionary;

  StrangersWordsTest() throws CatalogException {
    dictionary = TestCatalogs.shipped("strangers-words");
    TestCatalogs.putTitles(
        dictionary,
        "shop",
        "K1=Coupon cannot be redeemed",
        "K2=Container dies at once",
        "K3={0} not found",
        "K4=Page cannot be deleted while published",
        "K5=Language not supported",
        "K6=Page name too long",
        "K7=Ошибка доступа пользователя",
        "K8=Die Prüfung ist abgelaufen");
  }

  @AfterAll
  void close() {
    dictionary.close();
  }

  private Answer ask(String question) {
    return dictionary.ask(Question.of(question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cannot redeem coupon code 20250101",
        "coupon cannot be redeemed, promo code 2101",
        "my container dies at once with exit code 137",
        "cannot redeem promoCode 2101",
        "delete page",
        "page name",
        "language support",
        "delete a page that is published"
      })
  void what_a_question_says_beside_a_number_or_in_plain_words_is_searched(String question) {
    assertFalse(ask(question) instanceof Answer.NotFound, question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I was looking for my cat in the whole house and she was not found",
        "my keys and my wallet and everything else in that bag was not found",
        "error code 9999 not found"
      })
  void a_text_with_a_gap_is_not_any_sentence_with_its_words(String question) {
    assertFalse(ask(question) instanceof Answer.Found, question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Госуслуги пишут ошибка доступа пользователя",
        "Сбербанк пишет ошибка доступа пользователя"
      })
  void another_product_in_any_script_gets_no_certain_answer(String question) {
    assertTrue(TestCatalogs.codes(ask(question)).contains("K7"), question);
    assertFalse(ask(question) instanceof Answer.Found, question);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"手机号码无效 | 手机号无效", "图形验证码不对 | 图形验证不对", "手机号码 | 手机号"})
  void a_regional_word_and_the_common_one_are_the_same(String common, String regional) {
    String once = Normaliser.normalise(common, 100);

    assertEquals(once, Normaliser.normalise(regional, 100));
    assertEquals(once, Normaliser.normalise(once, 100));
  }

  @Test
  void what_is_asked_behind_a_denial_is_no_correction() {
    for (String question :
        List.of("对方不是好友，是什么错误码", "对方不是好友，是多少错误码", "账号不是管理员，是否不能删除会话", "他不是成员，是因为被踢了吗")) {
      String searched =
          dictionary
              .explain(new Question(question, Optional.of("leancloud")))
              .ranking()
              .map(ranking -> ranking.asked().text())
              .orElseThrow();
      assertTrue(searched.contains("不是"), question + " -> " + searched);
    }
  }

  @Test
  void a_text_that_many_entries_of_another_catalog_have_is_found() throws CatalogException {
    try (Dictionary many = TestCatalogs.shipped("strangers-many")) {
      List<Entry> others = new ArrayList<>();
      for (int i = 0; i < 250; i++) {
        others.add(TestCatalogs.withTitle("a", "A" + i, "The spindle of the mill is jammed"));
      }
      TestCatalogs.put(many, "a", others);
      TestCatalogs.put(
          many,
          "b",
          List.of(TestCatalogs.withTitle("b", "B1", "The spindle of the mill is jammed")));
      for (int i = 0; i < 25; i++) { // so that the index merges its segments
        TestCatalogs.put(
            many, "c", List.of(TestCatalogs.withTitle("c", "C" + i, "Nothing of the kind " + i)));
      }

      Answer answer = many.ask(new Question("The spindle of the mill is jammed", Optional.of("b")));

      assertEquals(Reason.Kind.TEXT, answer.reason().kind());
      assertEquals(List.of("B1"), TestCatalogs.codes((Answer.Found) answer));
    }
  }
}
