package dev.errdict.bot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.UsageException;
import dev.errdict.db.Lang;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscordOptionsTest {
  @TempDir private Path folder;

  @Test
  void without_variables_it_is_discord_itself() throws UsageException {
    DiscordOptions options = DiscordOptions.read("t", Map.of());

    assertEquals("https://discord.com/api/v10/", options.apiUrl());
    assertEquals(Optional.empty(), options.gatewayUrl());
    assertEquals(Duration.ofSeconds(10), options.httpTimeout());
    assertTrue(options.compression() && options.registerCommands() && options.messageCommands());
    assertFalse(options.toString().contains("t]"));
  }

  @Test
  void variables_point_it_elsewhere() throws UsageException {
    DiscordOptions options =
        DiscordOptions.read(
            "t",
            Map.of(
                "DISCORD_API_URL", "http://127.0.0.1:1234/api/v10",
                "DISCORD_GATEWAY_URL", "ws://127.0.0.1:1234/gateway",
                "DISCORD_HTTP_TIMEOUT_MS", "250",
                "DISCORD_GATEWAY_COMPRESSION", "none",
                "DISCORD_REGISTER_COMMANDS", "false",
                "DISCORD_MESSAGE_COMMANDS", "FALSE"));

    assertEquals("http://127.0.0.1:1234/api/v10/", options.apiUrl());
    assertEquals(Optional.of("ws://127.0.0.1:1234/gateway"), options.gatewayUrl());
    assertEquals(Duration.ofMillis(250), options.httpTimeout());
    assertFalse(options.compression() || options.registerCommands() || options.messageCommands());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DISCORD_API_URL|discord.com|DISCORD_API_URL must be an address that starts with http://,"
            + " https://.",
        "DISCORD_GATEWAY_URL|http://x|DISCORD_GATEWAY_URL must be an address that starts with"
            + " ws://, wss://.",
        "DISCORD_HTTP_TIMEOUT_MS|0|DISCORD_HTTP_TIMEOUT_MS must be a number of milliseconds, from"
            + " 1 to 9999999.",
        "DISCORD_GATEWAY_COMPRESSION|gzip|DISCORD_GATEWAY_COMPRESSION must be zlib or none.",
        "DISCORD_REGISTER_COMMANDS|yes|DISCORD_REGISTER_COMMANDS must be true or false.",
      })
  void a_variable_with_a_wrong_value_is_named(String name, String value, String sentence) {
    UsageException refused =
        assertThrows(UsageException.class, () -> DiscordOptions.read("t", Map.of(name, value)));

    assertEquals(sentence, refused.say(Lang.EN));
  }

  @Test
  void the_token_may_stand_in_a_file() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "  secret\n");

    assertEquals(
        Optional.of("secret"), DiscordOptions.token(Map.of("DISCORD_TOKEN_FILE", file.toString())));
    assertEquals(
        Optional.of("mine"),
        DiscordOptions.token(
            Map.of("DISCORD_TOKEN", "mine", "DISCORD_TOKEN_FILE", file.toString())));
    assertEquals(Optional.empty(), DiscordOptions.token(Map.of("DISCORD_TOKEN", " ")));
    assertThrows(
        UsageException.class,
        () -> DiscordOptions.token(Map.of("DISCORD_TOKEN_FILE", folder + "/none")));
  }
}
