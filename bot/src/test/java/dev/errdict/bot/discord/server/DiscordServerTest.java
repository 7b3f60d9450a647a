package dev.errdict.bot.discord.server;

import static dev.errdict.bot.discord.server.Method.GET;
import static dev.errdict.bot.discord.server.Method.POST;
import static net.dv8tion.jda.api.requests.GatewayIntent.DIRECT_MESSAGES;
import static net.dv8tion.jda.api.requests.GatewayIntent.GUILD_MESSAGES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.utils.Compression;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real JDA against the local server. */
@Tag("long")
class DiscordServerTest {
  private static final String MESSAGES = "/channels/{id}/messages";
  private static final String CALLBACK = "/interactions/{id}/{token}/callback";

  private final DiscordServer server = DiscordServer.start();
  private final Person mia = server.person("mia", "zh-CN");
  private final Place help = server.guild("LeanCloud").channel("help");

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void a_message_is_heard_and_answered(Compression compression) throws Exception {
    try (Echo _ = Echo.connect(server, compression)) {
      String question = help.says(mia, "!echo 对话不存在");

      RecordedRequest reply = server.awaitRequest(POST, MESSAGES);

      assertEquals(
          """
          {
            "allowed_mentions" : {
              "parse" : [ ],
              "replied_user" : false
            },
            "components" : [ ],
            "content" : "对话不存在",
            "embeds" : [ ],
            "enforce_nonce" : true,
            "flags" : 0,
            "message_reference" : {
              "channel_id" : "<channel help>",
              "fail_if_not_exists" : false,
              "guild_id" : "<guild LeanCloud>",
              "message_id" : "<message of mia>",
              "type" : 0
            },
            "poll" : null,
            "tts" : false
          }""",
          reply.snapshot());
      assertEquals(
          compression == Compression.ZLIB ? "zlib-stream" : "none",
          server.gateway().awaitIdentify().compression());
      assertEquals(
          List.of(question, help.messages().get(1).id()),
          help.messages().stream().map(Message::id).toList());
    }
  }

  @Test
  void without_the_content_intent_only_mentions_and_direct_messages_carry_words() throws Exception {
    try (Echo echo =
        Echo.connect(server, Compression.NONE, EnumSet.of(GUILD_MESSAGES, DIRECT_MESSAGES))) {
      help.says(mia, "!echo unheard");
      help.says(mia, server.bot().mention() + " hello");
      server.directMessages(mia).says(mia, "!echo in private");

      assertEquals("in private", content(server.awaitRequest(POST, MESSAGES)));
      assertEquals(
          List.of("", server.bot().mention() + " hello", "!echo in private"), echo.heard());
    }
  }

  @Test
  void edits_and_deletions_are_told() throws Exception {
    try (Echo _ = Echo.connect(server)) {
      String message = help.says(mia, "hello");
      help.edits(message, "good evening");
      assertEquals("edited: good evening", content(server.awaitRequest(POST, MESSAGES)));
      help.deletes(message);
      assertEquals("deleted", content(server.awaitRequest(POST, MESSAGES)));
    }
  }

  @Test
  void a_slash_command_its_button_and_its_menu_are_answered() throws Exception {
    try (Echo _ = Echo.connect(server)) {
      Interaction asked = help.slash(mia, "err", Map.of("query", "4303"));
      assertEquals(4, asked.awaitResponse().path("type").asInt());
      Message answer = asked.awaitReply();
      assertEquals("4303", answer.content());

      Message clicked = help.clicks(mia, answer.id(), "again").awaitReply();
      assertEquals("clicked", clicked.content());
      assertEquals(answer.id(), clicked.id());

      String log = help.says(mia, "code 137");
      assertEquals("about: code 137", help.menu(mia, "Explain error", log).awaitReply().content());

      Interaction typed = help.types(mia, "err", "query", "43");
      assertEquals(
          "4303",
          typed.awaitResponse().path("data").path("choices").path(0).path("value").asText());
    }
  }

  @Test
  void interactions_work_in_direct_messages_groups_threads_and_foreign_guilds() throws Exception {
    Place foreign = server.foreignGuild("elsewhere").channel("talk");
    Place group = server.groupOf("friends", mia, server.person("leo"));
    Place thread = server.guild("LeanCloud").thread(help, "login locked");
    try (Echo _ = Echo.connect(server)) {
      for (Place place : List.of(server.directMessages(mia), group, foreign, thread)) {
        Interaction asked = place.slash(mia, "err", Map.of("query", "4303", "private", true));
        assertTrue(asked.awaitReply().isEphemeral(), place.toString());
      }
      foreign.says(mia, "!echo nobody hears this");
      thread.says(mia, "!echo in a thread");
      assertEquals("in a thread", content(server.awaitRequest(POST, MESSAGES)));
    }
  }

