package dev.errdict.bot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.discord.server.Guild;
import dev.errdict.bot.discord.server.Interaction;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.discord.server.Method;
import dev.errdict.bot.discord.server.Permissions;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server's managers choose for its channels. */
class RoomSettingsTest extends OwnServer {
  private final Person ada = server.person("ada", "en-US");
  private final Guild guild = server.guild("LeanCloud").managedBy(ada);
  private final Place talk = guild.channel("talk");
  private final TestClock clock = new TestClock();
  private RunningBot bot;

  @BeforeEach
  void start() {
    bot = RunningBot.on(server, clock);
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  private Message panel() {
    return help.slash(ada, "errdict settings", Map.of()).awaitReply();
  }

  private String titleOf(Place place, String question) {
    place.says(mia, question);
    return title(sent());
  }

  @Test
  void a_channel_of_the_deny_list_gets_no_answer() {
    help.chooses(ada, panel().id(), "e1:set:deny", talk.id()).awaitReply();

    talk.says(mia, "!err 9101");
    assertTrue(titleOf(help, "!err 9102").startsWith("9102"));
  }

  @Test
  void a_channel_may_have_a_language_of_its_own() {
    help.slash(ada, "errdict language", Map.of("lang", "en", "channel", talk)).awaitReply();

    assertEquals("9101 · Sample conversation not found", titleOf(talk, "!err 9101"));
    assertEquals("9101 · 样例对话不存在", titleOf(help, "!err 9101"));

    talk.slash(ada, "errdict language", Map.of("lang", "server")).awaitReply();
    assertEquals("9101 · 样例对话不存在", titleOf(guild.thread(talk, "later"), "!err 9101"));
  }

  @Test
  void commands_in_messages_can_be_switched_off_and_mentions_go_on() {
    help.clicks(ada, panel().id(), "e1:set:commands-off").awaitReply();

    help.says(mia, "!err 9101");
    assertTrue(titleOf(help, server.bot().mention() + " 9102").startsWith("9102"));
  }

  @Test
  void the_command_may_have_another_name_beside_its_own() {
    Interaction opened = help.clicks(ada, panel().id(), "e1:set:prefix");
    help.submits(ada, opened, Map.of("prefix", "!", "command", "dict")).awaitResponse();

    assertTrue(titleOf(help, "!dict 9101").startsWith("9101"));
    assertTrue(titleOf(help, "!err 9102").startsWith("9102"));
  }

  @Test
  void the_cooldown_counts_a_person_in_all_channels() {
    for (int i = 0; i < 5; i++) {
      Place place = i % 2 == 0 ? help : talk;
      assertTrue(titleOf(place, "!err 910" + (1 + i % 2)).startsWith("910") || i > 1);
    }

    talk.says(mia, "!err 137");
    assertEquals("问得有点快，请稍等一会儿再问。", content(sent()));
  }

  @Test
  void the_log_channel_is_told_who_changed_what() {
    Message panel = panel();
    help.clicks(ada, panel.id(), "e1:set:more").awaitReply();
    help.chooses(ada, panel.id(), "e1:set:log", talk.id()).awaitReply();
    assertTrue(content(sent()).startsWith(ada.mention() + " has changed"));

    help.chooses(ada, panel.id(), "e1:set:cooldown", "60").awaitReply();

    assertEquals(
        ada.mention()
            + " has changed the settings of errdict:\n"
            + "Questions of one person: 5 in 10 seconds → 5 in 60 seconds",
        content(sent()));
  }

  @Test
  void the_status_names_the_permission_that_is_missing_in_a_channel() {
    talk.deniesBot(Permissions.EMBED_LINKS);

    String status = help.slash(ada, "errdict status", Map.of()).awaitReply().embeds().toString();

    assertTrue(status.contains("errdict 1.0"), status);
    assertTrue(status.contains("1 catalog,"), status);
    assertTrue(status.contains("<#" + talk.id() + "> Embed Links"), status);
  }

  @Test
  void the_chat_of_a_voice_channel_needs_connect_and_is_named_in_the_reader_s_language() {
    Place voice = guild.voiceChannel("meeting");
    voice.deniesBot(Permissions.CONNECT);

    String status = help.slash(ada, "errdict status", Map.of()).awaitReply().embeds().toString();
    assertTrue(status.contains("<#" + voice.id() + "> Connect"), status);
    assertFalse(status.contains("Connect, "), status);

    Person mei = server.person("mei", "zh-CN");
    guild.managedBy(mei);
    String chinese = help.slash(mei, "errdict status", Map.of()).awaitReply().embeds().toString();
    assertTrue(chinese.contains("<#" + voice.id() + "> 连接"), chinese);
  }

  @Test
  void settings_of_a_server_that_it_left_go_after_thirty_days_and_no_sooner() throws Exception {
    Guild left = server.guild("Left").managedBy(ada);
    Place room = left.channel("help");
    Message panel = room.slash(ada, "errdict settings", Map.of()).awaitReply();
    room.chooses(ada, panel.id(), "e1:set:deny", room.id()).awaitReply();
    for (String button : List.of("more", "learning", "learning-on")) {
      room.clicks(ada, panel.id(), "e1:set:" + button).awaitReply();
    }
    long id = Long.parseUnsignedLong(left.id());
    assertEquals(1, Objects.requireNonNull(RunningBot.chosen().get(id)).rooms().deny().size());
    assertTrue(Objects.requireNonNull(RunningBot.learning().places().get(id)).on());

    left.removesBot();
    help.says(mia, "!err 9101");
    server.awaitRequest(Method.POST, "/channels/{id}/messages");
    clock.jump(Duration.ofDays(29));
    aDayBegins();
    assertTrue(RunningBot.chosen().containsKey(id));

    clock.jump(Duration.ofDays(2));
    help.says(mia, "a new day");
    for (int i = 0; i < 200 && RunningBot.chosen().containsKey(id); i++) {
      Thread.sleep(50);
    }
    assertFalse(RunningBot.chosen().containsKey(id));
    assertFalse(RunningBot.learning().places().containsKey(id));
  }

  /** The first message of a day has the bot look where it is, on a thread of its own. */
  private void aDayBegins() throws InterruptedException {
    help.says(mia, "a new day");
    Thread.sleep(1_000);
  }
}
