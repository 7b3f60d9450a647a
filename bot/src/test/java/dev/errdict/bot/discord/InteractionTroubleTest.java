package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.DELETE;
import static dev.errdict.bot.discord.server.Method.GET;
import static dev.errdict.bot.discord.server.Method.POST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.discord.paint.CustomId;
import dev.errdict.bot.discord.server.Fault;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.discord.server.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens when Discord does not take the reply to an interaction. */
class InteractionTroubleTest extends OwnServer {
  private static final String CALLBACK = "/interactions/{id}/{token}/callback";
  private static final String HOOK = "/webhooks/{id}/{token}/messages/@original";

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
      assertEquals("（回复晚了，所以用普通消息发在这里。）", content(sent));
      assertTrue(title(sent).startsWith("9101"));
    }
  }

  @Test
  void an_expired_private_interaction_is_answered_to_the_asker_alone() {
    server.interactionDeadline(Duration.ZERO);
    try (RunningBot _ = RunningBot.on(server)) {
      help.slash(mia, "err", Map.of("query", "9101", "private", true));
      RecordedRequest sent = sent();
      assertEquals(server.directMessages(mia).id(), sent.segment(1));
      assertTrue(title(sent).startsWith("9101"));
      assertEquals(List.of(), help.messages());
    }
  }

  @Test
  void an_expired_interaction_where_the_bot_was_never_invited_is_let_go() {
    server.interactionDeadline(Duration.ZERO);
    try (RunningBot _ = RunningBot.on(server)) {
      server.foreignGuild("elsewhere").channel("talk").slash(mia, "err", Map.of("query", "9101"));
      server.awaitRequest(POST, CALLBACK);
      help.says(mia, "!err 9102");
      assertTrue(title(sent()).startsWith("9102"));
    }
  }

  @Test
  void a_reply_whose_confirmation_got_lost_is_not_doubled() {
    try (RunningBot _ = RunningBot.on(server)) {
      server.failNext(POST, CALLBACK, Fault.lostAnswer());
      help.slash(mia, "err", Map.of("query", "9101")).awaitReply();
      server.awaitRequests(POST, CALLBACK, 2);
      help.says(mia, "!err 9102");
      assertTrue(title(sent()).startsWith("9102"));
      assertEquals(3, help.messages().size());
    }
  }

  @Test
  void a_refused_reply_becomes_an_apology_with_an_id() {
    try (RunningBot _ = RunningBot.on(server)) {
      server.failNext(POST, CALLBACK, Fault.problem(400, 50035, "Invalid Form Body"));
      help.slash(mia, "err", Map.of("query", "9101"));
      assertTrue(content(sent()).endsWith("incident-1"));

      server.failNext(POST, CALLBACK, Fault.problem(400, 50035, "Invalid Form Body"));
      help.slash(mia, "err", Map.of("query", "9102", "private", true));
      RecordedRequest sent = sent();
      assertTrue(content(sent).endsWith("incident-2"));
      assertEquals(server.directMessages(mia).id(), sent.segment(1));
    }
  }

  @Test
  void a_reply_that_the_server_fails_to_take_is_given_in_the_channel() {
    try (RunningBot _ = RunningBot.on(server)) {
      server.failNext(POST, CALLBACK, Fault.serverError(500));
      help.slash(mia, "err", Map.of("query", "9101"));
      assertTrue(title(sent()).startsWith("9101"));
    }
  }

  @Test
  void a_page_in_place_of_the_confirmation_is_not_waited_for() {
    try (RunningBot _ = RunningBot.on(server)) {
      server.failNext(POST, CALLBACK, Fault.htmlPage());
      help.slash(mia, "err", Map.of("query", "9101"));
      RecordedRequest sent = sent();
      assertEquals("（回复晚了，所以用普通消息发在这里。）", content(sent));
      assertTrue(title(sent).startsWith("9101"));
    }
  }

  @Test
  void without_a_body_from_the_callback_an_answer_is_not_repeated_either() {
    server.answerCallbacksWithoutBody();
    try (RunningBot _ = RunningBot.on(server)) {
      Message answer = help.slash(mia, "err", Map.of("query", "9101")).awaitReply();
      server.awaitRequest(GET, HOOK);
      help.says(server.person("leo", "zh-CN"), "!err 9102");
      sent();
      help.says(server.person("leo", "zh-CN"), "!err 错误码9101");
      assertTrue(content(sent()).endsWith("/" + answer.id()));
    }
  }

  @Test
  void an_answer_is_deleted_by_its_button_although_the_click_came_too_late() {
    try (RunningBot _ = RunningBot.on(server)) {
      help.says(mia, "!err 9101");
      sent();
      Message answer = help.messages().getLast();
      server.interactionDeadline(Duration.ZERO);
      String delete = new CustomId.Delete(Long.parseLong(mia.id())).write().orElseThrow();
      help.clicks(mia, answer.id(), delete);
      server.awaitRequest(DELETE, "/channels/{id}/messages/{message}");
      assertEquals(1, help.messages().size());
    }
  }
}
