package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.GET;
import static dev.errdict.bot.discord.server.Method.PATCH;
import static dev.errdict.bot.discord.server.Method.POST;
import static dev.errdict.bot.discord.server.Method.PUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.ExitCode;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Fault;
import dev.errdict.bot.discord.server.Intents;
import dev.errdict.bot.discord.server.Interaction;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.discord.server.Permissions;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.bot.discord.server.RecordedRequest;
import dev.errdict.search.Answer;
import dev.errdict.search.Question;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens when something does not. */
class TroubleTest {
  private static final String MESSAGES = "/channels/{id}/messages";
  private static final String CALLBACK = "/interactions/{id}/{token}/callback";
  private static final String COMMANDS = "/applications/{id}/commands";

  private final DiscordServer server = DiscordServer.start();
  private final Person mia = server.person("mia", "zh-CN");
  private final Place help = server.guild("LeanCloud").channel("help");

  @AfterEach
  void close() {
    server.close();
  }

  // At start

  @Test
  void a_bad_token_ends_it_with_a_code_of_its_own() {
    try (RunningBot bot = RunningBot.starting(server, Map.of("DISCORD_TOKEN", "wrong"))) {
      assertEquals(ExitCode.BAD_TOKEN, bot.awaitEnd());
    }
  }

  @Test
  void a_token_that_no_header_can_carry_is_a_bad_token() {
    try (RunningBot bot = RunningBot.starting(server, Map.of("DISCORD_TOKEN", "令牌 x"))) {
      assertEquals(ExitCode.BAD_TOKEN, bot.awaitEnd());
    }
  }

  @Test
  void a_token_that_is_revoked_later_ends_it_too() {
    try (RunningBot bot = RunningBot.on(server)) {
      server.gateway().close(4004);
      assertEquals(ExitCode.BAD_TOKEN, bot.awaitEnd());
    }
  }

  @Test
  void without_the_message_content_intent_it_serves_what_works_and_says_so() {
    server.gateway().disallow(Intents.MESSAGE_CONTENT);
    try (RunningBot bot = RunningBot.starting(server, Map.of())) {
      assertTrue(bot.awaitReady().endsWith("message-content=no"), bot.awaitReady());

      help.says(mia, "!err 9101");
      help.says(mia, server.bot().mention() + " 9102");
      assertTrue(title(sent()).startsWith("9102"));

      String pasted = help.says(mia, "code 9101");
      Message explained = help.menu(mia, "Explain error", pasted).awaitReply();
      assertTrue(explained.embeds().path(0).path("title").asText().startsWith("9101"));

      help.says(mia, server.bot().mention() + " help");
      assertTrue(sent().body().path("content").asText().contains("这里读不到 !err"));
    }
  }

  @Test
  void intents_that_are_refused_altogether_end_it() {
    server.gateway().disallow(Intents.GUILD_MESSAGES);
    try (RunningBot bot = RunningBot.starting(server, Map.of())) {
      assertEquals(ExitCode.REFUSED, bot.awaitEnd());
    }
  }

  @Test
  void message_commands_can_be_switched_off() {
    try (RunningBot bot =
        RunningBot.starting(server, Map.of("DISCORD_MESSAGE_COMMANDS", "false"))) {
      bot.awaitReady();
      assertFalse(server.gateway().awaitIdentify().asksFor(Intents.MESSAGE_CONTENT));
    }
  }

  @Test
  void what_cannot_be_reached_at_start_is_tried_again() {
    server.failNext(GET, "/gateway/bot", Fault.serverError(502));
    server.failNext(GET, "/gateway/bot", Fault.htmlPage());
    server.failNext(GET, "/users/@me", Fault.lostRequest(), 2);
    try (RunningBot bot = RunningBot.starting(server, Map.of())) {
      assertTrue(bot.awaitReady().startsWith("ready user=errdict servers=1 commands=registered"));
    }
  }

  @Test
  void the_gateway_may_be_down_for_a_while_at_start() throws Exception {
    server.gateway().becomeUnreachable();
    try (RunningBot bot = RunningBot.starting(server, Map.of())) {
      Thread.sleep(500);
      server.gateway().becomeReachable();
      bot.awaitReady();
    }
  }

  @Test
  void a_failing_registration_does_not_end_it() {
    server.failNext(PUT, COMMANDS, Fault.problem(400, 50035, "Invalid Form Body"));
    try (RunningBot bot = RunningBot.starting(server, Map.of())) {
      assertTrue(bot.awaitReady().contains("commands=failed"));

      help.says(mia, "!err 9101");
      assertTrue(title(sent()).startsWith("9101"));
    }
  }

  @Test
  void commands_are_registered_once() {
    RunningBot.on(server).close();
    RunningBot.on(server).close();

    assertEquals(1, server.requests(PUT, COMMANDS).size());
  }

