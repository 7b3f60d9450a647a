package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.GET;
import static dev.errdict.bot.discord.server.Method.POST;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Draft;
import dev.errdict.bot.discord.server.Fault;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.bot.discord.server.RecordedRequest;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Files beside a question are read, by their type and by looking. */
class AttachmentsTest {
  private static final String MESSAGES = "/channels/{id}/messages";
  private static final String FILE = "/attachments/{channel}/{attachment}/{file}";
  private static final String LOG =
      "2026-11-28 10:00:00 INFO started\n2026-11-28 10:00:01 ERROR request failed: error code 9101\n";

  private static DiscordServer server;
  private static RunningBot bot;
  private static Person mia;
  private Place help;

  @BeforeAll
  static void start() {
    server = DiscordServer.start();
    mia = server.person("mia", "en-US");
    var _ = server.guild("LeanCloud", "en-GB").channel("help");
    bot = RunningBot.on(server);
  }

  @AfterAll
  static void stop() {
    bot.close();
    server.close();
  }

  @BeforeEach
  void quiet(TestInfo info) {
    help = server.guild("LeanCloud", "en-GB").channel(info.getDisplayName());
    mia = server.person(info.getDisplayName(), "en-US");
  }

  private static RecordedRequest sent() {
    return server.awaitRequest(POST, MESSAGES);
  }

  private static String all(RecordedRequest sent) {
    return sent.body().toString();
  }

  @Test
  void a_long_paste_beside_the_command_is_read() {
    help.posts(mia, Draft.of("!err").longText(LOG));

    assertTrue(all(sent()).contains("9101"));
  }

  @Test
  void the_command_alone_in_reply_to_a_file_reads_it() {
    String file =
        help.posts(server.person("leo"), Draft.of("").file("app.log", "", LOG.getBytes(UTF_8)));

    help.replies(mia, file, "!err");

    assertTrue(all(sent()).contains("9101"));
  }

  @Test
  void the_menu_of_a_message_reads_its_files() {
    String file =
        help.posts(
            server.person("leo"),
            Draft.of("look").file("answer.json", "application/json", LOG.getBytes(UTF_8)));

    assertTrue(
        help.menu(mia, "Explain error", file).awaitReply().json().toString().contains("9101"));
  }

  @Test
  void a_file_alone_in_a_direct_message_is_a_question() {
    server.directMessages(mia).posts(mia, Draft.of("").longText(LOG));

    assertTrue(all(sent()).contains("9101"));
  }

  @Test
  void a_file_of_a_forwarded_message_is_read() {
    String original = help.posts(server.person("leo"), Draft.of("").longText(LOG));

    help.replies(mia, help.posts(mia, Draft.forward(help.message(original))), "!err");

    assertTrue(all(sent()).contains("9101"));
  }

  @Test
  void logs_of_windows_are_read_in_their_encodings() {
    String chinese = "请求失败，错误码 9101\r\n";
    byte[] bytes = ("\uFEFF" + chinese).getBytes(UTF_16LE);

    help.posts(mia, Draft.of("!err").file("a.txt", "text/plain", bytes));
    assertTrue(all(sent()).contains("9101"));

    help.posts(
        mia,
        Draft.of("!err")
            .file(
                "b.log", "", chinese.replace("9101", "9102").getBytes(Charset.forName("GB18030"))));
    assertTrue(all(sent()).contains("9102"));
  }

  @Test
  void what_is_no_text_is_told_by_looking_although_its_type_says_so() {
    help.posts(
        mia, Draft.of("!err").file("app.log", "text/plain", new byte[] {'M', 'Z', 0, 1, 2, 3}));

    assertEquals(
        "That file holds no text that I can read. Please paste the error, or attach it as a text"
            + " file.",
        sent().body().path("content").asText());
  }

  @Test
  void a_picture_a_voice_message_and_a_sticker_get_one_sentence_each() {
    help.posts(mia, Draft.of("!err").picture("screenshot.png"));
    assertTrue(
        sent().body().path("content").asText().startsWith("I read text only, not pictures."));

    help.replies(mia, help.posts(server.person("leo"), Draft.voice()), "!err");
    assertTrue(sent().body().path("content").asText().contains("cannot listen"));

    help.replies(mia, help.posts(server.person("leo"), Draft.of("").sticker("wave")), "!err");
    assertTrue(sent().body().path("content").asText().startsWith("A sticker has no text"));
  }

  @Test
  void the_sentence_about_a_picture_is_the_same_by_the_menu_and_leads_nowhere_in_a_circle() {
    String picture = help.posts(server.person("leo"), Draft.of("").picture("screenshot.png"));

    String said = help.menu(mia, "Explain error", picture).awaitReply().content();

    assertEquals(
        "I read text only, not pictures. Please copy the error as text, or type its code.", said);
  }

  @Test
  void a_file_that_is_too_large_is_not_fetched() {
    help.posts(
        mia, Draft.of("!err").longText("x".repeat(Attachments.MOST_BYTES) + " error code 9101"));

    assertTrue(sent().body().path("content").asText().contains("512 KB"));
    assertEquals(
        0,
        server.requests(GET, FILE).stream()
            .filter(request -> request.path().contains(help.id()))
            .count());
  }

  @Test
  void a_redirect_is_not_followed() {
    server.failNext(
        GET, FILE, new Fault.Answered(302, Map.of("Location", server.apiUrl() + "gateway"), ""));

    help.posts(mia, Draft.of("!err").longText(LOG));

    assertTrue(sent().body().path("content").asText().startsWith("I could not fetch that file"));
  }

  @Test
  void a_slow_host_is_given_up_and_the_rest_of_the_question_answered() {
    server.failNext(GET, FILE, new Fault.SlowAnswer(Duration.ofSeconds(6)));

    help.posts(mia, Draft.of("!err 9102").longText(LOG));

    assertTrue(all(sent()).contains("9102"));
  }

  @Test
  void what_somebody_types_comes_before_what_a_file_says() {
    help.posts(mia, Draft.of("!err 9102").longText(LOG));

    String said = all(sent());
    assertTrue(said.contains("9102"), said);
  }
}
