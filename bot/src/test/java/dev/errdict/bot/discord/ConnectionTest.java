package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.PATCH;
import static dev.errdict.bot.discord.server.Method.POST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.discord.server.Fault;
import dev.errdict.bot.discord.server.Gate;
import dev.errdict.bot.discord.server.Intents;
import dev.errdict.bot.discord.server.Interaction;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.observe.Measurements;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens when the gateway fails or says something unpleasant. */
@Tag("long")
class ConnectionTest extends OwnServer {
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
    try (RunningBot bot = RunningBot.on(server)) {
      server.gateway().awaitIdentify();
      server.gateway().askToReconnect();
      server.gateway().awaitResume();
      bot.awaitGateway(Measurements.Gateway.RESUMED);
      server.gateway().invalidateSession(false);
      server.gateway().awaitIdentify();
      bot.awaitGateway(Measurements.Gateway.LOST);
      bot.awaitGateway(Measurements.Gateway.RESUMED);
      help.says(mia, "!err 9101");
      assertTrue(title(sent()).startsWith("9101"));
    }
  }

  @Test
  void what_a_resumed_session_tells_twice_is_answered_once() {
    try (RunningBot _ = RunningBot.on(server)) {
      String question = help.says(mia, "!err 9101");
      assertTrue(title(sent()).startsWith("9101"));
      help.tellsAgain(question);
      help.says(mia, "!err 9102");
      assertTrue(title(sent()).startsWith("9102"));
    }
  }

  @Test
  void what_is_told_again_while_its_answer_is_on_its_way_is_answered_once() {
    Gate gate = new Gate();
    server.failNext(POST, MESSAGES, Fault.heldAt(gate));
    try (RunningBot _ = RunningBot.on(server)) {
      String question = help.says(mia, "!err 9101");
      gate.awaitReached();
      // More often than one may ask: what is told again is no question, and no reason for a notice.
      for (int i = 0; i < 6; i++) {
        help.tellsAgain(question);
      }
      help.says(mia, "!err 9102");
      gate.open();
      assertTrue(title(sent()).startsWith("9101"));
      assertTrue(title(sent()).startsWith("9102"));
    }
  }

  @Test
  void what_is_edited_while_its_answer_is_on_its_way_has_the_answer_edited() {
    Gate gate = new Gate();
    server.failNext(POST, MESSAGES, Fault.heldAt(gate));
    try (RunningBot _ = RunningBot.on(server)) {
      String question = help.says(mia, "!err 9101");
      gate.awaitReached();
      help.edits(question, "!err 9102");
      gate.open();
      server.awaitRequest(PATCH, "/channels/{id}/messages/{message}");
      assertEquals(1, server.requests(POST, MESSAGES).size());
      Message answer = help.messages().getLast();
      assertTrue(answer.embeds().path(0).path("title").asText().startsWith("9102"));
    }
  }

  @Test
  void what_is_told_again_after_its_answer_could_not_be_sent_is_answered() {
    server.failNext(POST, MESSAGES, Fault.problem(400, 50035, "Invalid Form Body"), 2);
    try (RunningBot _ = RunningBot.on(server)) {
      String question = help.says(mia, "!err 9101");
      assertEquals(400, sent().status());
      assertEquals(400, sent().status(), "the apology");
      // Once the next one is answered, the bot knows that the first one is not.
      help.says(mia, "!err 9102");
      assertTrue(title(sent()).startsWith("9102"));
      help.tellsAgain(question);
      assertTrue(title(sent()).startsWith("9101"));
    }
  }

  @Test
  void an_intent_that_is_taken_away_while_it_runs_is_gone_without() {
    try (RunningBot _ = RunningBot.on(server)) {
      server.gateway().awaitIdentify();
      server.gateway().disallow(Intents.MESSAGE_CONTENT);
      server.gateway().close(4014);
      while (server.gateway().awaitIdentify().asksFor(Intents.MESSAGE_CONTENT)) {}
      Interaction asked = help.slash(mia, "err", Map.of("query", "9101"));
      assertEquals("9101 · 样例对话不存在", asked.awaitReply().embeds().path(0).path("title").asText());
    }
  }
}
