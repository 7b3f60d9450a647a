package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.DELETE;
import static dev.errdict.bot.discord.server.Method.PATCH;
import static dev.errdict.bot.discord.server.Method.POST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.bot.discord.server.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class PolitenessTest {
  private static final String MESSAGES = "/channels/{id}/messages";
  private static final String MESSAGE = "/channels/{id}/messages/{message}";

  private static final TestClock CLOCK = new TestClock();
  private static DiscordServer server;
  private static RunningBot bot;
  private static Person mia;

  @BeforeAll
  static void start() {
    server = DiscordServer.start();
    mia = server.person("mia", "zh-CN");
    var _ = server.guild("LeanCloud").channel("help");
    bot = RunningBot.on(server, CLOCK);
  }

  @AfterAll
  static void stop() {
    bot.close();
    server.close();
  }

  @Test
  void nobody_is_pinged_whatever_is_asked() {
    Place place = place("pings");

    place.says(mia, "!err @everyone @here <@" + mia.id() + "> 9999");
    answered();

    assertFalse(place.messages().getLast().pings());
  }

  @Test
  void the_same_answer_is_not_repeated_within_a_minute() {
    Place place = place("repeats");
    place.says(mia, "!err 9101");
    answered();
    Message first = place.messages().getLast();

    place.says(server.person("leo"), "!err code 9101");

    String link =
        "https://discord.com/channels/"
            + server.guild("LeanCloud").id()
            + "/"
            + place.id()
            + "/"
            + first.id();
    assertEquals("刚刚回答过：" + link, answered().body().path("content").asText());
    assertEquals(
        "刚刚回答过：" + link, place.slash(mia, "err", Map.of("query", "9101")).awaitReply().content());

    CLOCK.jump(Duration.ofSeconds(61));
    place.says(mia, "!err 9101");
    assertEquals(1, answered().body().path("embeds").size());
  }

  @Test
  void an_answer_that_was_deleted_is_given_again() {
    Place place = place("deleted answers");
    place.says(mia, "!err 9101");
    answered();
    place.deletes(place.messages().getLast().id());
    // A channel's events are seen to in their order.
    place.says(mia, "!err 9102");
    answered();

    place.says(server.person("leo"), "!err 9101");

    assertEquals(1, answered().body().path("embeds").size());
  }

  @Test
  void an_edited_question_edits_its_answer() {
    Place place = place("edits");
    String question = place.says(mia, "!err 9101");
    answered();
    Message answer = place.messages().getLast();

    place.edits(question, "!err 9102");

    RecordedRequest edit = server.awaitRequest(PATCH, MESSAGE);
    assertEquals(answer.id(), edit.segment(3));
    assertTrue(edit.body().path("embeds").path(0).path("title").asText().startsWith("9102 · "));
  }

  @Test
  void an_edit_that_takes_the_question_back_takes_the_answer_back() {
    Place place = place("taken back");
    String question = place.says(mia, "!err 9101");
    answered();
    String answer = place.messages().getLast().id();

    place.edits(question, "never mind");

    assertEquals(answer, server.awaitRequest(DELETE, MESSAGE).segment(3));
  }

  @Test
  void an_edit_that_makes_it_a_question_is_answered() {
    Place place = place("late questions");
    String message = place.says(mia, "!er 9101");

    place.edits(message, "!err 9101");

    assertEquals(1, answered().body().path("embeds").size());
  }

  @Test
  void the_answer_to_a_question_that_an_edit_has_made_goes_with_it() {
    Place place = place("deleted late questions");
    String message = place.says(mia, "!er 9101");
    place.edits(message, "!err 9101");
    answered();
    String answer = place.messages().getLast().id();

    place.deletes(message);

    assertEquals(answer, server.awaitRequest(DELETE, MESSAGE).segment(3));
  }

  @Test
  void a_link_preview_is_no_edit() {
    Place place = place("previews");
    String question = place.says(mia, "!err 9101");
    answered();

    place.unfurls(question);
    place.says(mia, "!err 9102");
    answered();

    assertEquals(
        0,
        server.requests(PATCH, MESSAGE).stream()
            .filter(edit -> edit.segment(1).equals(place.id()))
            .count());
  }

  @Test
  void a_deleted_question_deletes_its_answer() {
    Place place = place("deletions");
    String question = place.says(mia, "!err 9101");
    answered();
    String answer = place.messages().getLast().id();

    place.deletes(question);

    assertEquals(answer, server.awaitRequest(DELETE, MESSAGE).segment(3));
  }

  @Test
  void questions_that_a_moderator_deletes_at_once_take_their_answers_with_them() {
    Place place = place("clean-up");
    String one = place.says(mia, "!err 9101");
    answered();
    String other = place.says(mia, "!err 9102");
    answered();

    place.deletesAll(List.of(one, other));

    server.awaitRequests(DELETE, MESSAGE, 2);
    assertEquals(List.of(), place.messages());
  }

  @Test
  void bots_and_webhooks_are_ignored() {
    Place place = place("machines");

    place.says(server.otherBot("copycat"), "!err 9101");
    place.webhookSays("alerts", "!err 9101");
    place.says(mia, "!err 9102");

    assertTrue(answered().body().path("embeds").path(0).path("title").asText().startsWith("9102"));
  }

  @Test
  void who_asks_too_often_is_told_once_and_then_ignored_for_a_while() {
    Place place = place("hurry");
    for (int i = 0; i < 9; i++) {
      place.says(mia, "!err " + (5000 + i));
    }
    place.says(server.person("leo"), "!err 9101");

    for (int i = 0; i < 5; i++) {
      assertEquals(1, answered().body().path("embeds").size());
    }
    assertEquals("问得有点快，请稍等一会儿再问。", answered().body().path("content").asText());
    assertTrue(answered().body().path("embeds").path(0).path("title").asText().startsWith("9101"));

    CLOCK.jump(Duration.ofSeconds(11));
    place.says(mia, "!err 9102");
    assertEquals(1, answered().body().path("embeds").size());
  }

  @Test
  void a_question_that_came_too_soon_is_answered_once_it_is_edited_later() {
    Place place = place("patience");
    for (int i = 0; i < 5; i++) {
      place.says(mia, "!err " + (5000 + i));
      answered();
    }
    String question = place.says(mia, "!err 9101");
    assertEquals("问得有点快，请稍等一会儿再问。", answered().body().path("content").asText());

    CLOCK.jump(Duration.ofSeconds(11));
    place.edits(question, "!err 9102");
    answered();

    assertEquals(1, place.messages().getLast().embeds().size());
  }

  /** A channel of its own, a while after what was asked before. */
  private static Place place(String name) {
    CLOCK.jump(Duration.ofSeconds(11));
    return server.guild("LeanCloud").channel(name);
  }

  private static RecordedRequest answered() {
    return server.awaitRequest(POST, MESSAGES);
  }
}
