package dev.errdict.search.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes that no catalog has, codes of other products, and more codes than an answer holds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherCodesTest {
  private final Dictionary dictionary;

  OtherCodesTest() throws CatalogException {
    dictionary = TestCatalogs.shipped("other-codes");
    TestCatalogs.put(dictionary, "ts", TestCatalogs.typescript());
    TestCatalogs.put(dictionary, "oracle", TestCatalogs.oracle());
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
        "ORA-00942 and ORA-99999 | ORA-00942 | ORA-99999",
        "ORA-99998, ORA-01017 | ORA-01017 | ORA-99998",
        "TS2304 和 TS9998 | TS2304 | TS9998",
        "error 4303 and SHIP-99 | 4303 | SHIP-99",
        "saw both 4304 and SHIP-98 in sentry | 4304 | SHIP-98",
        "WMS-7 还有 4301 | 4301 | WMS-7",
        "4112 vs JIRA-101 vs 4113 | 4112 4113 | JIRA-101",
        "错误码 137、PAY-17 | 137 | PAY-17",
        "code: 219, INV_0042 | 219 | INV_0042",
        "4303 & BILL4040 | 4303 | BILL4040",
        "错误码变成了 4302 和 SHIP-97 | 4302 | SHIP-97"
      })
  void a_code_with_letters_that_no_catalog_has_is_named_beside_a_known_one(
      String question, String known, String unknown) {
    Answer.Found found = assertInstanceOf(Answer.Found.class, ask(question), question);

    assertEquals(List.of(known.split(" ")), TestCatalogs.codes(found), question);
    assertEquals(List.of(unknown), found.unknown(), question);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I see ORA-99999 in the log | ORA-99999",
        "ora-99997 after the upgrade, why? | ora-99997",
        "日志里有 ORA-88888 | ORA-88888",
        "TS99999 when I build | TS99999",
        "LC-9999 in prod | LC-9999",
        "pay-100 | pay-100",
        "SHIP-98 and SHIP-99 | SHIP-98, SHIP-99",
        "what is error WH-20 | WH-20",
        "npm ERR! code ERESOLVE | ERESOLVE",
        "{\"code\":\"EAI_AGAIN\"} | EAI_AGAIN",
        "code E11000 | E11000",
        "code SHIP-99 from the sorter | SHIP-99",
        "错误码一直是 4299，文档里搜不到 | 4299",
        "报错码每次都是 4298 | 4298",
        "the error code is still 4297 | 4297"
      })
  void an_unknown_code_is_named_with_its_letters_and_words_do_not_guess(
      String question, String unknown) {
    Answer.NotFound nothing = assertInstanceOf(Answer.NotFound.class, ask(question), question);

    assertEquals(Reason.Kind.UNKNOWN_CODE, nothing.reason().kind(), question);
    assertEquals(unknown, String.join(", ", nothing.reason().about()), question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm ERR! code E403",
        "yarn error code E401 while publishing",
        "pip: error E429 from the mirror",
        "错误码 E403 是 npm 报的",
        "exception code: E503"
      })
  void a_labelled_code_with_an_E_of_its_own_is_asked_about(String question) {
    assertFalse(
        ask(question) instanceof Answer.Found,
        question + " -> " + TestCatalogs.codes(ask(question)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "err E4303 | 4303",
        "错误 E4112 | 4112",
        "error e4563 on the tablet | 4563",
        "it says code E4304 now | 4304",
        "返回 E_2101 | 2101",
        "4303error | 4303",
        "4112err 闪退 | 4112",
        "got a 4563_ERROR today | 4563",
        "弹出4304Error怎么办 | 4304"
      })
  void a_code_joined_to_what_calls_it_an_error_is_read(String question, String code) {
    assertTrue(ask(question) instanceof Answer.Found, question + " -> " + ask(question).reason());
    assertEquals(List.of(code), TestCatalogs.codes(ask(question)), question);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4303-4304 | 4303 4304",
        "4112–4116 | 4112 4116",
        "what are codes 4303-4304? | 4303 4304",
        "错误码 4302~4304 都是什么 | 4302 4304"
      })
  void the_ends_of_a_range_of_codes_are_answered(String question, String codes) {
    assertEquals(List.of(codes.split(" ")), TestCatalogs.codes(ask(question)), question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "panic: runtime error: index out of range [4303] with length 4112",
        "panic: runtime error: slice bounds out of range [:4304] with capacity 2101",
        "java.lang.ArrayIndexOutOfBoundsException: Index 4303 out of bounds for length 4112",
        "index out of bounds: the len is 4112 but the index is 4303",
        "Unexpected token < in JSON at position 4303",
        "unterminated string at char 4304",
        "列表 index 是 4303 越界了",
        "goroutine 4303 [running]: main.main()",
        "Process 4303 stopped * thread #1, queue = 'com.apple.main-thread'"
      })
  void a_place_or_a_size_is_no_code(String question) {
    assertFalse(
        ask(question) instanceof Answer.Found,
        question + " -> " + TestCatalogs.codes(ask(question)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "error code: 0x80070005 | 0x80070005",
        "错误代码 0x8007045D | 0x8007045D",
        "error code 0xC000007B when it starts | 0xC000007B"
      })
  void a_hexadecimal_code_that_no_catalog_has_is_named(String question, String code) {
    assertEquals(
        new Reason(Reason.Kind.UNKNOWN_CODE, List.of(code)), ask(question).reason(), question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git-lfs: object not found",
        "git-lfs \"object not found\"",
        "kube-proxy[77]: payload too large",
        "flutter: payload too large",
        "spring-boot 'could not find user'",
        "rsync: internal error"
      })
  void a_short_text_that_another_program_says_is_no_sure_answer(String question) {
    assertFalse(
        ask(question) instanceof Answer.Found,
        question + " -> " + TestCatalogs.codes(ask(question)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "message: payload too large | 413",
        "error: payload too large | 413",
        "server: payload too large | 413",
        "E4303 on android | 4303",
        "err4303 | 4303",
        "{\"code\":\"CONVERSATION_NOT_FOUND\"} | 4303"
      })
  void a_key_or_a_label_before_a_text_or_a_code_changes_nothing(String question, String code) {
    assertTrue(ask(question) instanceof Answer.Found, question);
    assertEquals(List.of(code), TestCatalogs.codes(ask(question)), question);
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-8 broke my csv", "the iphone-15 crashed", "close BUG-12 please"})
  void a_name_with_a_number_is_no_code_in_a_sentence(String question) {
    assertFalse(ask(question).reason().kind() == Reason.Kind.UNKNOWN_CODE, question);
  }

  @Test
  void more_codes_than_an_answer_holds_are_counted() {
    List<String> known =
        IntStream.rangeClosed(4100, 4332)
            .mapToObj(String::valueOf)
            .filter(code -> TestCatalogs.codes(ask(code)).equals(List.of(code)))
            .limit(30)
            .toList();
    String unknown =
        IntStream.rangeClosed(1, 12).mapToObj(i -> "ZZ-" + i).collect(Collectors.joining(" "));

    Answer answer = ask(String.join(" ", known) + " " + unknown);

    Answer.Found found = assertInstanceOf(Answer.Found.class, answer);
    assertEquals(known.subList(0, 25), TestCatalogs.codes(found));
    assertEquals(10, found.unknown().size());
    assertEquals(5 + 2, found.more());
    assertTrue(
        dictionary.replies().write(found, Lang.EN).toString().contains("Codes not shown here: 7."));
    assertTrue(dictionary.replies().write(found, Lang.ZH).toString().contains("另有 7 个错误码没有列出"));
  }

  @Test
  void unknown_codes_alone_are_counted_too() {
    String unknown =
        IntStream.rangeClosed(1, 11).mapToObj(i -> "ZZ-" + i).collect(Collectors.joining(", "));

    Answer answer = dictionary.ask(new Question(unknown, Optional.empty()));

    Answer.NotFound nothing = assertInstanceOf(Answer.NotFound.class, answer);
    assertEquals(10, nothing.reason().about().size());
    assertEquals(1, nothing.more());
  }
}
