package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.GET;
import static dev.errdict.bot.discord.server.Method.POST;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.discord.ask.Attachments;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Draft;
import dev.errdict.bot.discord.server.Fault;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.bot.discord.server.RecordedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
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
        "That file contains no text that I can read. Please paste the error, or attach it as a text"
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
  void a_picture_beside_a_question_in_words_is_not_passed_over_in_silence() {
    help.posts(mia, Draft.of("!err why does this fail").picture("screenshot.png"));
    RecordedRequest words = sent();
    assertTrue(
        words.body().path("content").asText().startsWith("I read text only, not pictures."),
        all(words));
    assertEquals(1, words.body().path("embeds").size());

    help.posts(mia, Draft.of("!err 9102").picture("screenshot.png"));
    assertEquals("", sent().body().path("content").asText());
  }

  @Test
  void a_picture_that_a_question_in_words_replies_to_is_spoken_of_too() {
    String picture = help.posts(server.person("leo"), Draft.of("").picture("screenshot.png"));

    help.replies(mia, picture, "!err how do I fix this please");

    assertTrue(
        sent().body().path("content").asText().startsWith("I read text only, not pictures."));
  }

  @Test
  void a_file_that_cannot_be_read_beside_words_is_spoken_of_and_one_that_can_is_not() {
    help.posts(
        mia,
        Draft.of("!err why does this fail")
            .file("core.bin", "application/octet-stream", new byte[] {'M', 'Z', 0, 1}));
    assertTrue(sent().body().path("content").asText().startsWith("That file contains no text"));

    // Elsewhere, where the same answer has not just been given.
    server
        .guild("LeanCloud", "en-GB")
        .channel("elsewhere")
        .posts(mia, Draft.of("!err what is this").file("b.log", "", "all is well".getBytes(UTF_8)));
    assertEquals("", sent().body().path("content").asText());
  }

  @Test
  void three_files_are_read_and_no_fourth() {
    Draft many = Draft.of("!err");
    for (String code : List.of("9101", "9102", "9103", "9104")) {
      many = many.file(code + ".log", "", ("error code " + code).getBytes(UTF_8));
    }
    help.posts(mia, many);

    String said = all(sent());
    assertTrue(said.contains("9101") && said.contains("9102") && said.contains("9103"), said);
    assertFalse(said.contains("9104"), said);
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
  void a_file_of_another_host_is_not_fetched() throws IOException {
    try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String host = "127.0.0.1:" + elsewhere.getLocalPort();
      for (String url :
          List.of(
              "http://" + host + "/attachments/1/2/app.log",
              "https://" + host + "/attachments/1/2/app.log",
              "http://cdn.discordapp.com@" + host + "/app.log",
              "https://cdn.discordapp.com:" + elsewhere.getLocalPort() + "/app.log")) {
        help.posts(server.person("mia of " + url, "en-US"), Draft.of("!err").fileAt(url));
        String said = sent().body().path("content").asText();
        // The second link to the same sentence is shorter than the sentence.
        assertTrue(
            said.startsWith("I could not fetch that file") || said.contains("https://"), said);
        assertFalse(said.contains("9101"), said);
      }
      elsewhere.setSoTimeout(1);
      assertThrows(SocketTimeoutException.class, elsewhere::accept);
    }
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
