package dev.errdict.bot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Guild;
import dev.errdict.bot.discord.server.Interaction;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.discord.server.Method;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.bot.discord.server.RecordedRequest;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.learning.LearningStore;
import dev.errdict.db.learning.Suggestion;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.words.Lang;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a question that was declined to its answer, by way of a suggestion. */
@Tag("long")
class SuggestionFormsTest {
  private static final String MESSAGES = "/channels/{id}/messages";
  private static final String QUESTION = "why is my ocelot purple";

  private final DiscordServer server = DiscordServer.start();
  private final Person mia = server.person("mia", "en-US");
  private final Person ada = server.person("ada", "en-US");
  private final Person leo = server.person("leo", "en-US");
  private final Person max = server.person("max", "en-US");
  private final Guild guild = server.guild("LeanCloud").managedBy(ada);
  private final Place help = guild.channel("help");
  private final Place queues = guild.channel("suggestions");
  private Dictionary dictionary;
  private RunningBot bot;

  @BeforeEach
  void start() throws Exception {
    guild.maintainedBy(leo).maintainedBy(max);
    dictionary =
        Dictionary.inMemory("suggestions-" + UUID.randomUUID(), Embedder.NONE, Clock.systemUTC());
    bot = RunningBot.on(server, dictionary);
    Message panel = help.slash(ada, "errdict settings", Map.of()).awaitReply();
    help.clicks(ada, panel.id(), "e1:set:more").awaitReply();
    help.clicks(ada, panel.id(), "e1:set:learning").awaitReply();
    help.clicks(ada, panel.id(), "e1:set:learning-on").awaitReply();
    help.chooses(ada, panel.id(), "e1:set:learning-channel", queues.id()).awaitReply();
    help.chooses(ada, panel.id(), "e1:set:learning-maintainers", guild.maintainerRoleId())
        .awaitReply();
  }

  @AfterEach
  void stop() {
    bot.close();
    server.close();
    dictionary.close();
  }

  private LearningStore learning() {
    return dictionary.underlying().learning();
  }

  private static String id(Message message, String start) {
    return message.components().findValues("custom_id").stream()
        .map(JsonNode::asText)
        .filter(one -> one.startsWith(start))
        .findFirst()
        .orElseThrow(() -> new AssertionError(start + " in " + message.components()));
  }

  private Message answerTo(String question) {
    help.says(mia, "!err " + question);
    server.awaitRequest(Method.POST, MESSAGES);
    return help.messages().getLast();
  }

  /** The card that the maintainers get. */
  private Message suggested(Map<String, String> form) {
    Message declined = answerTo(QUESTION);
    Interaction opened = help.clicks(mia, declined.id(), id(declined, "e1:suggest:"));
    Message thanks = help.submits(mia, opened, form).awaitReply();
    assertTrue(thanks.isEphemeral());
    assertTrue(thanks.content().startsWith("Thank you."), thanks.toString());
    server.awaitRequest(Method.POST, MESSAGES);
    return queues.messages().getLast();
  }

  private static final Map<String, String> FORM =
      Map.of(
          "code", "4303",
          "meaning", "The ocelot of the conversation is purple.",
          "advice", "Wash the ocelot.");

  @Test
  void an_accepted_suggestion_is_an_ordinary_change_and_answers_the_question() throws Exception {
    Message card = suggested(FORM);
    assertTrue(card.embeds().toString().contains("Wash the ocelot"), card.toString());

    Message accepted = queues.clicks(leo, card.id(), id(card, "e1:decide:accept")).awaitReply();

    assertTrue(accepted.content().startsWith("Accepted by leo: revision 2"), accepted.content());
    assertEquals(0, accepted.components().size());
    assertEquals(
        "discord:mia via leo", dictionary.underlying().changes().find(2).orElseThrow().author());
    assertEquals("Your suggestion 1 was accepted. Thank you!", content(direct()));
    help.says(mia, "!err " + QUESTION);
    RecordedRequest answer = server.awaitRequest(Method.POST, MESSAGES);
    assertTrue(
        answer.body().path("embeds").path(0).path("title").asText().startsWith("4303"),
        answer.body().toString());
  }

