package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.POST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Guild;
import dev.errdict.bot.discord.server.Interaction;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final String MESSAGES = "/channels/{id}/messages";

  private final DiscordServer server = DiscordServer.start();
  private final Person mia = server.person("mia", "en-US");
  private final Person ada = server.person("ada", "en-US");
  private final Guild guild = server.guild("LeanCloud").managedBy(ada);
  private final Place help = guild.channel("help");
  private final Place talk = guild.channel("talk");
  private RunningBot bot;

  @BeforeEach
  void start() {
    bot = RunningBot.on(server);
  }

  @AfterEach
  void stop() {
    bot.close();
    server.close();
  }

  private Message panel() {
    return help.slash(ada, "errdict settings", Map.of()).awaitReply();
  }

  @Test
  void a_manager_sees_what_is_chosen() {
    Message panel = panel();

    assertTrue(panel.isEphemeral());
    JsonNode fields = panel.embeds().path(0).path("fields");
    assertEquals("errdict on this server", panel.embeds().path(0).path("title").asText());
    assertEquals(
        "Chosen by errdict — for questions that tell no language by themselves, such as a bare"
            + " code",
        fields.path(0).path("value").asText());
    assertEquals("`!` as in `!err 4303`", fields.path(1).path("value").asText());
    assertEquals("on", fields.path(2).path("value").asText());
    assertEquals("every channel", fields.path(3).path("value").asText());
    assertEquals("none", fields.path(4).path("value").asText());
  }

  @Test
  void whom_an_administrator_lets_in_may_change_the_settings_too() {
    assertThrows(AssertionError.class, () -> help.slash(mia, "errdict settings", Map.of()));

    guild.grants(mia, "errdict");
    Message panel = help.slash(mia, "errdict settings", Map.of()).awaitReply();
    help.chooses(mia, panel.id(), "e1:set:lang", "en").awaitReply();

    assertEquals("9101 · Sample conversation not found", titleOf(help, "!err 9101"));
  }

  @Test
  void the_language_counts_for_bare_codes_also_after_a_restart() {
    assertEquals("9101 · 样例对话不存在", titleOf(help, "!err 9101"));

    help.chooses(ada, panel().id(), "e1:set:lang", "en").awaitReply();
    assertEquals("9101 · Sample conversation not found", titleOf(talk, "!err 9101"));

    bot.close();
    bot = RunningBot.on(server);
    assertEquals("9101 · Sample conversation not found", titleOf(help, "!err 9101"));
    assertEquals("9101 · 样例对话不存在", titleOf(help, "!err 错误码 9101"));
  }

  @Test
  void the_prefix_is_asked_for_in_a_form() {
    Interaction opened = help.clicks(ada, panel().id(), "e1:set:prefix");
    assertEquals(9, opened.awaitResponse().path("type").asInt());
    assertEquals(
        "errdict on this server",
        help.submits(ada, opened, Map.of("prefix", "??"))
            .awaitReply()
            .embeds()
            .path(0)
            .path("title")
            .asText());

    help.says(mia, "!err 9102");
    assertEquals("9101 · 样例对话不存在", titleOf(help, "??err 9101"));
  }

  @Test
  void a_prefix_that_would_get_in_the_way_is_refused() {
    Interaction opened = help.clicks(ada, panel().id(), "e1:set:prefix");

    Message refused = help.submits(ada, opened, Map.of("prefix", "a")).awaitReply();

    assertTrue(refused.content().startsWith("A prefix has 1 to 8 characters"));
    assertEquals("9101 · 样例对话不存在", titleOf(help, "!err 9101"));
  }

  @Test
  void where_it_may_not_answer_only_the_asker_of_a_slash_command_gets_an_answer() {
    help.chooses(ada, panel().id(), "e1:set:answer", help.id()).awaitReply();

    talk.says(mia, "!err 9102");
    assertEquals("9101 · 样例对话不存在", titleOf(help, "!err 9101"));
    assertEquals(
        "9102",
        titleOf(guild.thread(help, "about it"), "!err 9102").substring(0, 4),
        "a thread belongs to its channel");
    assertTrue(talk.slash(mia, "err", Map.of("query", "9101")).awaitReply().isEphemeral());
    assertFalse(help.slash(mia, "err", Map.of("query", "9102")).awaitReply().isEphemeral());
  }

  @Test
  void it_looks_for_codes_where_it_is_told_to_and_nowhere_else() {
    help.chooses(ada, panel().id(), "e1:set:watch", help.id()).awaitReply();

    talk.says(mia, "the app fails with code 9102");
    help.says(mia, "we have 9102 users now");
    help.says(mia, "> somebody said error code 9102");
    help.says(server.otherBot("copycat"), "error code 9102");
    assertEquals(
        "9101 · Sample conversation not found",
        titleOf(help, "the app fails with error code 9101 again"));
  }

  @Test
  void what_it_finds_by_itself_is_one_message_and_not_soon_another() {
    help.chooses(ada, panel().id(), "e1:set:watch", help.id()).awaitReply();

    help.says(mia, "error code 9101, then error code 9102");
    String list =
        server
            .awaitRequest(POST, MESSAGES)
            .body()
            .path("embeds")
            .path(0)
            .path("description")
            .asText();
    assertEquals(2, list.lines().count());
    help.says(mia, "error code 137");
    assertTrue(titleOf(help, "!err 219").startsWith("219"));
  }

  private String titleOf(Place place, String question) {
    place.says(mia, question);
    return server.awaitRequest(POST, MESSAGES).body().path("embeds").path(0).path("title").asText();
  }
}
