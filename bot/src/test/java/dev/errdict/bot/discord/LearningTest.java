package dev.errdict.bot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.errdict.bot.discord.paint.AnswerCode;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.discord.server.Method;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.AskedCounts;
import dev.errdict.db.learning.AskedGroup;
import dev.errdict.db.learning.AskedGroup.State;
import dev.errdict.db.learning.AskedGroups;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server's managers turn on, and what is kept then. */
class LearningTest {
  private static final String MESSAGES = "/channels/{id}/messages";
  private static final String QUESTION = "sample conversation vanished";

  private final DiscordServer server = DiscordServer.start();
  private final Person mia = server.person("mia", "en-US");
  private final Person ada = server.person("ada", "en-US");
  private final Place help = server.guild("LeanCloud").managedBy(ada).channel("help");
  private final Place elsewhere = server.guild("Elsewhere").managedBy(ada).channel("help");
  private final TestClock clock = new TestClock();
  private RunningBot bot;

  @BeforeEach
  void start() {
    RunningBot.learning().forget();
    bot = RunningBot.on(server, LearningTest::lookup, clock);
  }

  @AfterEach
  void stop() {
    bot.close();
    server.close();
  }

  /** Words lead to one entry where the tests need it. */
  private static Answer lookup(Question question) {
    if (question.text().startsWith("where is")) {
      return new Answer.NotFound(List.of(), Reason.of(Reason.Kind.NOTHING_FITS));
    }
    return question.text().equals(QUESTION)
        ? new Answer.Found(
            List.of(RunningBot.entry("9101")), List.of(), Reason.of(Reason.Kind.WORDS))
        : RunningBot.lookup(question);
  }

  private void turnOn(Place place) {
    Message panel = place.slash(ada, "errdict settings", Map.of()).awaitReply();
    place.clicks(ada, panel.id(), "e1:set:more").awaitReply();
    place.clicks(ada, panel.id(), "e1:set:learning").awaitReply();
    place.clicks(ada, panel.id(), "e1:set:learning-on").awaitReply();
    assertTrue(place.message(panel.id()).embeds().toString().contains("Questions are kept"));
  }

  private Message answerTo(Place place, String question) {
    place.says(mia, question);
    server.awaitRequest(Method.POST, MESSAGES);
    return place.messages().getLast();
  }

  private static List<String> ids(Message message) {
    return message.components().findValues("custom_id").stream().map(JsonNode::asText).toList();
  }

  private static String id(Message message, String start) {
    return ids(message).stream().filter(id -> id.startsWith(start)).findFirst().orElseThrow();
  }

  private static List<AskedGroup> kept(State state) throws InterruptedException {
    return kept(state, any -> true);
  }

  private static List<AskedGroup> kept(State state, Predicate<AskedGroup> wanted)
      throws InterruptedException {
    AskedGroups groups = RunningBot.learning().groups();
    for (int i = 0; i < 400 && groups.in(Set.of(state)).stream().noneMatch(wanted); i++) {
      Thread.sleep(50);
    }
    return groups.in(Set.of(state));
  }

  @Test
  void nothing_is_kept_of_a_server_that_did_not_turn_it_on() throws Exception {
    turnOn(help);
    assertFalse(ids(answerTo(elsewhere, "!err " + QUESTION)).toString().contains("e1:not"));
    answerTo(elsewhere, "!err where is the ocelot of bob@example.com");
    answerTo(help, "!err where is the walrus of bob@example.com");

    List<AskedGroup> kept = kept(State.OPEN);

    assertEquals(
        List.of("where is the walrus of <email>"), kept.stream().map(AskedGroup::content).toList());
    assertEquals(1, RunningBot.learning().status().groups());
  }

  @Test
  void not_this_offers_what_comes_next_and_keeps_what_was_meant() throws Exception {
    turnOn(help);
    Message answer = answerTo(help, "!err " + QUESTION);

    Message offer = help.clicks(mia, answer.id(), id(answer, "e1:not:")).awaitReply();

    assertTrue(offer.isEphemeral());
    List<String> offered =
        StreamSupport.stream(offer.components().findValue("options").spliterator(), false)
            .map(option -> option.path("value").asText())
            .toList();
    assertFalse(offered.toString().contains("9101"), offered.toString());
    Message shown =
        help.chooses(mia, offer.id(), id(offer, "e1:instead:"), offered.getFirst()).awaitReply();
    EntryRef chosen = AnswerCode.ref(offered.getFirst()).orElseThrow();
    assertTrue(
        shown.embeds().path(0).path("title").asText().startsWith(chosen.code()), shown.toString());
    AskedGroup group = kept(State.OPEN, one -> !one.choices().isEmpty()).getFirst();
    assertEquals(QUESTION, group.content());
    assertEquals("refused", group.reason());
    assertEquals(Map.of(chosen, 1), group.choices());
  }

