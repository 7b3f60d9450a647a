package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.POST;
import static dev.errdict.bot.discord.server.Method.PUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.bot.discord.server.RecordedRequest;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Candidate;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole bodies that the bot sends. */
class SnapshotTest {
  private static final String MESSAGES = "/channels/{id}/messages";
  private static final String CALLBACK = "/interactions/{id}/{token}/callback";

  private static final TestClock CLOCK = new TestClock();
  private static DiscordServer server;
  private static RunningBot bot;
  private static Person mia;

  @BeforeAll
  static void start() {
    server = DiscordServer.start();
    mia = server.person("mia", "zh-CN");
    var _ = server.guild("LeanCloud").channel("help");
    bot = RunningBot.on(server, SnapshotTest::lookup, CLOCK);
  }

  @AfterAll
  static void stop() {
    bot.close();
    server.close();
  }

  @Test
  void an_entry() throws IOException {
    place("entry").says(mia, "!err 9101");

    assertSnapshot("entry", snapshot(server.awaitRequest(POST, MESSAGES)));
  }

  @Test
  void an_entry_in_english_for_the_asker_alone() throws IOException {
    place("private").slash(mia, "err", Map.of("query", "9101", "private", true, "lang", "en"));

    assertSnapshot("entry-private-en", snapshot(server.awaitRequest(POST, CALLBACK)));
  }

  @Test
  void what_a_catalog_holds_formats_links_and_pings_nothing() throws IOException {
    Place place = place("hostile");
    place.says(mia, "!err 9102");

    assertSnapshot("hostile", snapshot(server.awaitRequest(POST, MESSAGES)));
    assertFalse(place.messages().getLast().pings());
  }

  @Test
  void an_entry_longer_than_all_limits_is_cut() throws IOException {
    place("huge").says(mia, "!err 9103");

    assertEquals(200, server.awaitRequest(POST, MESSAGES).status());
  }

  @Test
  void several_codes_are_one_line_each_with_a_menu() throws IOException {
    place("several").says(mia, "!err code 9103, code 9101, code 9102, code 9999");

    assertSnapshot("several", snapshot(server.awaitRequest(POST, MESSAGES)));
  }

  @Test
  void more_shows_all_of_an_entry_to_the_one_who_clicks() throws IOException {
    Place place = place("more");
    place.says(mia, "!err 9101");
    server.awaitRequest(POST, MESSAGES);
    Person leo = server.person("leo", "en-US");
    place.clicks(leo, place.messages().getLast().id(), button(place, "e1:more"));

    assertSnapshot("more", snapshot(server.awaitRequest(POST, CALLBACK)));
  }

  @Test
  void a_reader_of_traditional_chinese_gets_the_texts_converted_and_the_footer_says_so()
      throws IOException {
    place("traditional")
        .slash(server.person("tai", "zh-TW"), "err", Map.of("query", "9101", "private", true));

    assertSnapshot("entry-traditional", snapshot(server.awaitRequest(POST, CALLBACK)));
  }

  @Test
  void the_footer_says_once_that_texts_are_converted_however_many_there_are() {
    Person tai = server.person("tai", "zh-TW");
    for (String query : List.of("9101", "code 9103, code 9101, code 9102, code 9999")) {
      String answer =
          place("once")
              .slash(tai, "err", Map.of("query", query, "private", true))
              .awaitReply()
              .embeds()
              .toString();

      assertEquals(2, answer.split("自動轉換", -1).length, answer);
    }
  }

  @Test
  void choices_are_a_menu() throws IOException {
    place("choices").says(mia, "!err choose");

    assertSnapshot("choices", snapshot(server.awaitRequest(POST, MESSAGES)));
  }

  @Test
  void an_unknown_code_names_its_neighbours() throws IOException {
    place("unknown").says(mia, "!err 9100");

    assertSnapshot("unknown-code", snapshot(server.awaitRequest(POST, MESSAGES)));
  }

  @Test
  void help() throws IOException {
    place("help").says(mia, "!help");

    assertSnapshot("help", snapshot(server.awaitRequest(POST, MESSAGES)));
  }

  @Test
  void the_commands() throws IOException {
    assertSnapshot(
        "commands", server.requests(PUT, "/applications/{id}/commands").getFirst().snapshot());
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
    return request.snapshot().replaceAll(":[0-9a-z]{11,13}(?=[:\"])", ":<asker>");
  }

  private static String button(Place place, String start) {
    return place.messages().getLast().components().findValues("custom_id").stream()
        .map(JsonNode::asText)
        .filter(id -> id.startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  private static Place place(String name) {
    CLOCK.jump(Duration.ofSeconds(11));
    return server.guild("LeanCloud").channel(name);
  }

  /** What differs is written to {@code target/snapshots}, to be looked at and taken over. */
  private static void assertSnapshot(String name, String actual) throws IOException {
    try (InputStream file = SnapshotTest.class.getResourceAsStream(name + ".json")) {
      String expected =
          file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!expected.equals(actual)) {
        Path folder = Files.createDirectories(Path.of("target/snapshots"));
        Files.writeString(folder.resolve(name + ".json"), actual + "\n");
      }
      assertEquals(expected, actual);
    }
  }
}
