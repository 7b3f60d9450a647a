package dev.errdict.bot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionsTest {
  private static DiscordServer server;
  private static RunningBot bot;
  private static Place help;
  private static Person mia;

  @BeforeAll
  static void start() {
    server = DiscordServer.start();
    mia = server.person("mia", "zh-CN");
    help = server.guild("LeanCloud").channel("help");
    bot = RunningBot.on(server);
  }

  @AfterAll
  static void stop() {
    bot.close();
    server.close();
  }

  private static JsonNode choices(Person person, String typed) {
    return help.types(person, "err", "query", typed).awaitResponse().path("data").path("choices");
  }

  @ParameterizedTest
  @CsvSource({
    "9101, 9101 · 样例对话不存在",
    "910, 9101 · 样例对话不存在",
    "SAMPLE_CONV, 9101 · 样例对话不存在",
    "sampleconversationn, 9101 · 样例对话不存在",
    "sample conv, 9101 · 样例对话不存在",
    "样例对话, 9101 · 样例对话不存在",
  })
  void a_code_a_symbol_or_words_bring_the_entry_up_first(String typed, String first) {
    assertEquals(first, choices(mia, typed).path(0).path("name").asText());
    assertEquals("9101", choices(mia, typed).path(0).path("value").asText());
  }

  @Test
  void codes_come_in_their_natural_order() {
    List<String> values =
        StreamSupport.stream(choices(mia, "43").spliterator(), false)
            .map(choice -> choice.path("value").asText())
            .limit(4)
            .toList();

    assertEquals(List.of("430", "431", "4300", "4301"), values);
  }

  @Test
  void titles_are_in_the_language_of_the_one_who_types() {
    assertEquals(
        "9101 · Sample conversation not found",
        choices(server.person("leo"), "9101").path(0).path("name").asText());
  }

  @Test
  void nothing_typed_yet_shows_the_first_codes_and_never_more_than_25() {
    assertEquals(25, choices(mia, "").size());
    assertTrue(choices(mia, "1").size() <= 25);
  }

  private static List<String> codes(String typed) {
    return StreamSupport.stream(choices(mia, typed).spliterator(), false)
        .map(choice -> choice.path("value").asText())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "430 | 4303",
        "err 430 | 4303",
        "错误码430 | 4303",
        "code: 430 | 4303",
        "(430 | 4303",
        "why is my login | 219",
        "登录失败次数 | 219",
        "失败次数 | 219",
        "login fail | 219",
        "too many | 219",
      })
  void what_may_be_meant_is_among_the_offers(String typed, String code) {
    assertTrue(codes(typed).contains(code), codes(typed).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CONVERSATION_NOT | 4303",
        "conversation_not | 4303",
        "ConversationNot | 4303",
        "CONVERSATION_NOT_FOUND | 4303",
        "控制台说 CONVERSATION_NOT_FOUND | 4303",
        "对话不存在 | 4303",
        "对话不 | 4303",
        "4303 on android | 4303",
        "43O3 | 4303",
        "4З03 | 4303",
        "{\"code\":137,\"error\":\"A uni | 137",
        "A unique field was given | 137",
        "SIGNATURE_F | 4102",
        "not 210, it's 211 | 211",
        "四三零三 | 4303",
      })
  void the_likeliest_is_offered_first(String typed, String code) {
    assertEquals(code, codes(typed).getFirst(), codes(typed).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"xyzzy", "EXYZ", "!?", "9999999", "你好呀", "qqqqq wwwww"})
  void what_nothing_fits_offers_nothing(String typed) {
    assertEquals(List.of(), codes(typed));
  }

  @Test
  void half_a_sentence_offers_something() {
    assertTrue(codes("why is my l").size() > 1);
  }

  @Test
  void a_number_that_may_be_a_code_offers_it() {
    assertEquals("4303", codes("Boeing 4303").getFirst());
  }
}
