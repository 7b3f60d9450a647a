package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.POST;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.errdict.bot.DoorQuestion;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.bot.discord.server.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The questions of every door, asked on Discord. */
class DoorsTest {
  private static final String MESSAGES = "/channels/{id}/messages";

  /** An entry among choices or nearest ones. */
  private static final Pattern LINE = Pattern.compile("(?m)^\\*\\*([^*]+)\\*\\* · ");

  private static final TestClock CLOCK = new TestClock();
  private static DiscordServer server;
  private static RunningBot bot;
  private static Person mia;

  @BeforeAll
  static void start() {
    server = DiscordServer.start();
    mia = server.person("mia", "zh-CN");
    var _ = server.guild("LeanCloud").channel("help");
    bot = RunningBot.on(server, CLOCK);
  }

  @AfterAll
  static void stop() {
    bot.close();
    server.close();
  }

  /** A channel of its own, where nothing was answered yet and nobody asked too often. */
  private static Place place(String way, DoorQuestion question) {
    CLOCK.jump(Duration.ofSeconds(11));
    return server.guild("LeanCloud").channel(way + " " + question.text().hashCode());
  }

  @ParameterizedTest
  @MethodSource("dev.errdict.bot.DoorQuestion#all")
  void a_command_is_answered_as_at_every_door(DoorQuestion question) {
    place("command", question).says(mia, "!err " + question.text());

    assertEquals(question.expected(), posted(question));
  }

  @ParameterizedTest
  @MethodSource("dev.errdict.bot.DoorQuestion#all")
  void a_mention_is_answered_as_at_every_door(DoorQuestion question) {
    place("mention", question).says(mia, server.bot().mention() + " " + question.text());

    assertEquals(question.expected(), posted(question));
  }

  @ParameterizedTest
  @MethodSource("dev.errdict.bot.DoorQuestion#all")
  void a_slash_command_is_answered_as_at_every_door(DoorQuestion question) {
    Message reply =
        place("slash", question).slash(mia, "err", Map.of("query", question.text())).awaitReply();

    assertEquals(question.expected(), seen(question, reply.embeds(), reply.components()));
  }

  @ParameterizedTest
  @MethodSource("dev.errdict.bot.DoorQuestion#all")
  void a_message_s_menu_is_answered_as_at_every_door(DoorQuestion question) {
    Place place = place("menu", question);
    String message = place.says(mia, question.text());

    Message reply = place.menu(mia, "Explain error", message).awaitReply();

    assertEquals(question.expected(), seen(question, reply.embeds(), reply.components()));
  }

  private static String posted(DoorQuestion question) {
    RecordedRequest reply = server.awaitRequest(POST, MESSAGES);
    return seen(question, reply.body().path("embeds"), reply.body().path("components"));
  }

  private static String seen(DoorQuestion question, JsonNode embeds, JsonNode components) {
    List<String> codes = new ArrayList<>();
    if (embeds.path(0).has("title")) {
      embeds.forEach(embed -> codes.add(embed.path("title").asText().split(" · ")[0]));
      return question.seen("found", codes);
    }
    Matcher lines = LINE.matcher(embeds.path(0).path("description").asText());
    while (lines.find()) {
      codes.add(lines.group(1));
    }
    List<String> ids = components.findValuesAsText("custom_id");
    boolean picks = ids.stream().anyMatch(id -> id.startsWith("e1:pick"));
    boolean list = ids.stream().anyMatch(id -> id.matches("e1:show:zh:\\w+|e1:show:en:\\w+"));
    return question.seen(picks ? "choices" : list ? "found" : "none", codes);
  }
}
