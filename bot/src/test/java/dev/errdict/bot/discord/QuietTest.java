package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.PATCH;
import static dev.errdict.bot.discord.server.Method.POST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Interaction;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.discord.server.Method;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Candidate;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to one alone, what is not said at all, and links that stay true. */
class QuietTest {
  private static final int ATTEMPTS = 20;

  private static final String MESSAGES = "/channels/{id}/messages";
  private static final String MESSAGE = "/channels/{id}/messages/{message}";
  private static final String CALLBACK = "/interactions/{id}/{token}/callback";
  private static final String HOOK = "/webhooks/{id}/{token}/messages/{message}";

  private static DiscordServer server;
  private static RunningBot bot;
  private static Person leo;

  @BeforeAll
  static void start() {
    server = DiscordServer.start();
    leo = server.person("leo", "en-US");
    var _ = server.guild("LeanCloud").channel("help");
    bot = RunningBot.on(server, QuietTest::lookup, Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    bot.close();
    server.close();
  }

  private static Answer lookup(Question question) {
    if (question.text().startsWith("slow ")) {
      sleep(Duration.ofSeconds(2));
      return RunningBot.lookup(Question.of(question.text().substring(5)));
    }
    return question.text().equals("choose")
        ? new Answer.Choices(
            List.of(
                new Candidate(RunningBot.entry("9101"), 0.5),
                new Candidate(RunningBot.entry("9102"), 0.4)),
            Reason.of(Reason.Kind.SEVERAL_FIT))
        : RunningBot.lookup(question);
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "9101, false",
    "9100, true",
    "choose, true",
    "help, true",
    "slow 9101, false",
    "slow 9100, true"
  })
  void only_entries_are_shown_to_all_by_a_slash_command(String query, boolean alone) {
    Interaction asked = place("noise " + query).slash(asker(query), "err", Map.of("query", query));

    assertEquals(alone, asked.awaitReply().isEphemeral());
  }

  @Test
  void what_was_announced_to_all_and_found_nothing_is_taken_back() {
    Place place = place("taken back");

    Message reply = place.slash(asker("slow"), "err", Map.of("query", "slow 9100")).awaitReply();

    assertTrue(reply.isEphemeral());
    assertEquals(List.of(), place.messages().stream().filter(one -> !one.isEphemeral()).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "thanks", "thank you", "good morning", "ok", "lol"})
  void small_talk_in_a_direct_message_gets_one_line(String said) {
    Person person = asker(said);
    server.directMessages(person).says(person, said);

    JsonNode reply = server.awaitRequest(POST, MESSAGES).body();
    assertEquals(0, reply.path("embeds").size());
    assertEquals(1, reply.path("content").asText().lines().count(), reply.toString());
  }

  @Test
  void a_real_question_in_a_direct_message_that_nothing_answers_is_told_so() {
    Person person = asker("real question");
    server
        .directMessages(person)
        .says(person, "why does my coffee machine refuse to brew on sundays");

    assertEquals(1, server.awaitRequest(POST, MESSAGES).body().path("embeds").size());
  }

  @Test
  void who_got_a_link_gets_an_answer_of_their_own_when_the_first_is_deleted() {
    Linked linked = linked("deleted", QuietTest::byMessage);

    linked.place().deletes(linked.question());

    assertOwn(linked.place().messages().getLast().id(), "9101");
  }

  @Test
  void who_got_a_link_gets_an_answer_of_their_own_when_the_first_is_edited() {
    Linked linked = linked("edited", QuietTest::byMessage);

    linked.place().edits(linked.question(), "!err 9102");

    assertEquals(linked.answer().id(), server.awaitRequest(PATCH, MESSAGE).segment(3));
    assertOwn(linked.place().messages().getLast().id(), "9101");
  }

  @Test
  void who_got_a_link_gets_an_answer_of_their_own_when_its_asker_switches_the_language() {
    Linked linked = linked("switched", QuietTest::byMessage);
    Message answer = linked.answer();

    linked.place().clicks(linked.asker(), answer.id(), id(answer, "e1:lang:en")).awaitReply();

    assertOwn(linked.place().messages().getLast().id(), "9101");
  }

  @Test
  void who_got_a_link_by_a_slash_command_gets_an_answer_of_their_own_too() {
    server.forgetRequests();
    Linked linked =
        linked(
            "slash link",
            (place, person) ->
                place.slash(person, "err", Map.of("query", "9101")).awaitReply().content());

    linked.place().deletes(linked.question());

    assertTrue(
        server
            .awaitRequest(PATCH, HOOK)
            .body()
            .path("embeds")
            .path(0)
            .path("title")
            .asText()
            .startsWith("9101 · "));
  }