  @Test
  void registration_can_be_left_alone() {
    try (RunningBot bot =
        RunningBot.starting(server, Map.of("DISCORD_REGISTER_COMMANDS", "false"))) {
      assertTrue(bot.awaitReady().contains("commands=left-alone"));
    }
    assertEquals(List.of(), server.requests(PUT, COMMANDS));
  }

  // The gateway

  @Test
  void what_was_asked_while_the_connection_was_lost_is_answered() {
    try (RunningBot _ = RunningBot.on(server)) {
      server.gateway().becomeUnreachable();
      server.gateway().drop();
      help.says(mia, "!err 9101");
      server.gateway().becomeReachable();

      server.gateway().awaitResume();
      assertTrue(title(sent()).startsWith("9101"));
    }
  }

  @Test
  void a_silent_gateway_is_left_and_the_session_goes_on() {
    server.gateway().heartbeatEvery(Duration.ofMillis(100));
    try (RunningBot _ = RunningBot.on(server)) {
      server.gateway().stopAcknowledging();
      server.gateway().awaitResume();
      server.gateway().acknowledgeAgain();
      help.says(mia, "!err 9101");
      assertTrue(title(sent()).startsWith("9101"));
    }
  }

  @Test
  void a_reconnect_and_an_invalid_session_are_obeyed() {
    try (RunningBot _ = RunningBot.on(server)) {
      server.gateway().awaitIdentify();
      server.gateway().askToReconnect();
      server.gateway().awaitResume();
      server.gateway().invalidateSession(false);
      server.gateway().awaitIdentify();
      help.says(mia, "!err 9101");
      assertTrue(title(sent()).startsWith("9101"));
    }
  }

  // Requests

  @Test
  void rate_limits_are_waited_for() {
    try (RunningBot _ = RunningBot.on(server)) {
      server.failNext(POST, MESSAGES, Fault.rateLimited(Duration.ofMillis(300)));
      server.failNext(POST, MESSAGES, Fault.rateLimitedGlobally(Duration.ofMillis(300)));
      help.says(mia, "!err 9101");
      assertEquals(List.of(429, 429, 200), statuses(3));
    }
  }

  @Test
  void a_server_error_is_tried_again_with_the_same_nonce() {
    try (RunningBot _ = RunningBot.on(server)) {
      server.failNext(POST, MESSAGES, Fault.serverError(500));
      server.failNext(POST, MESSAGES, Fault.serverError(503));
      help.says(mia, "!err 9101");
      List<RecordedRequest> tried = server.awaitRequests(POST, MESSAGES, 3);
      assertEquals(List.of(500, 503, 200), tried.stream().map(RecordedRequest::status).toList());
      assertEquals(tried.get(0).body().path("nonce"), tried.get(2).body().path("nonce"));
    }
  }

  @Test
  void an_answer_that_got_lost_on_the_way_back_is_not_doubled() {
    try (RunningBot _ = RunningBot.on(server)) {
      server.failNext(POST, MESSAGES, Fault.lostAnswer());
      help.says(mia, "!err 9101");
      server.awaitRequests(POST, MESSAGES, 2);
      help.says(mia, "!err 9102");
      server.awaitRequest(POST, MESSAGES);
      assertEquals(4, help.messages().size());
    }
  }

  @Test
  void a_refused_answer_becomes_an_apology_with_an_id() {
    try (RunningBot _ = RunningBot.on(server)) {
      server.failNext(POST, MESSAGES, Fault.problem(400, 50035, "Invalid Form Body"));
      help.says(mia, "!err 9101");
      assertEquals(400, sent().status());
      assertEquals(
          "抱歉，这次没有查成。请稍后再试；如果一直这样，请把这个编号告诉维护者：incident-1", sent().body().path("content").asText());
    }
  }

  @Test
  void where_it_may_not_write_it_answers_in_private_and_says_why() {
    help.deniesBot(Permissions.SEND_MESSAGES);
    try (RunningBot _ = RunningBot.on(server)) {
      help.says(mia, "!err 9101");
      RecordedRequest sent = sent();
      assertEquals(server.directMessages(mia).id(), sent.segment(1));
      assertTrue(
          sent.body()
              .path("content")
              .asText()
              .startsWith("我不能在 <#" + help.id() + "> 里发言（缺少权限：Send Messages）"));
      assertTrue(title(sent).startsWith("9101"));
    }
  }

  @Test
  void a_permission_that_was_taken_away_meanwhile_is_noticed() {
    try (RunningBot _ = RunningBot.on(server)) {
      server.failNext(POST, MESSAGES, Fault.missingPermissions());
      help.says(mia, "!err 9101");
      assertEquals(403, sent().status());
      assertEquals(server.directMessages(mia).id(), sent().segment(1));
    }
  }

