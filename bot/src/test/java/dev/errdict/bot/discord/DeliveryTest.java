package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.DELETE;
import static dev.errdict.bot.discord.server.Method.PATCH;
import static dev.errdict.bot.discord.server.Method.POST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.discord.server.Fault;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.discord.server.Permissions;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.bot.discord.server.RecordedRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens when Discord does not take a message. */
class DeliveryTest extends OwnServer {
  private static final String MESSAGE = "/channels/{id}/messages/{message}";

  @Test
  void rate_limits_are_waited_for() {
    try (RunningBot _ = RunningBot.on(server)) {
      server.failNext(POST, MESSAGES, Fault.rateLimited(Duration.ofMillis(300)));
      server.failNext(POST, MESSAGES, Fault.rateLimitedGlobally(Duration.ofMillis(300)));
      server.failNext(POST, MESSAGES, Fault.banned(Duration.ofSeconds(1)));
      help.says(mia, "!err 9101");
      assertEquals(List.of(429, 429, 429, 200), statuses(4));
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
      assertEquals("抱歉，回答没能发出来。请稍后再试；如果一直这样，请把这个编号告诉维护者：incident-1", content(sent()));
    }
  }

  @Test
  void where_it_may_not_write_it_answers_in_private_and_says_why() {
    help.deniesBot(Permissions.SEND_MESSAGES);
    try (RunningBot _ = RunningBot.on(server)) {
      help.says(mia, "!err 9101");
      RecordedRequest sent = sent();
      assertEquals(server.directMessages(mia).id(), sent.segment(1));
      assertTrue(content(sent).startsWith("我不能在 <#" + help.id() + "> 里发言（缺少权限：发送消息）"));
      assertTrue(title(sent).startsWith("9101"));
    }
  }

  @Test
  void who_takes_no_direct_messages_either_is_left_and_the_others_are_answered() {
    Place closed = server.guild("LeanCloud").channel("closed").deniesBot(Permissions.SEND_MESSAGES);
    try (RunningBot _ = RunningBot.on(server)) {
      server.failNext(POST, MESSAGES, Fault.closedDirectMessages());
      closed.says(mia, "!err 9101");
      assertEquals(403, sent().status());
      help.says(mia, "!err 9102");
      assertEquals(help.id(), sent().segment(1));
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
      String question = help.says(mia, "!err 9101");
      RecordedRequest sent = sent();
      assertTrue(content(sent).startsWith("**9101 · 样例对话不存在**\n```\n"));
      assertEquals(0, sent.body().path("embeds").size());
      assertFalse(sent.body().has("message_reference"));

      help.edits(question, "!err 9102");

      RecordedRequest edit = server.awaitRequest(PATCH, MESSAGE);
      assertTrue(content(edit).startsWith("**9102 · "), content(edit));
      assertEquals(0, edit.body().path("embeds").size());
    }
  }

  @Test
  void an_answer_that_is_gone_is_sent_again_when_the_question_is_edited() {
    try (RunningBot _ = RunningBot.on(server)) {
      String question = help.says(mia, "!err 9101");
      sent();
      server.failNext(PATCH, MESSAGE, Fault.unknownMessage());
      help.edits(question, "!err 9102");
      assertTrue(title(sent()).startsWith("9102"));
      assertTrue(title(help.messages().getLast()).startsWith("9102"));
    }
  }

  @Test
  void an_answer_that_cannot_be_edited_is_deleted_and_sent_again() {
    try (RunningBot _ = RunningBot.on(server)) {
      String question = help.says(mia, "!err 9101");
      sent();
      String first = help.messages().getLast().id();
      server.failNext(PATCH, MESSAGE, Fault.serverError(500), 2);
      help.edits(question, "!err 9102");
      assertTrue(title(sent()).startsWith("9102"));
      assertEquals(first, server.awaitRequest(DELETE, MESSAGE).segment(3));
      assertEquals(2, help.messages().size());
      assertTrue(title(help.messages().getLast()).startsWith("9102"));

      // From now on the new answer follows the question.
      String second = help.messages().getLast().id();
      help.edits(question, "never mind");
      assertEquals(second, server.awaitRequest(DELETE, MESSAGE).segment(3));
    }
  }

  @Test
  void a_page_instead_of_an_answer_is_not_waited_for_and_tried_again() {
    try (RunningBot _ = RunningBot.on(server)) {
      server.failNext(POST, MESSAGES, Fault.htmlPage());
      help.says(mia, "!err 9101");
      help.says(mia, "!err 9102");
      assertTrue(title(sent()).startsWith("9101"), "the one that got a page");
      assertTrue(title(sent()).startsWith("9101"));
      assertTrue(title(sent()).startsWith("9102"));
      assertEquals(4, help.messages().size());
    }
  }

  @Test
  void after_a_second_page_comes_an_apology_and_later_questions_are_answered() {
    try (RunningBot _ = RunningBot.on(server)) {
      server.failNext(POST, MESSAGES, Fault.htmlPage(), 2);
      help.says(mia, "!err 9101");
      help.says(mia, "!err 9102");
      server.awaitRequests(POST, MESSAGES, 2);
      assertTrue(content(sent()).endsWith("incident-1"));
      assertTrue(title(sent()).startsWith("9102"));
    }
  }

  @Test
  void an_edit_that_gets_a_page_is_tried_again() {
    try (RunningBot _ = RunningBot.on(server)) {
      server.failNext(PATCH, MESSAGE, Fault.htmlPage());
      String question = help.says(mia, "!err 9101");
      sent();
      help.edits(question, "!err 9102");
      server.awaitRequests(PATCH, MESSAGE, 2);
      assertTrue(title(help.messages().getLast()).startsWith("9102"));
      help.says(mia, "!err 9999");
      assertTrue(title(sent()).isEmpty());
    }
  }

  private static String title(Message message) {
    return message.embeds().path(0).path("title").asText();
  }

  private List<Integer> statuses(int count) {
    return server.awaitRequests(POST, MESSAGES, count).stream()
        .map(RecordedRequest::status)
        .toList();
  }
}
