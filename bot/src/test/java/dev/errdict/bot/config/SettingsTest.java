package dev.errdict.bot.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.discord.connect.DiscordOptions;
import dev.errdict.db.words.Lang;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {
  @TempDir private Path home;

  @Test
  void without_settings_it_is_discord_itself() {
    DiscordOptions options = discord(Map.of());

    assertEquals("https://discord.com/api/v10/", options.apiUrl());
    assertEquals(Optional.empty(), options.gatewayUrl());
    assertEquals(Duration.ofSeconds(10), options.httpTimeout());
    assertTrue(options.compression() && options.registerCommands() && options.messageCommands());
    assertFalse(options.toString().contains("t]"));
  }

  @Test
  void variables_point_it_elsewhere() {
    DiscordOptions options =
        discord(
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
  @EnumSource(
      value = Setting.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CONFIG", "HOME", "TOKEN"})
  void an_option_goes_before_a_variable_and_that_before_the_file(Setting setting) throws Exception {
    file(setting.option() + " = file");

    assertEquals(Optional.of("file"), settings(Map.of(), Map.of()).get(setting));
    assertEquals(
        Optional.of("variable"),
        settings(Map.of(), Map.of(setting.variable(), "variable")).get(setting));
    assertEquals(
        Optional.of("option"),
        settings(Map.of(setting, "option"), Map.of(setting.variable(), "variable")).get(setting));
    assertEquals(
        Optional.of("file"), settings(Map.of(), Map.of(setting.variable(), " ")).get(setting));
  }

  @Test
  void a_named_file_may_tell_the_home_and_replaces_the_one_in_it() throws Exception {
    file("lang = zh");
    Path other = Files.createDirectory(home.resolve("other"));
    Path named = Files.writeString(home.resolve("named"), "# ours\n\nhome=" + other + "\n");

    Settings settings = settings(Map.of(Setting.CONFIG, named.toString()), Map.of());

    assertEquals(home, settings.home().folder(), "the variable goes before the file");
    assertEquals(Optional.empty(), settings.get(Setting.LANG));
    assertEquals(
        other, Settings.of(Map.of(Setting.CONFIG, named.toString()), Map.of()).home().folder());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DISCORD_API_URL|discord.com|DISCORD_API_URL must be an address that starts with http://,"
            + " https://, not \"discord.com\".",
        "DISCORD_GATEWAY_URL|http://x|DISCORD_GATEWAY_URL must be an address that starts with"
            + " ws://, wss://, not \"http://x\".",
        "DISCORD_HTTP_TIMEOUT_MS|0|DISCORD_HTTP_TIMEOUT_MS must be a number of milliseconds, from"
            + " 1 to 9999999, not \"0\".",
        "DISCORD_GATEWAY_COMPRESSION|gzip|DISCORD_GATEWAY_COMPRESSION must be one of zlib, none,"
            + " not \"gzip\".",
        "DISCORD_REGISTER_COMMANDS|yes|DISCORD_REGISTER_COMMANDS must be one of true, false, not"
            + " \"yes\".",
        "ERRDICT_HTTP|:8080|ERRDICT_HTTP must be HOST:PORT or a port, such as 127.0.0.1:8080, not"
            + " \":8080\".",
        "ERRDICT_HTTP|[::1]:70000|ERRDICT_HTTP must be HOST:PORT or a port, such as"
            + " 127.0.0.1:8080, not \"[::1]:70000\".",
        "DISCORD_SERVERS|12, LeanCloud|DISCORD_SERVERS must be the ids of servers with commas"
            + " between them, not \"12, LeanCloud\".",
        "DISCORD_CDN_URL|http://example.com|DISCORD_CDN_URL is for trials and must be an address"
            + " such as http://127.0.0.1:8080, not \"http://example.com\".",
      })
  void a_variable_with_a_wrong_value_is_named(String name, String value, String sentence) {
    assertEquals(List.of(sentence), wrong(Map.of(name, value)));
  }

  @Test
  void wrong_lines_of_the_file_are_told_by_their_numbers_all_at_once() throws Exception {
    Path file = file("lang en\nhome = /x\n# fine\ncolour = red\nlang = en\nlang = zh");

    assertEquals(
        List.of(
            file + ", line 1: expected NAME = VALUE.",
            file + ", line 2: this setting tells where the file is, so the file cannot have it.",
            file + ", line 4: there is no setting \"colour\"; docs/operations.md lists them.",
            file + ", line 6: this setting is already set above."),
        wrong(Map.of()));
  }

  @Test
  void a_file_with_the_token_that_others_can_read_is_refused() throws Exception {
    Path file = file("token = secret");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertEquals(
        List.of(file + " has the token, but others can read it: chmod 600 it."), wrong(Map.of()));

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertEquals(Optional.of("secret"), settings(Map.of(), Map.of()).get(Setting.TOKEN));
  }

  @Test
  void the_token_may_be_in_a_file_of_its_own() throws Exception {
    Path file = Files.writeString(home.resolve("token"), "  secret\n");

    assertEquals(
        Optional.of("secret"),
        settings(Map.of(Setting.TOKEN_FILE, file.toString()), Map.of()).get(Setting.TOKEN));
    assertEquals(
        Optional.of("mine"),
        settings(Map.of(), Map.of("DISCORD_TOKEN", "mine", "DISCORD_TOKEN_FILE", file.toString()))
            .get(Setting.TOKEN));
    assertEquals(
        List.of("DISCORD_TOKEN_FILE: the file \"" + home + "/none\" cannot be read."),
        wrong(Map.of("DISCORD_TOKEN_FILE", home + "/none")));
  }

  @Test
  void the_token_is_no_option_since_others_can_read_command_lines() {
    ConfigurationException refused =
        assertThrows(
            ConfigurationException.class, () -> Options.parse(List.of("--token", "secret")));

    assertEquals("there is no option \"--token\". See errdict-bot --help.", refused.say(Lang.EN));
  }

  private DiscordOptions discord(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("DISCORD_TOKEN", "t");
    return DiscordOptions.of(settings(Map.of(), all)).orElseThrow();
  }

  private Settings settings(Map<Setting, String> options, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("ERRDICT_HOME", home.toString());
    return Settings.of(options, all);
  }

  private List<String> wrong(Map<String, String> environment) {
    return settings(Map.of(), environment).problems().stream()
        .map(problem -> problem.say(Lang.EN))
        .toList();
  }

  private Path file(String content) throws Exception {
    return Files.writeString(home.resolve("errdict.conf"), content);
  }

  @Test
  void a_line_without_arguments_is_read_as_picocli_would() throws ConfigurationException {
    assertEquals(OptionLine.parse(List.of()), Options.parse(List.of()));
  }
}
