package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.GET;
import static dev.errdict.bot.discord.server.Method.POST;
import static dev.errdict.bot.discord.server.Method.PUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.discord.server.Fault;
import dev.errdict.bot.discord.server.Intents;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.process.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the token to the ready line, and what stands in the way. */
@Tag("long")
class StartTest extends OwnServer {
  private static final String COMMANDS = "/applications/{id}/commands";

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
  void requests_that_are_refused_three_times_in_a_row_for_the_token_end_it() {
    try (RunningBot bot = RunningBot.on(server)) {
      server.failNext(POST, MESSAGES, Fault.unauthorized(), 3);
      help.says(mia, "!err 9101");
      help.says(mia, "!err 9102");

      assertEquals(ExitCode.BAD_TOKEN, bot.awaitEnd());
    }
  }

  @Test
  void a_request_that_is_refused_once_for_the_token_does_not_end_it() {
    try (RunningBot _ = RunningBot.on(server)) {
      server.failNext(POST, MESSAGES, Fault.unauthorized(), 2);
      help.says(mia, "!err 9101");
      help.says(mia, "!err 9102");
      help.says(mia, "!err 137");

      String title = "";
      while (!title.startsWith("137 · ")) {
        title = title(sent());
      }
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
      assertTrue(content(sent()).contains("这里读不到 !err"));
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
  void the_gateway_may_be_asked_not_to_compress() {
    try (RunningBot bot =
        RunningBot.starting(server, Map.of("DISCORD_GATEWAY_COMPRESSION", "none"))) {
      bot.awaitReady();
      assertEquals("none", server.gateway().awaitIdentify().compression());
      help.says(mia, "!err 9101");
      assertTrue(title(sent()).startsWith("9101"));
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
  void the_gateway_may_be_down_for_a_while_at_start() {
    server.gateway().becomeUnreachable();
    try (RunningBot bot = RunningBot.starting(server, Map.of())) {
      server.awaitRequest(GET, "/users/@me");
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

  @Test
  void where_the_gateway_is_may_be_told_instead_of_asked() {
    server.failNext(GET, "/gateway/bot", Fault.problem(404, 0, "404: Not Found"));
    try (RunningBot bot =
        RunningBot.starting(server, Map.of("DISCORD_GATEWAY_URL", server.gatewayUrl()))) {
      bot.awaitReady();
      assertEquals(1, server.requests(GET, "/gateway/bot").size());
    }
  }

  @Test
  void no_session_is_begun_when_none_is_left() {
    server.failNext(GET, "/gateway/bot", Fault.noSessionLeft(Duration.ofMillis(200)));
    try (RunningBot bot = RunningBot.starting(server, Map.of())) {
      bot.awaitReady();
      assertEquals(1, server.gateway().identified().size());
    }
  }

  @Test
  void a_page_instead_of_an_answer_to_the_registration_does_not_end_it() {
    server.failNext(PUT, COMMANDS, Fault.htmlPage());
    try (RunningBot bot = RunningBot.starting(server, Map.of())) {
      assertTrue(bot.awaitReady().contains("commands=failed"));
    }
  }

  @Test
  void it_can_be_stopped_while_nothing_can_be_reached() {
    server.failNext(GET, "/gateway/bot", Fault.serverError(502), 50);
    try (RunningBot bot = RunningBot.starting(server, Map.of())) {
      server.awaitRequest(GET, "/gateway/bot");
      bot.stop();
      assertEquals(ExitCode.DONE, bot.awaitEnd());
    }
  }
}
