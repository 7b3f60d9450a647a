package dev.errdict.bot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.errdict.bot.config.Settings;
import dev.errdict.bot.discord.connect.AccessRules;
import dev.errdict.bot.discord.connect.DiscordOptions;
import dev.errdict.bot.discord.server.Place;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where the bot serves people is the operator's to say. */
class AccessRulesTest extends OwnServer {
  private static final String NOT_HERE = "errdict 不在这里回答问题。";

  private final Place other = server.guild("Other").channel("talk");

  private RunningBot start(Map<String, String> environment) {
    RunningBot bot = RunningBot.starting(server, environment);
    bot.awaitReady();
    return bot;
  }

  @Test
  void in_a_server_that_is_not_among_those_of_the_operator_it_is_silent() {
    try (RunningBot _ = start(Map.of("DISCORD_SERVERS", server.guild("LeanCloud").id()))) {
      other.says(mia, "!err 9101");
      assertEquals(
          NOT_HERE, other.slash(mia, "err", Map.of("query", "9101")).awaitReply().content());
      assertTrue(other.slash(mia, "err", Map.of("query", "9101")).awaitReply().isEphemeral());
      assertEquals(
          0,
          other
              .types(mia, "err", "query", "91")
              .awaitResponse()
              .path("data")
              .path("choices")
              .size());
      help.says(mia, "!err 9102");

      assertTrue(title(sent()).startsWith("9102"));
    }
  }

  @Test
  void without_direct_messages_it_answers_none_and_offers_no_command_there() {
    try (RunningBot _ = start(Map.of("DISCORD_DIRECT_MESSAGES", "off"))) {
      server.directMessages(mia).says(mia, "9101");
      assertEquals(
          NOT_HERE,
          server
              .directMessages(mia)
              .slash(mia, "err", Map.of("query", "9101"))
              .awaitReply()
              .content());
      help.says(mia, "!err 9102");

      assertTrue(title(sent()).startsWith("9102"));
      assertEquals("0", contexts().path(0).asText());
      assertEquals(1, contexts().size());
    }
  }

  @Test
  void without_user_install_it_answers_only_where_it_was_invited() {
    try (RunningBot _ = start(Map.of("DISCORD_USER_INSTALL", "off"))) {
      assertEquals(
          NOT_HERE,
          server
              .foreignGuild("elsewhere")
              .channel("talk")
              .slash(mia, "err", Map.of("query", "9101"))
              .awaitReply()
              .content());
      assertFalse(help.slash(mia, "err", Map.of("query", "9101")).awaitReply().isEphemeral());
      assertEquals(1, err().path("integration_types").size());
    }
  }

  private JsonNode err() {
    for (JsonNode command : server.commands()) {
      if (command.path("name").asText().equals("err")) {
        return command;
      }
    }
    throw new AssertionError("no /err");
  }

  private JsonNode contexts() {
    return err().path("contexts");
  }

  @Test
  void the_settings_tell_where_people_are_served() {
    AccessRules access =
        DiscordOptions.of(
                Settings.of(
                    Map.of(),
                    Map.of(
                        "DISCORD_TOKEN",
                        "t",
                        "DISCORD_SERVERS",
                        "12, 34",
                        "DISCORD_DIRECT_MESSAGES",
                        "off")))
            .orElseThrow()
            .access();

    assertEquals(new AccessRules(Set.of(12L, 34L), false, true), access);
    assertFalse(access.admits(Optional.of(56L)));
  }
}