  @Test
  void none_of_these_leaves_the_question_without_an_answer() throws Exception {
    turnOn(help);
    Message answer = answerTo(help, "!err " + QUESTION);
    Message offer = help.clicks(mia, answer.id(), id(answer, "e1:not:")).awaitReply();
    String none = ids(offer).stream().filter(id -> id.endsWith("-none")).findFirst().orElseThrow();

    Message thanks = help.clicks(mia, offer.id(), none).awaitReply();

    assertTrue(thanks.content().startsWith("Thank you."), thanks.toString());
    assertEquals(Map.of(), kept(State.OPEN).getFirst().choices());
  }

  @Test
  void an_exact_code_has_no_such_button() {
    turnOn(help);

    assertFalse(ids(answerTo(help, "!err 9101")).toString().contains("e1:not"));
  }

  @Test
  void a_button_of_a_question_that_is_forgotten_says_so() {
    turnOn(help);
    Message answer = answerTo(help, "!err " + QUESTION);
    String refuse = id(answer, "e1:not:");
    help.clicks(mia, answer.id(), refuse).awaitReply();
    RunningBot.learning().forget();

    Message gone = help.clicks(mia, answer.id(), refuse).awaitReply();

    assertEquals("This question is not kept any more.", gone.content());
  }

  @Test
  void a_thumbs_up_counts_once_for_each_person_and_answer() throws Exception {
    turnOn(help);
    Message answer = answerTo(help, "!err 9101");

    List<AskedCounts.OfEntry> helpful = List.of();
    for (int i = 0; i < 100 && (helpful.isEmpty() || helpful.getFirst().times() < 2); i++) {
      // The bot may not know yet that its answer has arrived.
      help.reacts(mia, answer.id(), "👍");
      help.reacts(ada, answer.id(), "👍🏽");
      help.reacts(ada, answer.id(), "👎");
      Thread.sleep(50);
      helpful =
          RunningBot.learning()
              .counts()
              .since(LocalDate.of(2020, 1, 1), OptionalLong.empty(), 5)
              .helpful();
    }
    assertEquals(List.of(new AskedCounts.OfEntry(new EntryRef("leancloud", "9101"), 2)), helpful);
  }

  @Test
  void the_digest_comes_once_a_week_and_not_when_nothing_was_asked() throws Exception {
    turnOn(help);
    turnOn(elsewhere);
    for (Place place : List.of(elsewhere, help)) {
      Message panel = place.slash(ada, "errdict settings", Map.of()).awaitReply();
      place.clicks(ada, panel.id(), "e1:set:more").awaitReply();
      place.clicks(ada, panel.id(), "e1:set:learning").awaitReply();
      place.chooses(ada, panel.id(), "e1:set:learning-channel", place.id()).awaitReply();
    }
    answerTo(help, "!err 9101");
    for (Place place : List.of(elsewhere, help)) {
      Message panel = place.slash(ada, "errdict settings", Map.of()).awaitReply();
      place.clicks(ada, panel.id(), "e1:set:more").awaitReply();
      place.clicks(ada, panel.id(), "e1:set:learning").awaitReply();
      place.clicks(ada, panel.id(), "e1:set:learning-digest-on").awaitReply();
    }

    server.awaitRequest(Method.POST, MESSAGES);

    Message digest = help.messages().getLast();
    assertTrue(
        digest.embeds().toString().contains("1 question: 1 answered by code"), digest.toString());
    clock.jump(Duration.ofDays(6));
    answerTo(help, "!err 9102");
    // The bot looks every second.
    Thread.sleep(2_500);
    assertEquals(1, digests(help));
    clock.jump(Duration.ofDays(1));
    server.awaitRequest(Method.POST, MESSAGES);
    assertEquals(2, digests(help));
    assertEquals(0, digests(elsewhere));
  }

  private static long digests(Place place) {
    return place.messages().stream()
        .filter(one -> one.embeds().toString().contains("answered by code"))
        .count();
  }
}
