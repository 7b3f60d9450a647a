package dev.errdict.search.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.lookup.TestCatalogs;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes as other products write them: behind a prefix, look-alike, or as they are spoken. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrefixTest {
  private final Dictionary dictionary;

  PrefixTest() throws CatalogException {
    dictionary = TestCatalogs.shipped("prefixes");
    TestCatalogs.put(dictionary, "ts", TestCatalogs.typescript());
    TestCatalogs.put(dictionary, "pg", TestCatalogs.postgres());
    TestCatalogs.put(dictionary, "errno", TestCatalogs.errno());
    TestCatalogs.put(dictionary, "oracle", TestCatalogs.oracle());
  }

  @AfterAll
  void close() {
    dictionary.close();
  }

  private Answer.Found found(String question) {
    Answer answer = dictionary.ask(Question.of(question));
    return assertInstanceOf(Answer.Found.class, answer, question + " -> " + answer);
  }

  private static List<String> refs(Answer.Found found) {
    return found.entries().stream()
        .map(Entry::ref)
        .map(ref -> ref.catalog() + " " + ref.code())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TS2345 | ts TS2345",
        "ts2345 | ts TS2345",
        "src/app.ts(12,5): error TS2322: | ts TS2322",
        "why do I get ts(2304) in vscode | ts TS2304",
        "TS-2554 again | ts TS2554",
        "ts 18048 怎么解决 | ts TS18048",
        "TS_7006 | ts TS7006",
        "TS#2307 | ts TS2307",
        "[ts 2339] | ts TS2339",
        "ts: 2304 | ts TS2304",
        "ORA-00942 | oracle ORA-00942",
        "ORA-942 | oracle ORA-00942",
        "ora-1 | oracle ORA-00001",
        "ORA 1017 on login | oracle ORA-01017",
        "ORA12154 | oracle ORA-12154",
        "java.sql.SQLException: ORA-01555: snapshot | oracle ORA-01555",
        "ora(904) | oracle ORA-00904",
        "收到 ORA-12541，怎么办 | oracle ORA-12541",
        "LC-4307 | leancloud 4307",
        "LeanCloud 4301 | leancloud 4301",
        "leancloud-137 | leancloud 137",
        "42p01 in psql | pg 42P01",
        "SQLSTATE 23505 | pg 23505",
        "SQLSTATE[42703] | pg 42703",
        "ERROR: 40P01 | pg 40P01",
        "enoent | errno ENOENT",
        "Error: EADDRINUSE :::3000 | errno EADDRINUSE"
      })
  void a_code_is_found_however_its_prefix_is_written(String question, String ref) {
    assertEquals(List.of(ref), refs(found(question)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2345 | ts TS2345",
        "error 7006 | ts TS7006",
        "code: 18048 | ts TS18048",
        "错误码 942 | oracle ORA-00942",
        "12541 | oracle ORA-12541",
        "what is 2554? | ts TS2554"
      })
  void a_bare_number_finds_the_prefixed_code_that_only_one_catalog_has(
      String question, String ref) {
    assertEquals(List.of(ref), refs(found(question)));
  }

  @Test
  void a_prefix_that_no_catalog_has_makes_another_code_of_a_number() {
    Answer answer = dictionary.ask(Question.of("MY-2345"));

    assertEquals(false, answer instanceof Answer.Found, answer.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4З03 | 4З03 | 4303",
        "error 4l16 | 4l16 | 4116",
        "code: 2l9 | 2l9 | 219",
        "错误码 l42 | l42 | 142",
        "43O5 | 43O5 | 4305",
        "code 4I02 | 4I02 | 4102",
        "error code 1З7 | 1З7 | 137",
        "TS2З45 | TS2З45 | TS2345",
        "code=5O2 | 5O2 | 502",
        "ОRA-00942 | ОRA-00942 | ORA-00942",
        "错误码 4ІО7 | 4ІО7 | 4107"
      })
  void a_code_with_look_alike_letters_is_read_and_said(
      String question, String written, String code) {
    Answer.Found found = found(question);

    assertEquals(List.of(code), found.entries().stream().map(Entry::code).toList());
    assertEquals(Reason.of(Reason.Kind.CODE_READ_AS, written, code), found.reason());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "READ_TlME0UT | 4107",
        "C0NVERSATION_N0T_F0UND | 4303",
        "what is SlGNATURE_FAlLED | 4102",
        "LOGlN_TIMEOUT | 4108",
        "undefined_tab1e | 42P01",
        "un1que_vi0lation | 23505",
        "提示 deadl0ck_detected | 40P01",
        "CONVERSATlON_TEMP0RARY_BLACKLISTED | 4315",
        "t00_many_connections | 53300",
        "n0t_nu11_violation | 23502"
      })
  void a_symbol_with_look_alike_letters_is_read_and_said(String question, String code) {
    Answer.Found found = found(question);

    assertEquals(List.of(code), found.entries().stream().map(Entry::code).toList());
    assertEquals(Reason.Kind.CODE_READ_AS, found.reason().kind());
    assertEquals(code, found.reason().about().getLast());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "四三零五 | 四三零五 | 4305",
        "错误码幺四二 | 幺四二 | 142",
        "一百三十七 | 一百三十七 | 137",
        "四千一百一十六是什么错误 | 四千一百一十六 | 4116",
        "报错二幺九 | 二幺九 | 219",
        "错误码四幺零三 | 四幺零三 | 4103",
        "错误码两百一十一 | 两百一十一 | 211",
        "error one forty two | one forty two | 142",
        "code two eleven | two eleven | 211",
        "forty-one sixteen | forty-one sixteen | 4116",
        "error four three oh five | four three oh five | 4305",
        "error code one thirty-seven | one thirty-seven | 137",
        "what does four thousand three hundred and one mean | four thousand three hundred and one | 4301",
        "error code four one oh three | four one oh three | 4103",
        "4 3 0 5 | 4 3 0 5 | 4305"
      })
  void a_spoken_code_is_read_and_said(String question, String written, String code) {
    Answer.Found found = found(question);

    assertEquals(List.of(code), found.entries().stream().map(Entry::code).toList());
    assertEquals(Reason.of(Reason.Kind.CODE_READ_AS, written, code), found.reason());
  }
}
