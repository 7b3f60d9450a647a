package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.DELETE;
import static dev.errdict.bot.discord.server.Method.POST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.discord.server.Draft;
import dev.errdict.bot.discord.server.Guild;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.discord.server.Permissions;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts of webhooks and bots are explained where that was asked for, and nothing loops. */
class AlertsTest extends OwnServer {
  private static final String MESSAGE = "/channels/{id}/messages/{message}";

  private final Person ada = server.person("ada", "en-US");
  private final Guild guild = server.guild("LeanCloud").managedBy(ada);
  private final Place alerts = guild.channel("alerts");
  private final TestClock clock = new TestClock();
  private RunningBot bot;

  @BeforeEach
  void start() {
    bot = RunningBot.on(server, clock);
    Message panel = help.slash(ada, "errdict settings", Map.of()).awaitReply();
    help.clicks(ada, panel.id(), "e1:set:more").awaitReply();
    help.chooses(ada, panel.id(), "e1:set:alerts", alerts.id()).awaitReply();
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

  @Test
  void the_explanation_of_an_alert_stays_while_the_alert_names_the_code() {
    String alert = alerts.webhookSays("CI", "running: error code 9101");
    sent();
    String answer = alerts.messages().getLast().id();

    alerts.unfurls(alert);
    alerts.edits(alert, "failed: error code 9101");
    alerts.unfurls(alert);
    alerts.says(mia, "!err 9102");
    sent();
    assertEquals(List.of(), server.requests(DELETE, MESSAGE));

    alerts.edits(alert, "all is well");
    assertEquals(answer, server.awaitRequest(DELETE, MESSAGE).segment(3));
  }

  @Test
  void an_alert_that_comes_too_soon_after_another_is_explained_when_it_comes_again() {
    alerts.webhookSays("Sentry", "error code 9101");
    sent();
    alerts.webhookSays("Sentry", "error code 9102");
    alerts.says(mia, "!err 9103");
    sent();

    clock.jump(Duration.ofSeconds(40));
    alerts.webhookSays("Sentry", "error code 9102");

    assertTrue(sent().body().toString().contains("9102"));
  }

  @Test
  void who_asked_nothing_gets_no_direct_message() {
    alerts.deniesBot(Permissions.SEND_MESSAGES);
    alerts.webhookSays("Sentry", "error code 9101");
    alerts.says(server.otherBot("copycat"), "error code 9102");

    help.says(mia, "!err 9103");
    sent();

    assertEquals(List.of(), server.requests(POST, "/users/@me/channels"));
  }
}
