package dev.errdict.search.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds of questions that were once answered wrongly, in words and codes of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlainKindsTest {
  private final Dictionary dictionary;

  PlainKindsTest() throws CatalogException {
    dictionary = TestCatalogs.shipped("plain-kinds");
    TestCatalogs.put(dictionary, "ts", TestCatalogs.typescript());
    TestCatalogs.put(dictionary, "pg", TestCatalogs.postgres());
  }

  @AfterAll
  void close() {
    dictionary.close();
  }

  private Answer ask(String question) {
    return dictionary.ask(Question.of(question));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conversaton not fond | 4303",
        "convrsation not fond | 4303",
        "mesage not fuond | 4404",
        "leaderbord archve not found | 2102",
        "frendship not foud | 221",
        "mesage edit disabld | 4406",
        "convrsation membrship requird | 4317",
        "insuficient balanc | 160",
        "invald emial adress | 125",
        "paylod to large | 413",
        "canceling statment due to user requst | 57014",
        "to many clints already | 53300"
      })
  void two_typing_errors_in_a_short_text_do_not_hide_it(String question, String code) {
    Answer answer = ask(question);

    assertEquals(
        code, TestCatalogs.codes(answer).stream().findFirst().orElse("none"), answer::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sometimes the cloud answers http 503 | 503",
        "服务器返回 HTTP 429 | 429",
        "http 502 消息发送失败 | 502",
        "http status 403 and the password is wrong | 403",
        "HTTP 401 and the session expired | 401",
        "http 429 短信发不出去 | 429",
        "connection lost, http status 504 | 504",
        "http 503 query is slow | 503"
      })
  void a_status_that_a_catalog_has_is_offered_beside_unsure_words(String question, String code) {
    Answer answer = ask(question);

    assertInstanceOf(Answer.Choices.class, answer);
    assertEquals(code, TestCatalogs.codes(answer).getLast(), answer::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP 429", "got http status 503", "HTTP 413"})
  void a_status_without_anything_else_is_no_code(String question) {
    assertEquals(List.of(), TestCatalogs.codes(ask(question)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"http 429 conversation not found | 4303", "HTTP 403 session token expired | 4112"})
  void a_status_beside_sure_words_is_passed_over(String question, String code) {
    assertEquals(List.of(code), TestCatalogs.codes(ask(question)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "objct not fond | 101",
        "databse eror | 304",
        "emial adress alredy taken | 203",
        "usernme mising | 200",
        "pasword mising or emty | 201",
        "sesion tokn exprd | 4112",
        "requst timd out on servr | 124",
        "fild set to incorect typ | 111",
        "tempalte not verifed | 605",
        "roel nam invalid | 139",
        "acount linkd to anothr user | 208",
        "clas name mising or invald | 103",
        "invald json objct | 107",
        "kickd by ap | 4115"
      })
  void slips_that_the_catalog_has_of_other_entries_do_not_hide_it(String question, String code) {
    Answer answer = ask(question);

    assertEquals(
        code, TestCatalogs.codes(answer).stream().findFirst().orElse("none"), answer::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LDAP \"user not found\" | 211",
        "Keycloak: user not found | 211",
        "Okta returned \"User not found\" for svc-build | 211",
        "Zimbra 说 user not found | 211",
        "samba: Could not find user. | 211",
        "psql says database error | 304",
        "Stripe: insufficient balance | 160",
        "kubernetes: object not found | 101",
        "minio object not found | 101",
        "Zabbix 提示 Database error | 304"
      })
  void what_another_product_says_in_few_words_is_asked_back(String question, String code) {
    Answer answer = ask(question);

    assertFalse(answer instanceof Answer.Found, answer::toString);
    assertTrue(TestCatalogs.codes(answer).contains(code), answer::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1004 Error: User not found",
        "3105 Error: could not find user",
        "error 77123: object not found",
        "code=90210 Invalid email address",
        "错误码 77123 用户不存在",
        "Error 6101: deadlock detected",
        "errorCode 31007 username taken",
        "报错 66012，余额不足",
        "{\"code\":88001,\"error\":\"User not found\"}",
        "TS9999: cannot find name"
      })
  void a_few_words_beside_a_code_that_nobody_has_are_no_answer(String question) {
    Answer answer = ask(question);

    assertFalse(answer instanceof Answer.Found, answer::toString);
  }
}
