package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.POST;
import static dev.errdict.bot.discord.server.Method.PUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.bot.discord.server.RecordedRequest;
import dev.errdict.search.Answer;
import dev.errdict.search.Candidate;
import dev.errdict.search.Question;
import dev.errdict.search.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole bodies that the bot sends. */
class SnapshotTest {
  private static final String MESSAGES = "/channels/{id}/messages";
  private static final String CALLBACK = "/interactions/{id}/{token}/callback";

  private static DiscordServer server;
  private static RunningBot bot;
  private static Person mia;

  @BeforeAll
  static void start() {
    server = DiscordServer.start();
    mia = server.person("mia", "zh-CN");
    var _ = server.guild("LeanCloud").channel("help");
    bot = RunningBot.on(server, SnapshotTest::lookup, Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    bot.close();
    server.close();
  }

  @Test
  void an_entry() throws IOException {
    place("entry").says(mia, "!err 9101");

    assertEquals(expected("entry"), snapshot(server.awaitRequest(POST, MESSAGES)));
  }

  @Test
  void an_entry_in_english_for_the_asker_alone() throws IOException {
    place("private").slash(mia, "err", Map.of("query", "9101", "private", true, "lang", "en"));

    assertEquals(expected("entry-private-en"), snapshot(server.awaitRequest(POST, CALLBACK)));
  }

  @Test
  void what_a_catalog_holds_formats_links_and_pings_nothing() throws IOException {
    Place place = place("hostile");
    place.says(mia, "!err 9102");

    assertEquals(expected("hostile"), snapshot(server.awaitRequest(POST, MESSAGES)));
    assertFalse(place.messages().getLast().pings());
  }

  @Test
  void an_entry_longer_than_all_limits_is_cut() throws IOException {
    place("huge").says(mia, "!err 9103");

    assertEquals(200, server.awaitRequest(POST, MESSAGES).status());
  }

  @Test
  void several_codes_share_one_message() throws IOException {
    place("several").says(mia, "!err code 9103, code 9101, code 9102, code 9999");

    var request = server.awaitRequest(POST, MESSAGES);
    assertEquals(200, request.status());
    assertEquals(3, request.body().path("embeds").size());
    assertEquals("词典里没有的：9999。", request.body().path("content").asText());
  }

  @Test
  void choices_are_a_menu() throws IOException {
    place("choices").says(mia, "!err choose");

    assertEquals(expected("choices"), snapshot(server.awaitRequest(POST, MESSAGES)));
  }

  @Test
  void an_unknown_code_names_its_neighbours() throws IOException {
    place("unknown").says(mia, "!err 9100");

    assertEquals(expected("unknown-code"), snapshot(server.awaitRequest(POST, MESSAGES)));
  }

  @Test
  void help() throws IOException {
    place("help").says(mia, "!help");

    assertEquals(expected("help"), snapshot(server.awaitRequest(POST, MESSAGES)));
  }

  @Test
  void the_commands() throws IOException {
    assertEquals(
        expected("commands"),
        server.requests(PUT, "/applications/{id}/commands").getFirst().snapshot());
  }

  private static Answer lookup(Question question) {
    return question.text().equals("choose")
        ? new Answer.Choices(
            List.of(
                new Candidate(RunningBot.entry("9101"), 0.5),
                new Candidate(RunningBot.entry("9102"), 0.4)),
            Reason.of(Reason.Kind.SEVERAL_FIT))
        : RunningBot.lookup(question);
  }

  /** Buttons carry the asker's id in base 36. */
  private static String snapshot(RecordedRequest request) {
    String asker = Long.toString(Long.parseLong(mia.id()), Character.MAX_RADIX);
    return request.snapshot().replace(":" + asker, ":<mia>");
  }

  private static Place place(String name) {
    return server.guild("LeanCloud").channel(name);
  }

  private static String expected(String name) throws IOException {
    try (InputStream file = SnapshotTest.class.getResourceAsStream(name + ".json")) {
      return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