  @Test
  void a_deferred_answer_and_a_modal_arrive() throws Exception {
    server.answerCallbacksWithoutBody();
    try (Echo _ = Echo.connect(server)) {
      Interaction deferred = help.slash(mia, "defer", Map.of("query", "4303"));
      assertEquals("4303", deferred.awaitReply().content());
      assertTrue(deferred.awaitReply().isEphemeral());

      Interaction opened = help.slash(mia, "modal", Map.of());
      Interaction submitted = help.submits(mia, opened, Map.of("text", "a better text"));
      assertEquals("thanks for a better text", submitted.awaitReply().content());
    }
  }

  @Test
  void what_was_missed_is_replayed_after_a_resume() throws Exception {
    try (Echo _ = Echo.connect(server)) {
      server.gateway().becomeUnreachable();
      server.gateway().drop();
      help.says(mia, "!echo one");
      help.says(mia, "!echo two");
      server.gateway().becomeReachable();

      server.gateway().awaitResume();
      assertEquals("one", content(server.awaitRequest(POST, MESSAGES)));
      assertEquals("two", content(server.awaitRequest(POST, MESSAGES)));
      assertEquals(1, server.gateway().identified().size());
    }
  }

  @Test
  void opcode_7_resumes_and_silence_is_noticed() throws Exception {
    server.gateway().heartbeatEvery(Duration.ofMillis(100));
    try (Echo _ = Echo.connect(server)) {
      server.gateway().askToReconnect();
      server.gateway().awaitResume();
      server.gateway().stopAcknowledging();
      server.gateway().awaitResume();
      server.gateway().acknowledgeAgain();
      help.says(mia, "!echo still here");
      assertEquals("still here", content(server.awaitRequest(POST, MESSAGES)));
    }
  }

  @Test
  void an_invalid_session_is_resumed_or_started_again_as_the_server_says() throws Exception {
    try (Echo _ = Echo.connect(server)) {
      server.gateway().awaitIdentify();
      server.gateway().invalidateSession(true);
      server.gateway().awaitResume();
      server.gateway().invalidateSession(false);
      server.gateway().awaitIdentify();
      server.gateway().close(4000);
      server.gateway().awaitResume();
    }
  }

  @Test
  void disallowed_intents_and_a_bad_token_end_the_connection() throws Exception {
    server.gateway().disallow(Intents.MESSAGE_CONTENT);
    try (Echo echo = Echo.start(server, Compression.ZLIB)) {
      assertTrue(server.gateway().awaitIdentify().asksFor(Intents.MESSAGE_CONTENT));
      assertTrue(echo.jda().awaitShutdown(Duration.ofSeconds(10)));
    }
    assertEquals(4014, server.gateway().awaitClose());
    server.failNext(GET, "/users/@me", Fault.unauthorized());
    assertThrows(InvalidTokenException.class, () -> Echo.start(server, Compression.NONE));
  }

  @Test
  void a_rate_limit_is_waited_for() throws Exception {
    try (Echo _ = Echo.connect(server)) {
      server.failNext(POST, MESSAGES, Fault.rateLimited(Duration.ofMillis(300)));
      server.failNext(POST, MESSAGES, Fault.rateLimitedGlobally(Duration.ofMillis(300)));
      server.failNext(POST, MESSAGES, Fault.serverError(502));
      help.says(mia, "!echo patience");
      assertEquals(
          List.of(429, 429, 502, 200),
          server.awaitRequests(POST, MESSAGES, 4).stream().map(RecordedRequest::status).toList());
      server.limit(POST, "/channels/{channel}/messages", 1, Duration.ofMillis(400));
      help.says(mia, "!echo one");
      help.says(mia, "!echo two");
      assertEquals(
          List.of(200, 200),
          server.awaitRequests(POST, MESSAGES, 2).stream().map(RecordedRequest::status).toList());
    }
  }

  @Test
  void a_repeated_nonce_makes_no_second_message() throws Exception {
    try (Echo _ = Echo.connect(server)) {
      server.failNext(POST, MESSAGES, Fault.slowAnswer(Duration.ofSeconds(3)));
      help.says(mia, "!echo once");
      List<RecordedRequest> sent =
          List.of(server.awaitRequest(POST, MESSAGES), server.awaitRequest(POST, MESSAGES));
      assertEquals(sent.get(0).body(), sent.get(1).body());
      assertEquals(2, help.messages().size());
    }
  }

  @Test
  void a_late_callback_is_refused() throws Exception {
    server.interactionDeadline(Duration.ZERO);
    try (Echo echo = Echo.connect(server)) {
      help.slash(mia, "err", Map.of("query", "4303"));
      assertEquals(404, server.awaitRequest(POST, CALLBACK).status());
      assertEquals(10062, echo.failure());
    }
  }

  private static String content(RecordedRequest request) {
    return request.body().path("content").asText();
  }
}
