package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.POST;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Draft;
import dev.errdict.bot.discord.server.Guild;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What a question is about may be in another message, in a quote, or in what a program posted. */
class ContextTest {
  private static final String MESSAGES = "/channels/{id}/messages";

  private static DiscordServer server;
  private static RunningBot bot;
  private static Guild guild;
  private Person mia;
  private Person leo;
  private Place help;

  @BeforeAll
  static void start() {
    server = DiscordServer.start();
    guild = server.guild("LeanCloud", "en-GB");
    var _ = guild.channel("help");
    bot = RunningBot.on(server);
  }

  @AfterAll
  static void stop() {
    bot.close();
    server.close();
  }

  @BeforeEach
  void ownPlace(TestInfo info) {
    help = guild.channel(info.getDisplayName());
    mia = server.person("mia " + info.getDisplayName(), "en-US");
    leo = server.person("leo " + info.getDisplayName(), "en-US");
  }

  private static String sent() {
    return server.awaitRequest(POST, MESSAGES).body().toString();
  }

  @Test
  void a_reply_with_words_reads_both() {
    help.replies(mia, help.says(leo, "{\"code\":9101,\"error\":\"?\"}"), "!err 这是什么意思");

    assertTrue(sent().contains("9101"));
  }

  @Test
  void a_code_in_the_reply_comes_before_those_of_the_other_message() {
    help.replies(mia, help.says(leo, "error code 9101"), "!err 9102");

    String said = sent();
    assertTrue(said.contains("9102"), said);
    assertFalse(said.contains("9101"), said);
  }

  @Test
  void a_quote_above_the_command_is_read_with_it() {
    help.says(mia, "> request failed, error code 9101\n!err what is this");

    assertTrue(sent().contains("9101"));
  }

  @Test
  void a_greeting_may_come_before_the_command() {
    help.says(mia, "hey\n!err 9101");

    assertTrue(sent().contains("9101"));
  }

  @Test
  void a_mention_of_the_bots_own_role_is_a_mention_of_the_bot() {
    help.says(mia, guild.botRoleMention() + " 9101");

    assertTrue(sent().contains("9101"));
  }

  @Test
  void a_forwarded_message_is_read() {
    Place talk = guild.channel("talk");
    String original = talk.says(leo, "it fails with error code 9101");

    help.replies(mia, help.posts(mia, Draft.forward(talk.message(original))), "!err");

    assertTrue(sent().contains("9101"));
  }

  @Test
  void a_poll_is_read() {
    String poll = help.posts(leo, Draft.of("").poll("Who has seen error code 9101?", "me", "no"));

    help.replies(mia, poll, "!err");

    assertTrue(sent().contains("9101"));
  }

  @Test
  void the_author_and_the_footer_of_an_embed_are_read() throws Exception {
    String alert =
        help.webhookPosts(
            "Sentry",
            Draft.of("")
                .embed(
                    new ObjectMapper()
                        .readTree(
                            """
                            {"author": {"name": "api"}, "title": "Request failed",
                             "footer": {"text": "error code 9101"}}
                            """)));

    help.replies(mia, alert, "!err");

    assertTrue(sent().contains("9101"));
  }

  @Test
  void the_text_of_newer_components_is_read() {
    String alert = help.webhookPosts("Grafana", Draft.display("## Firing\nerror code 9101"));

    assertTrue(
        help.menu(mia, "Explain error", alert).awaitReply().json().toString().contains("9101"));
  }
}