  /** A place in which somebody has got a link to the answer of somebody else's question. */
  private record Linked(Place place, Person asker, String question, Message answer) {}

  /**
   * The server sees an answer a moment before the bot knows where it stands and can link to it:
   * then the second person gets a whole answer, and another place is tried.
   *
   * @param ask returns the content of the reply
   */
  private static Linked linked(String name, BiFunction<Place, Person, String> ask) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Place place = place(name + attempt);
      Person asker = asker(name + attempt);
      String question = place.says(asker, "!err 9101");
      server.awaitRequest(POST, MESSAGES);
      Message answer = place.messages().getLast();
      String reply = ask.apply(place, asker("linked " + name + attempt));
      if (reply.startsWith("刚刚回答过：") && reply.endsWith("/" + answer.id())) {
        return new Linked(place, asker, question, answer);
      }
    }
    throw new AssertionError("no link in " + ATTEMPTS + " places");
  }

  private static String byMessage(Place place, Person person) {
    place.says(person, "!err 9101");
    return server.awaitRequest(POST, MESSAGES).body().path("content").asText();
  }

  private static void assertOwn(String link, String code) {
    var edit = server.awaitRequest(PATCH, MESSAGE);
    assertEquals(link, edit.segment(3));
    assertEquals("", edit.body().path("content").asText());
    assertTrue(edit.body().path("embeds").path(0).path("title").asText().startsWith(code + " · "));
  }

  @Test
  void buttons_count_for_the_cooldown() {
    Place place = place("buttons");
    place.says(asker("4"), "!err 9101");
    server.awaitRequest(POST, MESSAGES);
    Message answer = place.messages().getLast();
    Person eager = asker("eager");

    for (int i = 0; i < 5; i++) {
      assertEquals(
          1, place.clicks(eager, answer.id(), id(answer, "e1:more")).awaitReply().embeds().size());
    }
    Message sixth = place.clicks(eager, answer.id(), id(answer, "e1:more")).awaitReply();

    assertTrue(sixth.isEphemeral());
    assertEquals("问得有点快，请稍等一会儿再问。", sixth.content());
  }

  @ParameterizedTest
  @ValueSource(strings = {"!err", "!err 这是什么意思"})
  void a_question_in_reply_to_an_own_card_is_about_the_code_of_that_card(String said) {
    Place place = place("own card " + said);
    place.says(asker("5"), "!err 9101");
    server.awaitRequest(POST, MESSAGES);
    Message card = place.messages().getLast();

    place.replies(asker("asker of " + said), card.id(), said);

    JsonNode reply = server.awaitRequest(POST, MESSAGES).body();
    assertEquals("9101 · 样例对话不存在", reply.path("embeds").path(0).path("title").asText());
  }

  @Test
  void help_names_the_settings_and_the_menu_by_its_name() {
    place("help").says(asker("helped"), "!help");
    String help = server.awaitRequest(POST, MESSAGES).body().path("content").asText();

    assertTrue(help.contains("/errdict settings"), help);
    JsonNode menu =
        server.requests(Method.PUT, "/applications/{id}/commands").getFirst().body().path(1);
    assertEquals("解释报错", menu.path("name_localizations").path("zh-CN").asText());
    assertTrue(help.contains("「解释报错」"), help);
  }

  @Test
  void a_failure_says_what_failed() {
    Place place = place("failures");
    server.failNext(POST, CALLBACK, dev.errdict.bot.discord.server.Fault.missingPermissions());
    place.slash(leo, "err", Map.of("query", "9101"));

    String told = server.awaitRequest(POST, MESSAGES).body().path("content").asText();
    assertTrue(told.startsWith("Sorry, the answer could not be sent."), told);
    assertFalse(told.contains("that did not work"), told);
  }

  /** Somebody new, since five questions of one person are answered in ten seconds. */
  private static Person asker(String name) {
    return server.person("person " + name, "zh-CN");
  }

  private static Place place(String name) {
    return server.guild("LeanCloud").channel("quiet " + name);
  }

  private static String id(Message message, String start) {
    return message.components().findValuesAsText("custom_id").stream()
        .filter(id -> id.startsWith(start))
        .findFirst()
        .orElseThrow();
  }
}
