package dev.errdict.bot.discord;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Fault;
import dev.errdict.bot.discord.server.Interaction;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.discord.server.Method;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.bot.discord.server.RecordedRequest;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Candidate;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ButtonsTest {
  private static final String MESSAGES = "/channels/{id}/messages";
  private static final String CALLBACK = "/interactions/{id}/{token}/callback";

  private final DiscordServer server = DiscordServer.start();
  private final Person mia = server.person("mia", "zh-CN");
  private final Person leo = server.person("leo", "en-US");
  private final Person ada = server.person("ada", "en-US");
  private final Place help = server.guild("LeanCloud").managedBy(ada).channel("help");
  private RunningBot bot;

  @BeforeEach
  void start() {
    bot = RunningBot.on(server, ButtonsTest::lookup, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    bot.close();
    server.close();
  }

  private static Answer lookup(Question question) {
    if (question.text().equals("choose1")) {
      return new Answer.Choices(
          List.of(new Candidate(RunningBot.entry("9101"), 0.5)),
          Reason.of(Reason.Kind.NUMBER, "9101"));
    }
    return question.text().equals("choose")
        ? new Answer.Choices(
            List.of(
                new Candidate(RunningBot.entry("9101"), 0.5),
                new Candidate(RunningBot.entry("9102"), 0.4)),
            Reason.of(Reason.Kind.SEVERAL_FIT))
        : RunningBot.lookup(question);
  }

  private Message answerTo(String question) {
    help.says(mia, question);
    server.awaitRequest(Method.POST, MESSAGES);
    return help.messages().getLast();
  }

  private static String id(Message message, String start) {
    for (JsonNode id : message.components().findValues("custom_id")) {
      if (id.asText().startsWith(start)) {
        return id.asText();
      }
    }
    throw new AssertionError("no " + start + " in " + message);
  }

  @Test
  void the_asker_switches_the_language_of_the_answer() {
    Message answer = answerTo("!err 9101");

    Message changed = help.clicks(mia, answer.id(), id(answer, "e1:lang:en")).awaitReply();

    assertEquals(answer.id(), changed.id());
    assertEquals("9101 · Sample conversation not found", title(changed));
    Message back = help.clicks(mia, answer.id(), id(changed, "e1:lang:zh")).awaitReply();
    assertEquals("9101 · 样例对话不存在", title(back));
  }

  @Test
  void somebody_else_gets_the_other_language_alone() {
    Message answer = answerTo("!err 9101");

    Message shown = help.clicks(leo, answer.id(), id(answer, "e1:lang:en")).awaitReply();

    assertTrue(shown.isEphemeral());
    assertEquals("9101 · Sample conversation not found", title(shown));
    assertEquals("9101 · 样例对话不存在", title(help.message(answer.id())));
  }

  @Test
  void an_answer_that_found_nothing_switches_too() {
    Message answer = answerTo("!err 9100");

    Message changed = help.clicks(mia, answer.id(), id(answer, "e1:lang:en")).awaitReply();

    assertTrue(
        changed
            .embeds()
            .path(0)
            .path("description")
            .asText()
            .startsWith("There is no code 9100 in the catalog."));
  }

  @Test
  void more_is_shown_to_the_one_who_clicks_and_leads_on_to_related_codes() {
    Message answer = answerTo("!err 9101");

    Message more = help.clicks(leo, answer.id(), id(answer, "e1:more:zh")).awaitReply();

    assertTrue(more.isEphemeral());
    assertTrue(more.embeds().toString().contains("样例对话成员数：最多 500 个"), more.toString());
    assertFalse(help.message(answer.id()).embeds().toString().contains("最多 500 个"));
    Message english = help.clicks(leo, more.id(), id(more, "e1:more:en")).awaitReply();
    assertTrue(english.embeds().toString().contains("Members of a sample conversation"));
    Message related = help.clicks(leo, more.id(), id(english, "e1:show:en")).awaitReply();
    assertEquals(more.id(), related.id());
    assertTrue(title(related).startsWith("9102 · "));
  }

  @Test
  void somebody_who_reads_traditional_chinese_gets_more_in_it() {
    Message answer = answerTo("!err 9101");

    Message more =
        help.clicks(server.person("tai", "zh-TW"), answer.id(), id(answer, "e1:more:zh"))
            .awaitReply();

    assertEquals("9101 · 樣例對話不存在", title(more));
  }

  @Test
  void an_entry_of_a_list_is_shown_to_the_one_who_takes_it() {
    Message list = answerTo("!err code 9101, code 9102");

    Message shown =
        help.chooses(mia, list.id(), id(list, "e1:show:zh"), "leancloud/9101").awaitReply();

    assertTrue(shown.isEphemeral());
    assertEquals("9101 · 样例对话不存在", title(shown));
    assertTrue(description(help.message(list.id())).contains("**9102**"));
  }

  @Test
  void a_list_too_long_for_its_button_switches_its_language_too() {
    String codes =
        IntStream.rangeClosed(4300, 4317).mapToObj(code -> "code " + code).collect(joining(", "));
    Message list = answerTo("!err " + codes);
    assertTrue(description(list).endsWith("\n另有 8 条"), description(list));

    Message changed = help.clicks(mia, list.id(), id(list, "e1:lang:en")).awaitReply();

    assertTrue(description(changed).endsWith("\nand 8 more"), description(changed));
  }

  @Test
  void the_asker_and_a_manager_delete_the_answer_and_nobody_else() {
    Message first = answerTo("!err 9101");
    Message second = answerTo("!err 9102");

    Message refused = help.clicks(leo, first.id(), id(first, "e1:delete")).awaitReply();
    assertTrue(refused.isEphemeral());
    assertEquals(
        "Only the one who asked, or somebody who may manage messages, can delete this answer.",
        refused.content());

    deletes(mia, first);
    deletes(ada, second);
  }

  private void deletes(Person person, Message answer) {
    Interaction click = help.clicks(person, answer.id(), id(answer, "e1:delete"));
    assertEquals(6, click.awaitResponse().path("type").asInt());
    server.awaitRequest(Method.DELETE, "/webhooks/{id}/{token}/messages/{message}");
    assertFalse(help.messages().stream().anyMatch(one -> one.id().equals(answer.id())));
  }

  @Test
  void buttons_work_after_a_restart() {
    Message answer = answerTo("!err 9101");
    bot.close();
    bot = RunningBot.on(server);

    Message changed = help.clicks(mia, answer.id(), id(answer, "e1:lang:en")).awaitReply();

    assertEquals("9101 · Sample conversation not found", title(changed));
    deletes(mia, changed);
  }

  @Test
  void a_choice_becomes_the_answer() {
    Message answer = answerTo("!err choose");

    Message chosen =
        help.chooses(mia, answer.id(), id(answer, "e1:pick"), "leancloud/9101").awaitReply();

    assertEquals(answer.id(), chosen.id());
    assertEquals("9101 · 样例对话不存在", title(chosen));
  }

  @Test
  void a_single_choice_is_a_button() {
    Message answer = answerTo("!err choose1");

    assertEquals(
        "你说的 9101 是错误码吗？\n\n**9101** · 样例对话不存在",
        answer.embeds().path(0).path("description").asText());
    JsonNode buttons = answer.components().path(0).path("components");
    assertEquals(1, buttons.size());
    assertEquals("9101 · 样例对话不存在", buttons.path(0).path("label").asText());
    Message chosen =
        help.clicks(mia, answer.id(), buttons.path(0).path("custom_id").asText()).awaitReply();
    assertEquals(answer.id(), chosen.id());
    assertEquals("9101 · 样例对话不存在", title(chosen));
  }

  @Test
  void a_single_choice_switches_its_language() {
    Message answer = answerTo("!err choose1");

    Message changed = help.clicks(mia, answer.id(), id(answer, "e1:lang:en")).awaitReply();

    assertEquals(
        "Did you mean code 9101?\n\n**9101** · Sample conversation not found",
        changed.embeds().path(0).path("description").asText());
  }

  @Test
  void somebody_elses_click_on_a_single_choice_is_shown_to_them_alone() {
    Message answer = answerTo("!err choose1");

    Message chosen = help.clicks(leo, answer.id(), id(answer, "e1:pick")).awaitReply();

    assertTrue(chosen.isEphemeral());
    assertEquals("9101 · 样例对话不存在", title(chosen));
  }

  @Test
  void somebody_elses_choice_is_shown_to_them_alone() {
    Message answer = answerTo("!err choose");

    Message chosen =
        help.chooses(leo, answer.id(), id(answer, "e1:pick"), "leancloud/9102").awaitReply();

    assertTrue(chosen.isEphemeral());
    assertTrue(title(chosen).startsWith("9102 · "));
  }

  @Test
  void within_a_private_answer_everything_stays_in_its_place() {
    Interaction asked = help.slash(mia, "err", Map.of("query", "9101", "private", true));
    Message answer = asked.awaitReply();

    Message more = help.clicks(mia, answer.id(), id(answer, "e1:more:zh")).awaitReply();

    assertEquals(answer.id(), more.id());
    assertTrue(more.isEphemeral());
    assertFalse(more.components().toString().contains("e1:delete"));
  }

  @Test
  void who_presses_a_button_that_discord_does_not_let_work_is_told() {
    Message answer = answerTo("!err 9101");
    for (Fault refusal : List.of(Fault.missingPermissions(), Fault.unknownMessage())) {
      server.failNext(Method.POST, CALLBACK, refusal);
      help.clicks(mia, answer.id(), id(answer, "e1:lang:en"));
      String told = toldInPrivate(mia).path("content").asText();
      assertTrue(told.startsWith("抱歉，回答没能发出来。"), told);
    }
  }

  @Test
  void who_presses_a_button_in_vain_gets_in_private_what_was_asked_for() {
    Message answer = answerTo("!err 9101");
    for (Fault trouble : List.of(Fault.serverError(500), Fault.unknownInteraction())) {
      server.failNext(Method.POST, CALLBACK, trouble);
      help.clicks(mia, answer.id(), id(answer, "e1:lang:en"));
      assertEquals(
          "9101 · Sample conversation not found",
          toldInPrivate(mia).path("embeds").path(0).path("title").asText());
    }
  }

  @Test
  void who_deletes_an_answer_in_vain_is_told() {
    Message answer = answerTo("!err 9101");
    for (Fault refusal : List.of(Fault.missingPermissions(), Fault.serverError(500))) {
      server.failNext(Method.DELETE, "/webhooks/{id}/{token}/messages/{message}", refusal);
      server.failNext(Method.DELETE, "/channels/{id}/messages/{message}", refusal);
      help.clicks(ada, answer.id(), id(answer, "e1:delete"));
      String told = toldInPrivate(ada).path("content").asText();
      assertTrue(told.startsWith("Sorry, this answer could not be deleted."), told);
    }
  }

  @Test
  void an_answer_that_is_already_gone_is_deleted_without_a_word() {
    Message answer = answerTo("!err 9101");
    server.failNext(
        Method.DELETE, "/webhooks/{id}/{token}/messages/{message}", Fault.unknownMessage());
    help.clicks(mia, answer.id(), id(answer, "e1:delete"));
    server.awaitRequest(Method.DELETE, "/webhooks/{id}/{token}/messages/{message}");
    help.says(mia, "!err 9102");
    assertEquals(help.id(), server.awaitRequest(Method.POST, MESSAGES).segment(1));
    assertEquals(List.of(), server.directMessages(mia).messages());
  }

  private JsonNode toldInPrivate(Person person) {
    RecordedRequest sent = server.awaitRequest(Method.POST, MESSAGES);
    assertEquals(server.directMessages(person).id(), sent.segment(1));
    return sent.body();
  }

  private static String description(Message message) {
    return message.embeds().path(0).path("description").asText();
  }

  private static String title(Message message) {
    return message.embeds().path(0).path("title").asText();
  }
}
