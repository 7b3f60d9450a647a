package dev.errdict.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Fault;
import dev.errdict.bot.discord.server.Gate;
import dev.errdict.bot.discord.server.Method;
import dev.errdict.bot.discord.server.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIGTERM to the real process, also while it makes its home. */
@Tag("long")
class StopTest {
  private static final long PATIENCE_S = 120;
  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

  /** What a machine that has other work may add. */
  private static final Duration BUSY_MACHINE = Duration.ofSeconds(2);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"errdict.lock", "errdict.mv.db", "index"})
  void a_console_that_is_stopped_while_it_makes_its_home_ends_well(String made) throws Exception {
    Process bot = start(Map.of(), "--console", "--no-embeddings");
    awaitFile(bot, made);

    assertEquals("0 ", end(bot));
    assertAnswers();
  }

  @Test
  void a_bot_that_is_stopped_while_it_makes_its_home_ends_well() throws Exception {
    Process bot =
        start(
            Map.of("DISCORD_TOKEN", "any", "DISCORD_API_URL", "http://127.0.0.1:1/"),
            "--no-embeddings");
    awaitFile(bot, "errdict.mv.db");

    assertEquals("0 ", end(bot));
    assertAnswers();
  }

  @Test
  void a_console_that_waits_for_a_question_ends_well() throws Exception {
    Process bot = start(Map.of(), "--console", "--no-embeddings");
    awaitAnswer(bot);

    assertEquals("0 ", end(bot));
  }

  @Test
  void a_bot_whose_answer_hangs_at_discord_ends_within_five_seconds() throws Exception {
    Gate gate = new Gate();
    try (DiscordServer server = DiscordServer.start()) {
      Place help = server.guild("LeanCloud").channel("help");
      server.failNext(Method.POST, "/channels/{id}/messages", Fault.heldAt(gate));
      Process bot =
          start(
              Map.of("DISCORD_TOKEN", server.token(), "DISCORD_API_URL", server.apiUrl()),
              "--no-embeddings");
      String ready = bot.inputReader(StandardCharsets.UTF_8).readLine();
      assertTrue(ready.startsWith("ready "), ready);
      help.says(server.person("mia"), "!err 4303");
      gate.awaitReached();

      assertEquals(0, endInTime(bot));
    } finally {
      gate.open();
    }
  }

  /** Nothing that waits for the database comes back, so that only force ends it. */
  @Test
  void a_console_whose_database_hangs_ends_within_five_seconds() throws Exception {
    Process holder = start(Map.of(), "--console", "--no-embeddings");
    try {
      awaitAnswer(holder);
      Process console = start(Map.of(), "--console", "--no-embeddings");
      awaitAnswer(console);
      signal("STOP", holder);

      assertEquals(0, endInTime(console));
    } finally {
      holder.destroyForcibly();
    }
  }

  private static void awaitAnswer(Process console) throws IOException {
    console.getOutputStream().write("!err 4303\n".getBytes(StandardCharsets.UTF_8));
    console.getOutputStream().flush();
    assertTrue(console.inputReader(StandardCharsets.UTF_8).readLine().contains("4303"));
  }

  /** Sends SIGTERM and sees to it that it is obeyed in time; the exit code. */
  private static int endInTime(Process process) throws InterruptedException, IOException {
    long begin = System.nanoTime();
    signal("TERM", process);
    assertTrue(process.waitFor(PATIENCE_S, TimeUnit.SECONDS));
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    assertTrue(took.compareTo(FIVE_SECONDS.plus(BUSY_MACHINE)) < 0, took.toString());
    return process.exitValue();
  }

  private static void signal(String name, Process process)
      throws IOException, InterruptedException {
    assertEquals(
        0, new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor());
  }

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors().toFile());
    builder.environment().put("ERRDICT_HOME", folder.resolve("home").toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private Path errors() {
    return folder.resolve("errors");
  }

  private void awaitFile(Process bot, String name) throws InterruptedException {
    Path file = folder.resolve("home").resolve(name);
    while (!Files.exists(file)) {
      assertTrue(bot.isAlive(), "it has ended before it made " + name);
      Thread.sleep(1);
    }
  }

  /** Sends SIGTERM; the exit code and the errors, without the line about a new dictionary. */
  private String end(Process bot) throws InterruptedException, IOException {
    bot.toHandle().destroy();
    assertTrue(bot.waitFor(PATIENCE_S, TimeUnit.SECONDS));
    String errors =
        Files.readString(errors()).replaceFirst(".* INFO Made a new dictionary in .*\\R", "");
    return bot.exitValue() + " " + errors;
  }

  private void assertAnswers() throws IOException, InterruptedException {
    Process bot = start(Map.of("LANG", "en_US.UTF-8"), "--console", "--no-embeddings");
    try (var questions = bot.outputWriter(StandardCharsets.UTF_8)) {
      questions.write("!err 4303\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String said = new String(bot.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String all = bot.waitFor() + " " + said + Files.readString(errors());
    assertTrue(all.startsWith("0 4303  Conversation not found"), all);
  }
}