  /** The next direct message to the author. */
  private RecordedRequest direct() {
    return server.awaitRequest(Method.POST, MESSAGES);
  }

  private static String content(RecordedRequest sent) {
    return sent.body().path("content").asText();
  }

  @Test
  void nothing_is_accepted_that_is_not_shown() {
    String meaning = "_ocelot_ ".repeat(220) + "at the end";
    Message card = suggested(Map.of("code", "4303", "meaning", meaning, "advice", ""));

    assertFalse(card.components().toString().contains("e1:decide:accept"), card.toString());
    assertTrue(card.components().toString().contains("e1:decide:edit"));
  }

  @Test
  void a_text_of_marks_alone_has_a_card_too() {
    Message card =
        suggested(Map.of("code", "4303", "meaning", "\\".repeat(1999), "advice", "ocelot"));

    assertTrue(card.components().toString().contains("e1:decide:reject"), card.toString());
  }

  @Test
  void a_long_text_is_shown_as_a_whole_and_accepted() {
    String meaning = "The ocelot sleeps. ".repeat(100).strip();
    Message card = suggested(Map.of("code", "4303", "meaning", meaning, "advice", ""));

    assertEquals(
        meaning,
        String.join(
            "",
            card.embeds().findValues("value").stream()
                .map(JsonNode::asText)
                .filter(text -> text.contains("ocelot sleeps"))
                .toList()));
    assertTrue(card.components().toString().contains("e1:decide:accept"));
  }

  @Test
  void a_suggestion_for_a_catalog_that_is_another_server_s_by_now_is_not_decided_here()
      throws Exception {
    Message card = suggested(FORM);
    Catalog catalog = dictionary.catalog("leancloud").orElseThrow();
    Catalog bound = catalog.withSettings(catalog.settings().withServers(List.of(7L)));
    dictionary
        .store()
        .commit(new Edit(ChangeKind.EDIT, "mei", "", Optional.of(bound), List.of()))
        .orElseThrow();
    while (!dictionary.catalog("leancloud").equals(Optional.of(bound))) {
      Thread.sleep(10);
    }
    long before = dictionary.store().revision();

    for (String button : List.of("e1:decide:accept", "e1:decide:edit", "e1:decide:reject")) {
      Message told = queues.clicks(leo, card.id(), id(card, button)).awaitReply();
      assertTrue(told.isEphemeral(), told.toString());
    }
    assertEquals(before, dictionary.store().revision());
  }

  @Test
  void of_two_maintainers_one_makes_the_change_and_the_other_is_told() {
    Message card = suggested(FORM);

    Interaction first = queues.clicks(leo, card.id(), id(card, "e1:decide:accept"));
    Interaction second = queues.clicks(max, card.id(), id(card, "e1:decide:accept"));
    List<String> said = List.of(first.awaitReply().content(), second.awaitReply().content());

    assertEquals(
        1, said.stream().filter(text -> text.startsWith("Accepted by ")).count(), "" + said);
    assertEquals(1, said.stream().filter(text -> text.startsWith("Too late: ")).count(), "" + said);
    assertEquals(2, dictionary.store().revision());
  }

  @Test
  void who_is_no_maintainer_decides_nothing() {
    Message card = suggested(FORM);

    for (Person other : List.of(mia, ada)) {
      Message told = queues.clicks(other, card.id(), id(card, "e1:decide:accept")).awaitReply();
      assertTrue(told.isEphemeral());
      assertTrue(told.content().startsWith("Only those"), told.content());
    }
    assertEquals(1, dictionary.store().revision());
  }

  @Test
  void a_rejected_one_gives_its_author_the_reason() {
    Message card = suggested(FORM);

    Interaction opened = queues.clicks(leo, card.id(), id(card, "e1:decide:reject"));
    Message rejected =
        queues.submits(leo, opened, Map.of("reason", "There are no *ocelots* here.")).awaitReply();

    assertTrue(rejected.content().startsWith("Rejected by leo: "), rejected.content());
    assertTrue(content(direct()).contains("There are no"));
    assertEquals(1, dictionary.store().revision());
  }

