package dev.errdict.bot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.discord.server.Intents;
import dev.errdict.bot.discord.server.Interaction;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens when the gateway fails or says something unpleasant. */
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

  @Test
  void what_a_resumed_session_tells_twice_is_answered_once() {
    try (RunningBot _ = RunningBot.on(server)) {
      String question = help.says(mia, "!err 9101");
      sent();
      // Once the next one is answered, the bot knows that the first one is.
      help.says(mia, "!err 9102");
      sent();
      help.tellsAgain(question);
      help.says(mia, "!err 9999");
      assertTrue(title(sent()).isEmpty());
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
