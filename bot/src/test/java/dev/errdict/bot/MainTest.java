package dev.errdict.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.process.ExitCode;
import dev.errdict.bot.process.Streams;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private final CompletableFuture<Void> stop = new CompletableFuture<>();

  @TempDir private Path home;

  @Test
  void standard_input_is_answered_line_by_line_without_colour() {
    ExitCode exit =
        run("!err 4303\n\nerror 137\n!quit\n!err 1\n", Map.of(), "--console", "--lang=en");

    assertEquals(ExitCode.DONE, exit);
    assertTrue(out().contains("4303"));
    assertTrue(out().contains("CONVERSATION_NOT_FOUND"));
    assertTrue(out().contains("137"));
    assertEquals(-1, out().indexOf('\u001b'));
    assertEquals("", err());
  }

  @Test
  void answers_to_a_pipe_stand_apart() {
    run("!help\n!err\n", Map.of(), "--console", "--lang=en");

    assertTrue(out().contains("this text\n\nAsk like this"), out());
  }

  @Test
  void what_has_no_word_in_it_is_told_once_how_to_ask() {
    run("!err \u0001\n", Map.of(), "--console", "--lang=en");

    assertEquals("Ask for a code, paste an error, or describe what happens.\n", out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"!quit", "！quit", "Exit", "退出", " !exit "})
  void it_ends_when_it_is_told_to(String word) {
    assertEquals(ExitCode.DONE, run(word + "\n!err 4303\n", Map.of(), "--console"));

    assertEquals("", out());
  }

  @Test
  void a_bare_code_is_answered_in_the_language_of_the_machine() {
    assertEquals(ExitCode.DONE, run("!err 4303", Map.of("LANG", "zh_CN.UTF-8"), "--console"));

    assertTrue(out().contains("对话不存在"), out());
  }

  @Test
  void without_a_token_it_says_how_to_get_one() {
    assertEquals(ExitCode.NO_TOKEN, run("", Map.of()));

    assertTrue(err().contains("DISCORD_TOKEN"));
    assertTrue(err().contains("bin/errdict-bot --console"));
  }

  @Test
  void an_unknown_option_is_named() {
    assertEquals(ExitCode.USAGE, run("", Map.of("LANG", "zh_CN.UTF-8"), "--colour"));

    assertEquals("errdict-bot: 没有「--colour」这个选项。请看 errdict-bot --help。\n", err());
  }

  @Test
  void an_option_without_its_value_is_named() {
    assertEquals(ExitCode.USAGE, run("", Map.of(), "--console", "--home"));

    assertEquals("errdict-bot: option --home needs a value. See errdict-bot --help.\n", err());
  }

  @Test
  void a_third_language_is_refused() {
    assertEquals(ExitCode.USAGE, run("", Map.of(), "--lang", "fr"));

    assertEquals("errdict-bot: --lang must be one of zh, en, not \"fr\".\n", err());
  }

  @Test
  void a_home_that_is_a_file_is_a_failure_with_advice() throws Exception {
    Path file = java.nio.file.Files.writeString(home.resolve("file"), "");

    ExitCode exit =
        new Main(streams("4303"), Map.of(), stop)
            .run(List.of("--console", "--home", file.toString()));

    assertEquals(ExitCode.FAILURE, exit);
    assertTrue(err().contains("is not a folder"), err());
  }

  @Test
  void help_and_version_need_no_home() {
    assertEquals(ExitCode.DONE, run("", Map.of(), "--help"));
    assertEquals(ExitCode.DONE, run("", Map.of(), "--version"));

    assertTrue(out().startsWith("Usage: errdict-bot [--console | --check]"), out());
    assertTrue(out().contains("--http=HOST:PORT"), out());
    String version = out().lines().toList().getLast();
    assertTrue(
        version.matches("errdict-bot development \\((commit [0-9a-f]{12}, )?Java [0-9].*\\)"),
        version);
  }

  @Test
  void a_check_tells_what_is_wrong_and_asks_nobody() {
    assertEquals(ExitCode.USAGE, run("", Map.of("LANG", "zh_CN.UTF-8"), "--check"));

    assertTrue(out().contains("有误：没有令牌"), out());
  }

  private ExitCode run(String input, Map<String, String> environment, String... arguments) {
    Map<String, String> all = new java.util.HashMap<>(environment);
    all.put("ERRDICT_HOME", home.resolve("home").toString());
    return new Main(streams(input), all, stop).run(List.of(arguments));
  }

  private Streams streams(String input) {
    return new Streams(
        new BufferedReader(new StringReader(input)), print(out), print(err), false, false, 80);
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