  @Test
  void a_maintainer_edits_what_is_accepted() {
    Message card = suggested(Map.of("meaning", "The ocelot is purple.", "advice", "", "code", ""));
    assertTrue(
        queues
            .clicks(leo, card.id(), id(card, "e1:decide:accept"))
            .awaitReply()
            .content()
            .startsWith("It names no code."));

    Interaction opened = queues.clicks(leo, card.id(), id(card, "e1:decide:edit"));
    queues.submits(leo, opened, FORM).awaitResponse();
    queues.clicks(leo, card.id(), id(card, "e1:decide:accept")).awaitReply();

    assertEquals(2, dictionary.store().revision());
  }

  @Test
  void any_member_s_command_opens_the_form_and_the_language_is_the_one_chosen() throws Exception {
    Interaction opened = help.slash(mia, "err-suggest", Map.of("code", "9999"));
    assertEquals(
        "9999",
        opened
            .awaitResponse()
            .path("data")
            .findValues("component")
            .getFirst()
            .path("value")
            .asText());

    help.submits(
            mia,
            opened,
            Map.of("code", "9999", "meaning", "Ocelot timeout 超时", "lang", "zh", "advice", ""))
        .awaitReply();
    server.awaitRequest(Method.POST, MESSAGES);
    Message card = queues.messages().getLast();
    assertEquals(Lang.ZH, learning().suggestions().in(Suggestion.State.OPEN).getFirst().lang());

    String incomplete =
        queues.clicks(leo, card.id(), id(card, "e1:decide:accept")).awaitReply().content();
    assertTrue(incomplete.startsWith("Not saved: "), incomplete);
    assertTrue(incomplete.contains("errdict add"), incomplete);
    assertEquals(1, dictionary.store().revision());
  }

  @Test
  void the_language_of_a_form_that_nobody_touched_is_the_reader_s() {
    Message card = suggested(FORM);
    Suggestion kept = learning().suggestions().in(Suggestion.State.OPEN).getFirst();
    assertEquals(Lang.EN, kept.lang());

    Interaction opened = queues.clicks(leo, card.id(), id(card, "e1:decide:edit"));
    queues
        .submits(leo, opened, Map.of("code", "4303", "meaning", "ocelot", "lang", "zh"))
        .awaitResponse();

    assertEquals(Lang.ZH, learning().suggestions().in(Suggestion.State.OPEN).getFirst().lang());
  }

  @Test
  void the_command_says_so_where_no_channel_takes_suggestions() {
    Place other = server.guild("Elsewhere").managedBy(ada).channel("help");

    Message told = other.slash(mia, "err-suggest", Map.of()).awaitReply();

    assertTrue(told.isEphemeral());
    assertTrue(told.content().startsWith("The managers of this server have named no channel"));
  }

  @Test
  void mentions_links_and_four_thousand_characters_harm_nothing() {
    String hostile = "@everyone <@&1> [x](https://evil.example) `".repeat(95).substring(0, 4000);

    Message card = suggested(Map.of("meaning", hostile, "advice", "@here", "code", "@everyone"));

    assertEquals("[]", card.json().path("mention_roles").toString());
    assertFalse(card.json().path("mention_everyone").asBoolean());
    assertFalse(card.embeds().toString().contains("[x](https"), card.embeds().toString());
    Suggestion kept = learning().suggestions().in(Suggestion.State.OPEN).getFirst();
    assertEquals(Suggestion.MOST, kept.meaning().length());
  }

  @Test
  void a_person_suggests_five_times_an_hour_at_most() {
    Message declined = answerTo(QUESTION);
    String last = "";
    for (int i = 0; i < 6; i++) {
      Interaction opened = help.clicks(mia, declined.id(), id(declined, "e1:suggest:"));
      last = help.submits(mia, opened, FORM).awaitReply().content();
    }

    assertTrue(last.startsWith("You have suggested a lot lately."), last);
    assertEquals(5, learning().suggestions().in(Suggestion.State.OPEN).size());
  }
}
