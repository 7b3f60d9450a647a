package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.POST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.bot.discord.server.RecordedRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same question gets the same answer, however it is asked. */
class WaysInTest {
  private static final String MESSAGES = "/channels/{id}/messages";

  private static DiscordServer server;
  private static RunningBot bot;
  private static Person mia;

  @BeforeAll
  static void start() {
    server = DiscordServer.start();
    mia = server.person("mia", "zh-CN");
    var _ = server.guild("LeanCloud").channel("help");
    bot = RunningBot.on(server);
  }

  @AfterAll
  static void stop() {
    bot.close();
    server.close();
  }

  /** A way to ask. */
  enum Way {
    COMMAND,
    MENTION,
    REPLY,
    DIRECT,
    SLASH,
    PRIVATE_SLASH,
    SLASH_ELSEWHERE,
    SLASH_AMONG_FRIENDS,
    MENU
  }

  /** Asks in a place, if the way leads there; the embeds of the answer. */
  private static JsonNode ask(Way way, Place place, String question) {
    return switch (way) {
      case COMMAND -> said(place, "!err " + question);
      case MENTION -> said(place, server.bot().mention() + " " + question);
      case REPLY -> {
        place.replies(mia, place.says(mia, question), "!err");
        yield posted();
      }
      case DIRECT -> said(server.directMessages(mia), question);
      case SLASH -> slash(place, Map.of("query", question));
      case PRIVATE_SLASH -> slash(place, Map.of("query", question, "private", true));
      case SLASH_ELSEWHERE ->
          slash(server.foreignGuild("elsewhere").channel("talk"), Map.of("query", question));
      case SLASH_AMONG_FRIENDS ->
          slash(server.groupOf("friends", mia, server.person("leo")), Map.of("query", question));
      case MENU ->
          place.menu(mia, "Explain error", place.says(mia, question)).awaitReply().embeds();
    };
  }

  private static JsonNode slash(Place place, Map<String, ?> options) {
    return place.slash(mia, "err", options).awaitReply().embeds();
  }

  private static JsonNode said(Place place, String text) {
    place.says(mia, text);
    return posted();
  }

  private static JsonNode posted() {
    RecordedRequest reply = server.awaitRequest(POST, MESSAGES);
    return reply.body().path("embeds");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void the_same_question_gets_the_same_answer(Way way) {
    // A person may ask five questions in a moment.
    mia = server.person("mia " + way, "zh-CN");
    Place place = server.guild("LeanCloud").channel("same " + way);

    JsonNode found = ask(way, place, "错误码9101");
    JsonNode pasted = ask(way, place, "{\"code\":137,\"error\":\"A unique field 出错了\"}");
    JsonNode words = ask(way, place, "登录失败次数太多");

    assertEquals("9101 · 样例对话不存在", found.path(0).path("title").asText());
    assertTrue(pasted.path(0).path("title").asText().startsWith("137 · "));
    assertTrue(words.path(0).path("title").asText().startsWith("219 · "));
  }

  @Test
  void a_question_in_english_is_answered_in_english() {
    Place place = server.guild("LeanCloud").channel("english");

    place.says(server.person("leo"), "!err sample conversation not found");

    assertEquals(
        "9101 · Sample conversation not found",
        server.awaitRequest(POST, MESSAGES).body().path("embeds").path(0).path("title").asText());
  }
}
