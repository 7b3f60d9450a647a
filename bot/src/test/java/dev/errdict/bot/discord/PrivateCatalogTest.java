package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.POST;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Draft;
import dev.errdict.bot.discord.server.Guild;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogSettings;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.ServerSettings;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A catalog that belongs to one server does not exist anywhere else, whatever way one asks. */
class PrivateCatalogTest {
  private static final String MESSAGES = "/channels/{id}/messages";
  private static final AtomicInteger ASKERS = new AtomicInteger();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Nothing that the bot says elsewhere may contain any of these. */
  private static final List<String> SECRETS = List.of("acme", "zyx-7001", "flux", "曲速");

  private static DiscordServer server;
  private static RunningBot bot;
  private static Dictionary dictionary;
  private static Person mia;
  private static Person ada;
  private static Guild acme;
  private static Guild other;

  @BeforeAll
  static void start() throws CatalogException, InterruptedException {
    server = DiscordServer.start();
    mia = server.person("mia", "en-US");
    ada = server.person("ada", "en-US");
    acme = server.guild("Acme", "en-GB").managedBy(ada);
    other = server.guild("Other", "en-GB").managedBy(ada);
    dictionary = Dictionary.inMemory("private-catalog", Embedder.NONE, Clock.systemUTC());
    Catalog catalog =
        Catalog.blank("acme")
            .withSettings(
                CatalogSettings.NONE.withServers(List.of(Long.parseUnsignedLong(acme.id()))));
    Entry entry =
        EntryReader.read(
            "acme",
            """
            code: 'ZYX-7001'
            title:
              zh: 曲速引擎过热
              en: Flux compensator overheated
            cause:
              zh: 曲速引擎没有冷却。
              en: The flux compensator was not cooled.
            variants:
              - message: FLUX_COMPENSATOR_OVERHEATED
            phrases:
              symbols:
                - FluxCompensatorOverheated
            """);
    dictionary
        .store()
        .commit(
            new Edit(
                ChangeKind.IMPORT,
                "tests",
                "",
                Optional.of(catalog),
                List.of(new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry)))));
    while (dictionary.ask(Question.of("ZYX-7001")) instanceof Answer.NotFound) {
      Thread.sleep(20);
    }
    bot = RunningBot.on(server, dictionary, Map.of());
  }

  @AfterAll
  static void stop() {
    bot.close();
    server.close();
    dictionary.close();
  }

  /** A way to ask, or to get at an answer without asking. */
  enum Way {
    COMMAND,
    LATER_LINE,
    EDIT,
    MENTION,
    ROLE_MENTION,
    REPLY,
    FILE,
    FORWARD,
    SLASH,
    PRIVATE_SLASH,
    MENU,
    TYPING;

    /** All that the bot says to it. */
    String ask(Place place, String question) {
      mia = server.person("asker " + ASKERS.incrementAndGet(), "en-US");
      return switch (this) {
        case COMMAND -> said(place, "!err " + question);
        case LATER_LINE -> said(place, "hey\n!err " + question);
        case EDIT -> {
          String message = place.says(mia, "hm");
          place.edits(message, "!err " + question);
          yield posted();
        }
        case MENTION -> said(place, server.bot().mention() + " " + question);
        case ROLE_MENTION -> said(place, guild(place).botRoleMention() + " " + question);
        case REPLY -> {
          place.replies(mia, place.says(mia, question), "!err");
          yield posted();
        }
        case FILE -> {
          place.posts(mia, Draft.of("!err").longText(question));
          yield posted();
        }
        case FORWARD -> {
          String original = place.says(mia, question);
          place.replies(mia, place.posts(mia, Draft.forward(place.message(original))), "!err");
          yield posted();
        }
        case SLASH -> slash(place, Map.of("query", question));
        case PRIVATE_SLASH -> slash(place, Map.of("query", question, "private", true));
        case MENU ->
            place
                .menu(mia, "Explain error", place.says(mia, question))
                .awaitReply()
                .json()
                .toString();
        case TYPING -> place.types(mia, "err", "query", question).awaitResponse().toString();
      };
    }
  }

  private static Guild guild(Place place) {
    return acme.channel("help").equals(place) || place.toString().startsWith("guild Acme")
        ? acme
        : other;
  }

  private static String slash(Place place, Map<String, ?> options) {
    return place.slash(mia, "err", options).awaitReply().json().toString();
  }

  private static String said(Place place, String text) {
    place.says(mia, text);
    return posted();
  }

  private static String posted() {
    return server.awaitRequest(POST, MESSAGES).body().toString();
  }

  private static void assertNoSecret(String said, String question) {
    String asked = question.toLowerCase(Locale.ROOT);
    for (String secret : SECRETS) {
      // What somebody writes may be repeated: there is no code so and so.
      assertFalse(
          !asked.contains(secret) && said.toLowerCase(Locale.ROOT).contains(secret),
          () -> secret + " in " + said);
    }
  }

  static Stream<Arguments> everyWay() {
    return Stream.of(Way.values())
        .flatMap(
            way ->
                Stream.of(
                        "ZYX-7001",
                        "ZYX-7002",
                        "error code ZYX-7001",
                        "why is the compensator overheated",
                        "overheatd compensatr")
                    .map(question -> Arguments.of(way, question)));
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void nobody_elsewhere_hears_of_it(Way way, String question) {
    assertNoSecret(
        way.ask(other.channel(way + " " + Integer.toHexString(question.hashCode())), question),
        question);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void its_own_server_finds_it(Way way) {
    String said = way.ask(acme.channel("own " + way), "ZYX-7001");

    assertTrue(said.contains("Flux compensator overheated"), said);
  }

  @Test
  void not_in_direct_messages() {
    assertNoSecret(said(server.directMessages(mia), "ZYX-7001"), "ZYX-7001");
    assertNoSecret(slash(server.directMessages(mia), Map.of("query", "ZYX-7001")), "ZYX-7001");
  }

  @Test
  void not_in_a_server_that_never_invited_the_bot_nor_among_friends() {
    assertNoSecret(
        slash(server.foreignGuild("elsewhere").channel("talk"), Map.of("query", "ZYX-7001")),
        "ZYX-7001");
    assertNoSecret(
        slash(server.groupOf("friends", mia, server.person("leo")), Map.of("query", "ZYX-7001")),
        "ZYX-7001");
  }

  @Test
  void not_by_the_value_of_a_suggestion() {
    Place place = other.channel("values");

    String said = slash(place, Map.of("query", "acme/ZYX-7001"));

    assertTrue(said.contains("There is no code"), said);
    assertFalse(said.contains("Flux"), said);
  }

  @Test
  void not_among_what_is_offered_before_anything_is_typed() {
    assertNoSecret(
        other.channel("typing").types(mia, "err", "query", "").awaitResponse().toString(), "none");
  }

  @ParameterizedTest
  @EnumSource(OldButton.class)
  void not_by_the_buttons_of_old_messages(OldButton button) throws Exception {
    Place place = other.channel("old " + button);
    String id = button.customId.formatted(Long.toString(Long.parseLong(mia.id()), 36));
    JsonNode body =
        JSON.readTree(
            """
            {"content": "an old answer", "components": [{"type": 1, "components": [
              {"type": 2, "style": 2, "label": "?", "custom_id": "%s"}]}]}
            """
                .formatted(id));

    String said = place.clicks(mia, place.botPosted(body), id).awaitReply().json().toString();

    assertNoSecret(said, id);
    assertTrue(said.contains("no longer in the dictionary"), said);
  }

  /** A button that leads to the entry. */
  enum OldButton {
    PICK("e1:pick:en:%s:acme/ZYX-7001"),
    SHOW("e1:show:en:%s:acme/ZYX-7001"),
    MORE("e1:more:en:%s:acme/ZYX-7001"),
    SWITCH("e1:lang:en:%s:f;CODE;ZYX-7001;acme/ZYX-7001;");

    private final String customId;

    OldButton(String customId) {
      this.customId = customId;
    }
  }

  @Test
  void not_in_watched_channels() {
    Place place = other.channel("watched");
    dictionary
        .underlying()
        .serverSettings()
        .change(
            Long.parseUnsignedLong(other.id()),
            now ->
                now.withRooms(
                    ServerSettings.Rooms.NONE.withWatch(
                        Set.of(Long.parseUnsignedLong(place.id())))));
    awaitWatching(place);

    place.says(mia, "we saw FLUX_COMPENSATOR_OVERHEATED and error code ZYX-7001 today");
    place.says(mia, "!err 4303");

    String said = posted();
    assertTrue(said.contains("4303"), said);
    assertNoSecret(said, "none");
  }

  private static void awaitWatching(Place place) {
    // The settings are followed within a second; a known code shows that they have arrived.
    for (int i = 0; i < 50; i++) {
      place.says(mia, "error code 137");
      try {
        server.awaitRequest(POST, MESSAGES, java.time.Duration.ofMillis(200));
        return;
      } catch (AssertionError e) {
        // Not yet.
      }
    }
    throw new AssertionError("not watched");
  }

  @Test
  void the_status_counts_what_the_server_may_see() {
    String there =
        acme.channel("help").slash(ada, "errdict status", Map.of()).awaitReply().json().toString();
    String elsewhere =
        other.channel("help").slash(ada, "errdict status", Map.of()).awaitReply().json().toString();

    assertTrue(there.contains("2 catalogs"), there);
    assertTrue(elsewhere.contains("1 catalog,"), elsewhere);
  }
}
