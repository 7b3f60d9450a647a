package dev.errdict.bot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Guild;
import dev.errdict.bot.discord.server.Interaction;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.discord.server.Method;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.db.home.BoundedWait;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.HomeLock;
import dev.errdict.db.learning.LearningPlace;
import dev.errdict.db.learning.Suggestion;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process has the database for longer than Discord waits for a response. */
@Tag("long")
class LockedHomeTest {
  private static final String MESSAGES = "/channels/{id}/messages";
  private static final int DEFERRED_REPLY = 5;
  private static final int DEFERRED_EDIT = 6;
  private static final Map<String, String> FORM =
      Map.of("code", "4303", "meaning", "The ocelot is purple.", "advice", "Wash it.");

  @TempDir private Path folder;
  private final DiscordServer server = DiscordServer.start();
  private final Person ada = server.person("ada", "en-US");
  private final Guild guild = server.guild("LeanCloud").managedBy(ada);
  private final Place help = guild.channel("help");
  private final Place queue = guild.channel("suggestions");
  private HomeLock other;
  private Dictionary dictionary;
  private RunningBot bot;
  private Message panel;

  @BeforeEach
  void start() throws Exception {
    Home home = new Home(folder);
    other = new HomeLock(home.lock());
    dictionary = Dictionary.open(home, Embedder.NONE, Clock.systemUTC());
    bot = RunningBot.on(server, dictionary);
    panel = help.slash(ada, "errdict settings", Map.of()).awaitReply();
    help.clicks(ada, panel.id(), "e1:set:more").awaitReply();
    help.clicks(ada, panel.id(), "e1:set:learning").awaitReply();
    help.chooses(ada, panel.id(), "e1:set:learning-channel", queue.id()).awaitReply();
  }

  @AfterEach
  void stop() {
    bot.close();
    server.close();
    dictionary.close();
    other.close();
  }

  private void lock() throws Exception {
    assertTrue(other.acquire(false, new BoundedWait(Duration.ofSeconds(20), () -> {}), "test"));
  }

  private static int type(Interaction interaction) {
    return interaction.awaitResponse().path("type").asInt();
  }

  private static String id(Message message, String start) {
    return message.components().findValues("custom_id").stream()
        .map(JsonNode::asText)
        .filter(one -> one.startsWith(start))
        .findFirst()
        .orElseThrow(() -> new AssertionError(start + " in " + message.components()));
  }

  private List<Suggestion> open() {
    return dictionary.underlying().learning().suggestions().in(Suggestion.State.OPEN);
  }

  private Interaction form() {
    return help.slash(ada, "err-suggest", Map.of("code", "4303"));
  }

  /** The card of a stored suggestion. */
  private Message card() {
    help.submits(ada, form(), FORM).awaitReply();
    server.awaitRequest(Method.POST, MESSAGES);
    return queue.messages().getLast();
  }

  @Test
  void a_suggestion_is_acknowledged_at_once_and_stored_when_the_database_is_free()
      throws Exception {
    Interaction form = form();
    form.awaitResponse();
    lock();

    Interaction sent = help.submits(ada, form, FORM);
    assertEquals(DEFERRED_REPLY, type(sent));
    other.release();

    assertTrue(sent.awaitReply().content().startsWith("Thank you."));
    assertEquals(
        List.of("The ocelot is purple."), open().stream().map(Suggestion::meaning).toList());
  }

  @Test
  void accepting_waits_for_the_database() throws Exception {
    Message card = card();
    lock();

    Interaction pressed = queue.clicks(ada, card.id(), id(card, "e1:decide:accept"));
    assertEquals(DEFERRED_EDIT, type(pressed));
    other.release();

    server.awaitRequest(Method.PATCH, "/webhooks/{application}/{token}/messages/{message}");
    assertTrue(queue.messages().getLast().content().startsWith("Accepted by ada: revision 2"));
  }

  @Test
  void a_reason_waits_for_the_database() throws Exception {
    Message card = card();
    Interaction form = queue.clicks(ada, card.id(), id(card, "e1:decide:reject"));
    form.awaitResponse();
    lock();

    Interaction sent = queue.submits(ada, form, Map.of("reason", "There are no ocelots."));
    assertEquals(DEFERRED_EDIT, type(sent));
    other.release();

    server.awaitRequest(Method.PATCH, "/webhooks/{application}/{token}/messages/{message}");
    assertTrue(queue.messages().getLast().content().startsWith("Rejected by ada"));
  }

  @Test
  void a_form_that_cannot_be_filled_in_time_says_so() throws Exception {
    Message card = card();
    lock();

    for (String button : List.of("e1:decide:edit", "e1:decide:reject")) {
      Message told = queue.clicks(ada, card.id(), id(card, button)).awaitReply();

      assertTrue(told.isEphemeral());
      assertTrue(told.content().startsWith("The database is busy just now."), told.content());
    }
  }

  @Test
  void settings_wait_for_the_database() throws Exception {
    lock();

    Interaction turned = help.clicks(ada, panel.id(), "e1:set:learning-on");
    assertEquals(DEFERRED_EDIT, type(turned));
    Interaction spoken = help.slash(ada, "errdict language", Map.of("lang", "zh"));
    assertEquals(DEFERRED_REPLY, type(spoken));
    other.release();

    assertTrue(spoken.awaitReply().embeds().toString().contains("中文"));
    server.awaitRequest(Method.PATCH, "/webhooks/{application}/{token}/messages/{message}");
    assertTrue(
        dictionary.underlying().learning().places().values().stream().anyMatch(LearningPlace::on));
  }

  @Test
  void a_database_that_stays_locked_is_admitted() throws Exception {
    Interaction form = form();
    form.awaitResponse();
    lock();

    Interaction sent = help.submits(ada, form, FORM);
    assertEquals(DEFERRED_REPLY, type(sent));
    Thread.sleep(Duration.ofSeconds(16)); // a resident process waits for twenty

    assertTrue(sent.awaitReply().content().startsWith("Sorry, that step failed."));
    other.release();
    assertEquals(List.of(), open());
  }
}
