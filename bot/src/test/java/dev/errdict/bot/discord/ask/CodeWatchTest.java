package dev.errdict.bot.discord.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeWatchTest {
  private static Dictionary dictionary;
  private static CodeWatch watch;

  @BeforeAll
  static void open() throws CatalogException {
    dictionary = Dictionary.inMemory("code-watch", Embedder.NONE, Clock.systemUTC());
    watch = new CodeWatch(dictionary);
  }

  @AfterAll
  static void close() {
    dictionary.close();
  }

  private static List<String> codes(String message) {
    return watch.find(message, Audience.OPERATOR).stream()
        .map(Answer.Found.class::cast)
        .flatMap(found -> found.entries().stream())
        .map(entry -> entry.code())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the app says error code 4303 since yesterday|4303",
        "一直报错 4303，怎么回事|4303",
        "错误码：４３０３|4303",
        "{\"code\":137,\"error\":\"…\"}|137",
        "AVException: code 211|211",
        "we got CONVERSATION_NOT_FOUND here|4303",
      })
  void a_code_with_a_word_that_says_so_is_found(String message, String code) {
    assertEquals(List.of(code), codes(message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "we have 4303 users",
        "接口返回 200",
        "at line 137 of the file",
        "error code 9999",
        "> error code 4303",
        "see issue #137",
        "HTTP status code 404",
        "port 4303 is open",
        "2026-11-23 14:01:37 all is well"
      })
  void what_may_be_anything_else_is_left_alone(String message) {
    assertEquals(List.of(), codes(message));
  }
}
