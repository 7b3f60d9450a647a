package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.POST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.discord.server.Draft;
import dev.errdict.bot.discord.server.Guild;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts of webhooks and bots are explained where that was asked for, and nothing loops. */
class AlertsTest extends OwnServer {
  private final Person ada = server.person("ada", "en-US");
  private final Guild guild = server.guild("LeanCloud").managedBy(ada);
  private final Place alerts = guild.channel("alerts");
  private RunningBot bot;

  @BeforeEach
  void start() {
    bot = RunningBot.on(server);
    Message panel = help.slash(ada, "errdict settings", Map.of()).awaitReply();
    help.clicks(ada, panel.id(), "e1:set:more").awaitResponse();
    help.chooses(ada, panel.id(), "e1:set:alerts", alerts.id()).awaitResponse();
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void an_alert_of_a_webhook_is_explained_where_that_was_chosen() {
    help.webhookPosts("Sentry", Draft.display("error code 9101"));
    alerts.webhookPosts("Sentry", Draft.display("error code 9102"));

    assertTrue(sent().body().toString().contains("9102"));
  }

  @Test
  void another_bot_that_answers_each_answer_gets_one() {
    Person copycat = server.otherBot("copycat");

    alerts.says(copycat, "error code 9101");
    assertTrue(sent().body().toString().contains("9101"));

    String answer = alerts.messages().getLast().id();
    alerts.says(copycat, "error code 9101 again");
    alerts.replies(copycat, answer, "error code 137");
    alerts.says(mia, "!err 9102");

    assertTrue(sent().body().toString().contains("9102"), "no second answer came before this");
    assertEquals(2, server.requests(POST, MESSAGES).size());
  }
}