  @Test
  void without_embeds_and_history_it_answers_in_plain_words() {
    help.deniesBot(Permissions.EMBED_LINKS | Permissions.READ_MESSAGE_HISTORY);
    try (RunningBot _ = RunningBot.on(server)) {
      help.says(mia, "!err 9101");
      RecordedRequest sent = sent();
      assertTrue(sent.body().path("content").asText().startsWith("**9101 · 样例对话不存在**\n```\n"));
      assertEquals(0, sent.body().path("embeds").size());
      assertFalse(sent.body().has("message_reference"));
    }
  }

  @Test
  void an_answer_that_is_gone_is_given_anew_when_the_question_is_edited() {
    try (RunningBot _ = RunningBot.on(server)) {
      String question = help.says(mia, "!err 9101");
      sent();
      server.failNext(PATCH, "/channels/{id}/messages/{message}", Fault.unknownMessage());
      help.edits(question, "!err 9102");
      assertTrue(title(sent()).startsWith("9102"));
    }
  }

  // Interactions

  @Test
  void it_needs_no_body_from_the_callback() {
    server.answerCallbacksWithoutBody();
    try (RunningBot _ = RunningBot.on(server)) {
      Message answer = help.slash(mia, "err", Map.of("query", "9101")).awaitReply();
      assertEquals("9101 · 样例对话不存在", answer.embeds().path(0).path("title").asText());
    }
  }

  @Test
  void an_expired_interaction_is_answered_in_the_channel() {
    server.interactionDeadline(Duration.ZERO);
    try (RunningBot _ = RunningBot.on(server)) {
      help.slash(mia, "err", Map.of("query", "9101"));
      RecordedRequest sent = sent();
      assertEquals("（回复晚了，所以用普通消息发在这里。）", sent.body().path("content").asText());
      assertTrue(title(sent).startsWith("9101"));
    }
  }

  @Test
  void an_expired_private_interaction_is_not_answered_in_the_open() {
    server.interactionDeadline(Duration.ZERO);
    try (RunningBot _ = RunningBot.on(server)) {
      help.slash(mia, "err", Map.of("query", "9101", "private", true));
      server.awaitRequest(POST, CALLBACK);
      help.says(mia, "!err 9102");
      assertTrue(title(sent()).startsWith("9102"));
    }
  }

  @Test
  void a_slow_lookup_is_announced_in_time_and_answered_later() {
    try (RunningBot _ =
        RunningBot.on(
            server,
            question -> {
              sleep(Duration.ofMillis(2500));
              return RunningBot.lookup(question);
            },
            Clock.systemUTC())) {
      Interaction asked = help.slash(mia, "err", Map.of("query", "9101"));
      assertEquals(5, asked.awaitResponse().path("type").asInt());
      assertEquals("9101 · 样例对话不存在", asked.awaitReply().embeds().path(0).path("title").asText());
    }
  }

  @Test
  void a_failing_lookup_is_an_apology_with_an_id_everywhere() {
    try (RunningBot _ = RunningBot.on(server, TroubleTest::fail, Clock.systemUTC())) {
      help.says(mia, "!err 9101");
      assertEquals(
          "抱歉，这次没有查成。请稍后再试；如果一直这样，请把这个编号告诉维护者：incident-1", sent().body().path("content").asText());
      assertTrue(
          help.slash(mia, "err", Map.of("query", "9101"))
              .awaitReply()
              .content()
              .endsWith("incident-2"));
    }
  }

  private static Answer fail(Question question) {
    throw new IllegalStateException(question.text());
  }

  @Test
  void a_lookup_that_hangs_is_given_up() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (RunningBot _ =
        RunningBot.on(
            server,
            question -> {
              if (question.text().equals("hang")) {
                await(never);
              }
              return RunningBot.lookup(question);
            },
            Clock.systemUTC())) {
      help.says(mia, "!err hang");
      help.says(mia, "!err 9101");
      assertTrue(sent().body().path("content").asText().endsWith("incident-1"));
      assertTrue(title(sent()).startsWith("9101"));
    } finally {
      never.countDown();
    }
  }

  // The end

  @Test
  void it_answers_what_it_has_begun_before_it_ends() {
    CountDownLatch begun = new CountDownLatch(1);
    try (RunningBot bot =
        RunningBot.on(
            server,
            question -> {
              begun.countDown();
              sleep(Duration.ofMillis(500));
              return RunningBot.lookup(question);
            },
            Clock.systemUTC())) {
      help.says(mia, "!err 9101");
      await(begun);
      bot.stop();

      assertTrue(title(sent()).startsWith("9101"));
      assertEquals(ExitCode.DONE, bot.awaitEnd());
    }
  }

  private RecordedRequest sent() {
    return server.awaitRequest(POST, MESSAGES);
  }

  private List<Integer> statuses(int count) {
    return server.awaitRequests(POST, MESSAGES, count).stream()
        .map(RecordedRequest::status)
        .toList();
  }

  private static String title(RecordedRequest sent) {
    return sent.body().path("embeds").path(0).path("title").asText();
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
