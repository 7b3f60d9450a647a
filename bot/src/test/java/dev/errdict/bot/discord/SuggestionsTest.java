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
}
