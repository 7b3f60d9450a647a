package dev.errdict.search.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.search.text.Normaliser;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeRecogniserTest {
  private static final Set<String> KNOWN =
      Set.of(
          "0",
          "1",
          "100",
          "101",
          "119",
          "124",
          "137",
          "142",
          "211",
          "403",
          "429",
          "502",
          "1006",
          "4116",
          "4302",
          "4303",
          "4304",
          "42P01",
          "-1001",
          "-32600",
          "ORA-00001",
          "auth/user-not-found",
          "card_declined",
          "E 5",
          "0x80070005",
          "EACCES");

  /** The chance from which on a number in a sentence is answered. */
  private static final double SURE = 0.6;

  /** What would be answered: each code with its kind, in order. */
  private static List<String> recognised(String text) {
    return mentions(text).stream().map(one -> one.code() + " " + one.kind()).toList();
  }

  /** The codes that decide by themselves. */
  private static List<String> named(String text) {
    List<CodeMention> mentions = mentions(text);
    boolean named = mentions.stream().anyMatch(CodeMention::isNamed);
    return mentions.stream()
        .filter(one -> one.isNamed() || (!named && one.chance() >= SURE))
        .map(CodeMention::code)
        .toList();
  }

  private static List<CodeMention> mentions(String text) {
    return new CodeRecogniser(KNOWN::contains).recognise(Normaliser.normalise(text, 100_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ERROR] 2026-11-27 12:01:33.211 [main] c.l.Im - 4303",
        "getting 4303 all day",
        "hey all, seeing 4303 since this morning, any idea",
        "users got a 4303 back when the app restarts",
        "（４３０３）求解释",
        "今早又来个 4303，大家知道具体原因吗"
      })
  void a_number_that_somebody_only_got_is_the_code(String text) {
    assertEquals(List.of("4303"), named(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4302 和 4303 有什么区别", "what is the difference between 4302 and 4303"})
  void codes_that_are_compared_are_both_named(String text) {
    assertEquals(List.of("4302", "4303"), named(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "we got 137 new users",
        "sent to 138****0137 and it failed",
        "186****0211",
        "got 100 messages all day",
        "MongoServerError: E11000 duplicate key"
      })
  void a_number_that_counts_hides_or_names_something_else_is_no_code(String text) {
    assertEquals(List.of(), named(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4 3 0 3",
        "四千三百零三是什么",
        "Optional(4303)",
        "№4303",
        "<@123456789012345678> 4303",
        "4303",
        "#4303",
        "4303?",
        "(4303)",
        "!4303",
        "【４３０３】",
        "④③⓪③",
        "what does 4303 mean",
        "谁知道 4303 是啥",
        "4303 4303"
      })
  void a_number_alone_or_among_words_that_only_ask_is_the_code(String text) {
    assertEquals(List.of("4303"), named(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"room 403", "see you in room 403 at noon", "the 403 bus is full"})
  void a_number_that_names_something_else_is_not_sure_to_be_a_code(String text) {
    assertEquals(List.of(), named(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "报错信息：4303",
        "错误提示 4303",
        "异常信息如下 4303",
        "error message: 4303",
        "ErrorMsg=4303",
        "{\"appCode\":0,\"code\":4303}",
        "错误代码 四千三百零三",
        "错误码４３０３",
        "错误码：4303。",
        "错误码是4303",
        "错误代码为【4303】",
        "错误码“4303”",
        "报 4303",
        "报了个4303",
        "4303 号错误",
        "err:4303",
        "error #4303",
        "error code is 4303",
        "code=4303",
        "code\n4303",
        "code　４３０３",
        "Code 4303: the conversation was not found by the server",
        "returned 4303",
        "AVError 4303",
        "AVException: code 4303",
        "ERROR [code=4303 raw='']",
        "the table said | code | 4303 |",
        "<Error><Code>4303</Code><Message>gone</Message></Error>"
      })
  void a_label_names_the_code(String text) {
    assertEquals(List.of("4303 LABELLED"), recognised(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"err4303", "error_4303", "e4303", "E4303", "errcode4303", "Err_4303"})
  void a_label_may_be_glued_to_the_code(String text) {
    assertEquals(List.of("4303 LABELLED"), recognised(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":137,\"error\":\"A unique field was given a value that is already taken.\"}",
        "{\"error\":\"taken\",\"code\":\"137\"}",
        "{code: '137', error: 'taken'}",
        "{'code': 137, 'error': 'taken'",
        "{\"errorCode\" : 137}",
        "{\"error_code\":\"137\"}",
        "{\\\"code\\\":137,\\\"error\\\":\\\"taken\\\"}",
        "{\\\\\\\"code\\\\\\\":137}",
        "｛＂code＂：１３７｝"
      })
  void json_and_near_json_name_the_code(String text) {
    assertEquals(List.of("137 LABELLED"), recognised(text));
  }

  @Test
  void a_stack_trace_names_its_code_and_no_line_number() {
    assertEquals(
        List.of("211 LABELLED"),
        recognised(
            """
            cn.leancloud.AVException: code 211, could not find user
              at cn.leancloud.AVUser.logIn(AVUser.java:142)
              at com.example.Main.main(Main.java:101)
            """));
  }

  @Test
  void the_status_beside_an_inner_code_comes_after_it_and_is_weaker() {
    assertEquals(
        List.of("119 LABELLED", "403 STATUS"),
        recognised("HTTP/1.1 403 Forbidden\n\n{\"code\":119,\"error\":\"not for clients\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 429 Too Many Requests | 429 STATUS",
        "the server responded with a status of 403 (Forbidden) | 403 STATUS",
        "网关一直给 状态码 502 用户登不上 | 502 STATUS",
        "[403 GET https://api.example.com/1.1/users/100] Forbidden by class | 403 STATUS",
        "状态码 502 | 502 STATUS",
        "[403 GET https://api.example.com/1.1/users/100] | 403 STATUS"
      })
  void a_status_is_told_from_a_code(String text, String expected) {
    assertEquals(List.of(expected), recognised(text));
  }

  @Test
  void of_nested_errors_the_inner_code_comes_first() {
    assertEquals(
        List.of("142 LABELLED", "1 LABELLED"),
        recognised(
            "{\"code\":1,\"error\":\"Error detail: {\\\"code\\\":142,\\\"error\\\":\\\"x\\\"}\"}"));
    assertEquals(
        List.of("137 LABELLED", "142 LABELLED"),
        recognised("{\"code\":142,\"error\":{\"code\":137}}"));
    assertEquals(
        List.of("101 LABELLED", "137 LABELLED", "142 LABELLED"),
        recognised("Error: code 142\nCaused by: AVException: code 137\nCaused by: code 101"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4302 vs 4303 | 4302 4303",
        "4303,4302/4304 | 4303 4302 4304",
        "4303 4302 4303 | 4303 4302",
        "错误 4303 和 4302 | 4303 4302",
        "we see error codes 4303, 4302 and 4304 since the deploy | 4303 4302 4304",
        "线上有错误码 4303/4302 两种情形 | 4303 4302",
        "error 4303 and 100 users wait | 4303",
        "{\"code\":101} {\"code\":211} {\"code\":101} | 101 211"
      })
  void several_codes_come_in_order_and_each_once(String text, String expected) {
    assertEquals(List.of(expected.split(" ")), named(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23 10:00:00.124 ERROR code=4303 port 8080",
        "2026-11-23T10:00:00Z [http-nio-8080] line 142: error code: 4303",
        "today 2026/11/23 error 4303",
        "昨天 2026.11.23 报 4303",
        "23/11/2026 error 4303",
        "127.0.0.1:8080 code 4303",
        "took 142 ms, error 4303",
        "retry in 403 seconds: code 4303",
        "version 1.1 code 4303",
        "SDK 4.3.101 error 4303",
        "objectId 5f4303abcd9e00128c0142 code 4303",
        "id 142 err 4303",
        "第 142 行报错 4303",
        "等了 15 分钟还是 code 4303",
        "试了 3 次，错误码 4303",
        "5 KB exceeded, code 4303",
        "花了 142 元，报 4303",
        "http://localhost:8080/x?code=142 gives code 4303",
        "exit code 137 after error code 4303",
        "got 1 error: 4303",
        "issue #142: code 4303",
        "HTTP/1.1 403 Forbidden code 4303",
        "1,142 users see error 4303"
      })
  void other_numbers_never_win_over_a_code_that_is_named(String text) {
    assertEquals(List.of("4303"), named(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1",
        "v1.1",
        "12:34:56",
        "192.168.1.100",
        "2026-11-23",
        "foo.js:142:10",
        "5 KB",
        "100%",
        "¥142",
        "403 次",
        "等了 142 分钟",
        "see PR 142",
        "error on line 142",
        "exit code 137",
        "Process exited with code 137",
        "the process ended with exit status 1",
        "退出码 137",
        "验证码 4303",
        "your verification code is 4303",
        "sms code: 4303",
        "zip code 4303",
        "verification code 142000",
        "二〇二六年",
        "😀"
      })
  void what_has_another_reason_to_be_there_is_no_code(String text) {
    assertEquals(List.of(), recognised(text));
  }

  @Test
  void a_number_in_prose_is_only_a_hint() {
    assertEquals(List.of("4303 PROSE"), recognised("user 4303 says hi"));
  }

  @Test
  void letters_that_look_like_digits_are_read_as_digits_where_a_code_is_named() {
    assertEquals(
        List.of(new CodeMention("43O3", "4303", CodeMention.Kind.BARE, 0, 0, 1)), mentions("43O3"));
    assertEquals(List.of("4303 LABELLED"), recognised("错误码 43O3"));
    assertEquals(List.of("137 LABELLED"), recognised("code l37"));
    assertEquals(List.of(), recognised("my flat is 43O3 in the old town"));
  }

  @Test
  void codes_with_letters_are_found_when_a_catalog_has_them() {
    assertEquals(List.of("42P01 BARE"), recognised("the log of last night says 42P01 twice"));
    assertEquals(List.of("0x80070005 LABELLED"), recognised("error 0x80070005"));
    assertEquals(List.of("EACCES BARE"), recognised("npm ended with EACCES here"));
    assertEquals(List.of(), recognised("ECONNREFUSED"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1001",
        "ORA-00001",
        "auth/user-not-found",
        "card_declined",
        "E 5",
        " E 5\n",
        "EACCES"
      })
  void what_a_catalog_calls_a_code_is_one_when_nothing_else_stands_there(String text) {
    assertEquals(List.of(text.strip() + " BARE"), recognised(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ORA-00001: unique constraint (X.Y) violated, line 137 | ORA-00001 BARE",
        "java.sql.SQLException: ORA-00001:unique | ORA-00001 BARE",
        "FirebaseError: (auth/user-not-found). | auth/user-not-found BARE",
        "{\"error\":{\"code\":-32600}} | -32600 LABELLED",
        "the request failed, code -1001 | -1001 LABELLED",
      })
  void codes_of_several_parts_and_with_a_sign_are_found_in_a_paste(String text, String expected) {
    assertEquals(List.of(expected), recognised(text));
  }

  @Test
  void a_negative_code_keeps_its_sign_only_behind_a_label() {
    assertEquals(List.of("-1 LABELLED"), recognised("error code: -1"));
    assertEquals(List.of("1 BARE"), recognised("-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "错误码：123456, 123456",
    "error code 99999, 99999",
    "errorCode=1234567890, 1234567890",
    "报错信息 99999, 99999",
    "error TS2345: Argument of type, TS2345"
  })
  void what_is_called_a_code_is_one_also_when_no_catalog_has_it(String text, String expected) {
    assertEquals(List.of(expected), named(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-2147024891", "HRESULT 2147942405", "Exception: -2147024891 (null)"})
  void a_number_whose_hexadecimal_form_a_catalog_has_is_that_code(String text) {
    assertEquals(List.of("0x80070005"), named(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "一百四十二次",
        "四百多人",
        "error 13800138000",
        "验证码 123456",
        "sms code 123456",
        "1 2 3 go"
      })
  void amounts_and_other_long_numbers_are_no_code(String text) {
    assertEquals(List.of(), named(text));
  }
}
