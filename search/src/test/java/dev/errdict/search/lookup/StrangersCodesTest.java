package dev.errdict.search.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogSettings;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes in the many shapes that teams give theirs, in questions that nearly name another one. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersCodesTest {
  private final List<Dictionary> opened = new ArrayList<>();
  private final Dictionary plant;
  private final Dictionary web;

  StrangersCodesTest() throws CatalogException {
    // Letters tell how grave an error is, and numbers repeat.
    plant = dictionary("plant");
    put(plant, "plant", "E1002=Pump blocked", "W1001=Filter nearly full", "ERR2002=Tank leaks");
    put(plant, "staff", "USER-1001=Badge unreadable", "A0200=User login exception");
    put(plant, "drive", "-32601=Method missing on the drive", "-100=Encoder lost", "-104=Stalled");
    put(plant, "bill", "PAY-404=Card not on file", "PAY-17=Card was declined by issuer bank");
    put(plant, "dotted", "ERR.USER=User refused", "ERR.USER.001=User locked", "5.7.1=Relay denied");
    // Codes that are names or long numbers.
    web = dictionary("web");
    put(web, "oauth", "invalid_grant=The refresh token was revoked", "NoSuchKey=Object is gone");
    put(web, "feishu", "99991663=Token of the tenant is wrong", "230001=Param error in body");
    put(web, "firebase", "auth/operation-not-supported-in-this-environment=Cannot be used here");
    put(
        plant,
        "sql",
        "42P01=Undefined table",
        "22P02=Invalid text",
        "0A000=SQLSTATE not supported");
    put(web, "http", "500=Internal Server Error", "PAY-17=Card was declined by issuer bank");
  }

  private Dictionary dictionary(String name) throws CatalogException {
    Dictionary made = TestCatalogs.shipped("strangers-" + name);
    opened.add(made);
    return made;
  }

  /**
   * @param entries as {@code code=title}
   */
  private static void put(Dictionary dictionary, String id, String... entries)
      throws CatalogException {
    put(dictionary, Catalog.blank(id), entries);
  }

  private static void put(Dictionary dictionary, Catalog catalog, String... entries)
      throws CatalogException {
    List<Entry> all = new ArrayList<>();
    for (String entry : entries) {
      String[] parts = entry.split("=", 2);
      all.add(TestCatalogs.withTitle(catalog.id(), parts[0], parts[1]));
    }
    TestCatalogs.put(dictionary, catalog, all);
  }

  private static Catalog titled(String id, String title) {
    return Catalog.blank(id)
        .withTexts(new Texts(List.of(new Text(Field.TITLE, Lang.EN, Origin.OWN, title))));
  }

  @AfterAll
  void close() {
    opened.forEach(Dictionary::close);
  }

  private static Answer ask(Dictionary dictionary, String question) {
    return dictionary.ask(Question.of(question));
  }

  private static void assertFound(Dictionary dictionary, String question, String... codes) {
    Answer.Found found = assertInstanceOf(Answer.Found.class, ask(dictionary, question), question);
    assertEquals(List.of(codes), TestCatalogs.codes(found), question);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "what is E1001 | E1001",
        "E1001? | E1001",
        "ERR2001 on the second line | ERR2001",
        "e1003 again | e1003",
        "W1002 | W1002",
        "设备报 E1009 怎么办 | E1009",
        "code: E1008 | E1008",
        "PAY-404-2 on checkout | PAY-404-2",
        "got ERR.USER.002 | ERR.USER.002",
        "SQLSTATE 4XX99 | 4XX99",
        "sqlstate: 42P99 | 42P99",
        "SQLSTATE[22P77] | 22P77",
        "(SQLSTATE 42Z01) | 42Z01",
        "{\"error_code\":\"42P98\"} | 42P98",
        "error code 5X123 on the tablet | 5X123",
        "错误码 42Q01 | 42Q01",
        "报错码：0B100，怎么办 | 0B100",
        "SQLSTATE 99999 | 99999"
      })
  void a_code_that_begins_or_ends_as_a_known_one_is_unknown(String question, String unknown) {
    Answer answer = ask(plant, question);

    assertEquals(new Reason(Reason.Kind.UNKNOWN_CODE, List.of(unknown)), answer.reason(), question);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PAY-404-related failures | PAY-404",
        "PAY-404: card 7 | PAY-404",
        "see E1002-pump in the log | E1002",
        "ERR.USER.001 | ERR.USER.001",
        "5.7.1? | 5.7.1",
        "550 5.7.1 denied | 5.7.1",
        "err.code:4303 | 4303",
        "ERR.USER.001.Please help | ERR.USER.001",
        "err4303? | 4303",
        "报 404 错误怎么办 | PAY-404",
        "错误码返回 100 | 100",
        "error.code(4303) | 4303"
      })
  void a_code_is_found_beside_what_is_joined_to_it(String question, String code) {
    assertFound(plant, question, code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server returned a 200 but the list is empty",
        "user 1001 cannot log in",
        "the user #1001 cannot log in",
        "for user: 1001 nothing is shown",
        "A 200 came back with an empty list"
      })
  void a_word_of_the_sentence_is_not_surely_a_prefix(String question) {
    assertTrue(
        !(ask(plant, question) instanceof Answer.Found found)
            || TestCatalogs.codes(found).stream()
                .noneMatch(code -> code.equals("USER-1001") || code.equals("A0200")),
        question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user 1001",
        "USER 1001 at the gate",
        "user-1001 again",
        "code user 1001",
        "USER1001"
      })
  void a_prefix_apart_from_its_number_is_read(String question) {
    assertFound(plant, question, "USER-1001");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "we see -32601 in the logs | -32601",
        "-100? | -100",
        "-32601 | -32601",
        "drive says -104 | -104",
        "rpc error -32601: no method | -32601"
      })
  void a_sign_belongs_to_a_code_that_has_one(String question, String code) {
    assertEquals(List.of(code), TestCatalogs.codes(ask(plant, question)), question);
  }

  @Test
  void a_code_that_goes_on_in_words_is_not_answered_as_the_shorter_one() {
    assertTrue(!(ask(plant, "ERR.USER.LOCKED since noon") instanceof Answer.Found));
  }

  @Test
  void signed_codes_can_be_listed() {
    assertFound(plant, "-100 and -104", "-100", "-104");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Found 1 error in a.ts:3",
        "the build failed with 1 error",
        "100 code changes in this release",
        "导出 100 份报表很慢",
        "收到 100 封邮件",
        "改了密码后收到 100 封邮件",
        "compiled with 1 error and 4 warnings",
        "we run postfix version 5.7.1, mail is slow"
      })
  void a_number_that_counts_is_not_answered_as_a_code(String question) {
    assertTrue(!(ask(plant, question) instanceof Answer.Found), question);
  }

  @Test
  void a_closing_line_that_counts_errors_is_no_code_beside_one() throws CatalogException {
    Dictionary dictionary = dictionary("ts");
    TestCatalogs.put(dictionary, "ts", TestCatalogs.typescript());

    assertFound(
        dictionary,
        "a.ts:3:5 - error TS2339: Property 'x' does not exist on type 'Y'.\n\nFound 1 error in a.ts:3",
        "TS2339");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "got invalid_grant from google | invalid_grant",
        "invalid_grant? | invalid_grant",
        "{\"error\":\"invalid_grant\"} | invalid_grant",
        "s3 says NoSuchKey for my upload | NoSuchKey",
        "{\"code\":99991663,\"msg\":\"x\"} | 99991663",
        "99991663? | 99991663",
        "错误 99991663 | 99991663",
        "错误码：230001 怎么处理 | 230001",
        "Error (auth/operation-not-supported-in-this-environment) | auth/operation-not-supported-in-this-environment",
        "请求 https://api.x.com/1.1/login报错4303 | 4303",
        "看 https://a.cn/b，错误码4303怎么办 | 4303",
        "https://a.cn/login打不开？4303是什么 | 4303"
      })
  void a_code_of_any_shape_is_read_in_a_sentence(String question, String code) {
    assertFound(web, question, code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my order is 12345678",
        "验证码 230002",
        "call me at 13800138000",
        "id 99991664 is slow"
      })
  void a_long_number_that_no_catalog_has_is_no_code(String question) {
    assertEquals(List.of(), TestCatalogs.codes(ask(web, question)), question);
  }

  @Test
  void a_code_that_may_go_on_in_small_letters_is_a_choice() {
    String code = "auth/operation-not-supported-in-this-environment";
    Answer answer = ask(web, code + "-related failures");

    assertInstanceOf(Answer.Choices.class, answer);
    assertTrue(TestCatalogs.codes(answer).contains(code), answer.toString());
  }

  @Test
  void a_code_in_the_middle_of_a_paste_with_many_names_is_read() {
    String names =
        String.join(
            ",", IntStream.range(0, 3000).mapToObj(i -> "\"userName\":\"user_name\"").toList());

    assertTrue(
        TestCatalogs.codes(ask(web, names + ",\"errorCode\":4303," + names)).contains("4303"));
  }

  @Test
  void what_is_in_an_address_is_no_code() {
    assertEquals(
        List.of(), TestCatalogs.codes(ask(web, "打不开 https://docs.example.cn/文档?code=4302")));
  }

  @Test
  void a_catalog_that_is_called_as_a_label_is_named_before_a_code() throws CatalogException {
    Dictionary dictionary = dictionary("labels");
    put(dictionary, "errno", "13=Permission denied");
    put(dictionary, "http", "404=Not found");
    put(dictionary, "it", "IT-1001=Badge printer jammed");

    assertFound(dictionary, "errno 13", "13");
    assertFound(dictionary, "http 404", "404");
    assertFound(dictionary, "IT 1001 on the second floor", "IT-1001");
  }

  @Test
  void codes_of_a_range_are_both_read() throws CatalogException {
    Dictionary dictionary = dictionary("range");
    TestCatalogs.put(dictionary, "oracle", TestCatalogs.oracle());

    assertFound(dictionary, "ORA-00904-ORA-00942", "ORA-00904", "ORA-00942");
  }

  @Test
  void the_title_of_a_status_does_not_hide_the_message_behind_it() {
    Answer answer =
        ask(web, "HTTP/1.1 500 Internal Server Error: card was declined by issuer bank");

    assertTrue(TestCatalogs.codes(answer).contains("PAY-17"), answer.toString());
  }

  @Test
  void a_code_of_a_retired_catalog_is_answered_beside_another() throws CatalogException {
    Dictionary dictionary = dictionary("retired");
    put(dictionary, Catalog.blank("old").asRetired(), "K4301=Paper is out");
    put(dictionary, "new", "N5714=Statement was cancelled");

    assertFound(dictionary, "K4301 and N5714", "K4301", "N5714");
  }

  @Test
  void the_default_catalog_is_among_the_choices_of_many() throws CatalogException {
    Dictionary dictionary = dictionary("many");
    for (String id : List.of("a", "b", "c", "d", "e")) {
      put(dictionary, id, "K404=Title of " + id);
    }
    put(
        dictionary,
        Catalog.blank("f").withSettings(CatalogSettings.NONE.withDefault(true)),
        "K404=Title of f");

    Answer.Choices choices = assertInstanceOf(Answer.Choices.class, ask(dictionary, "K404"));
    assertEquals("f", choices.candidates().getFirst().entry().ref().catalog());
  }

  @Test
  void a_title_that_begins_with_a_common_word_names_no_catalog() throws CatalogException {
    Dictionary dictionary = dictionary("titled");
    put(dictionary, titled("shop", "Error codes of the shop"), "4303=Cart is locked");
    put(dictionary, titled("hall", "The hall"), "588=Hall is full");

    assertInstanceOf(Answer.Choices.class, ask(dictionary, "error 4303"));
    assertTrue(!TestCatalogs.codes(ask(dictionary, "the 588 ms timeout")).contains("588"));
    assertEquals(List.of("4303"), TestCatalogs.codes(ask(dictionary, "shop 4303")));
  }

  @Test
  void a_catalog_that_is_called_error_leaves_other_codes_to_others() throws CatalogException {
    Dictionary dictionary = dictionary("error");
    put(dictionary, "error", "E-7=Cart is locked");
    put(dictionary, "pg", "57014=Statement was cancelled");

    assertFound(dictionary, "error 57014", "57014");
    assertFound(dictionary, "error/E-7", "E-7");
  }

  @ParameterizedTest
  @CsvSource({"Ｅ１０１", "錯誤７", "ＰＡＹ－４０４", "Ｗ０００１"})
  void a_code_that_no_question_has_as_it_is_written_is_found(String code) throws CatalogException {
    Dictionary dictionary = dictionary("wide-" + code.hashCode());
    put(dictionary, "wide", code + "=Paper is out");

    assertFound(dictionary, code, code);
  }

  @Test
  void a_short_code_stays_beside_an_unknown_number() throws CatalogException {
    Dictionary dictionary = dictionary("short");
    put(dictionary, "dishes", "E5=Water is missing");

    assertFound(dictionary, "E5 after error 4042", "E5");
  }

  @Test
  void a_code_that_was_guessed_is_said_also_beside_an_unknown_one() {
    Answer answer = ask(plant, "43O3 and SHIP-99");
    Reply.Cards cards = assertInstanceOf(Reply.Cards.class, plant.replies().write(answer, Lang.EN));

    assertTrue(cards.preface().contains("43O3"), cards.preface());
    assertTrue(cards.preface().contains("SHIP-99"), cards.preface());
  }

  @Test
  void a_code_is_found_at_either_end_of_a_log_of_dotted_names() {
    String names =
        String.join(
            "\n",
            IntStream.range(0, 3000).mapToObj(i -> "at com.shop.module" + i + ".Handler").toList());

    for (String text : Stream.of("ERR.USER.001\n" + names, names + "\nERR.USER.001").toList()) {
      assertTrue(TestCatalogs.codes(ask(plant, text)).contains("ERR.USER.001"));
    }
  }
}
