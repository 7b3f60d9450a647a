package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Types what the README shows into terminals, and compares what they answer. */
@Tag("long")
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReadmeTest {
  private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();
  private static final String INDENT = "    ";
  private static final String SHELL = "$ ";
  private static final String CONSOLE = "errdict> ";
  private static final String ASKS = "[y/N] ";

  @TempDir private Path folder;

  /** What somebody types at a prompt, and the lines that come then. */
  private record Step(String prompt, String typed, List<String> answer) {
    String text() {
      return String.join("\n", answer).strip();
    }

    /** Whether it is what came; {@code …} stands for any lines. */
    boolean fits(String said) {
      String pattern =
          text()
              .lines()
              .map(line -> line.strip().equals("…") ? "(?:.*\\n)*?" : Pattern.quote(line) + "\\n")
              .collect(Collectors.joining());
      return (said.strip() + "\n").matches(pattern);
    }

    void assertFits(String said) {
      if (!fits(said)) {
        assertEquals(text(), said.strip());
      }
    }
  }

  @BeforeEach
  void makeLaunchers() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there are terminals");
    // The first command of all says that it makes a dictionary.
    assertEquals(0, new Shell(folder.resolve("home")).run("list").exit());
    String admin = System.getProperty("java.class.path");
    launcher("errdict", Program.java(admin, "dev.errdict.admin.Main"));
    launcher(
        "errdict-bot",
        Program.java(
            HOUSE.resolve("bot/target/classes") + File.pathSeparator + admin,
            "dev.errdict.bot.Main"));
  }

  /** As those in bin/ do it, but with what was just compiled. */
  private void launcher(String name, List<String> command) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path launcher =
        Files.writeString(
            bin.resolve(name),
            """
            #!/bin/sh
            for stream in 0 1 2; do
              [ ! -t $stream ] || ERRDICT_TERMINALS=$ERRDICT_TERMINALS$stream
            done
            export ERRDICT_TERMINALS COLUMNS=80
            exec '%s' "$@"
            """
                .formatted(String.join("' '", command)));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
  }

  /** The steps of the recorded session that starts with a command. */
  private static List<Step> session(String first) throws IOException {
    List<Step> steps = new ArrayList<>();
    boolean within = false;
    for (String line : Files.readAllLines(HOUSE.resolve("README.md"))) {
      within |= line.startsWith(INDENT + SHELL + first);
      if (within && !line.isEmpty() && !line.startsWith(INDENT)) {
        break;
      }
      if (within) {
        add(steps, line.isEmpty() ? line : line.substring(INDENT.length()));
      }
    }
    return steps;
  }

  private static void add(List<Step> steps, String line) {
    String shown = line.replaceFirst("  +# .*", "");
    for (String prompt : List.of(SHELL, CONSOLE)) {
      if (shown.startsWith(prompt)) {
        steps.add(new Step(prompt, shown.substring(prompt.length()), new ArrayList<>()));
        return;
      }
    }
    steps.getLast().answer().add(shown);
  }

  private Typescript terminal(String command) throws IOException {
    return new Typescript(
        folder,
        command,
        Map.of(
            "ERRDICT_HOME",
            folder.resolve("home").toString(),
            "LC_ALL",
            "C.UTF-8",
            "ERRDICT_TERMINALS",
            "",
            "TERM",
            "xterm"));
  }

  @Test
  void a_question_gets_the_answer_that_the_readme_shows() throws Exception {
    Step step = session("bin/errdict ask").getFirst();

    try (Typescript terminal = terminal(step.typed())) {
      step.assertFits(terminal.rest());
    }
  }

  @Test
  void an_edit_goes_live_as_recorded() throws Exception {
    assumeTrue(Files.isDirectory(HOUSE.resolve("bot/target/classes")), "the bot is built");
    List<Step> steps = session("bin/errdict-bot");
    assertEquals(
        List.of(SHELL, CONSOLE, SHELL, CONSOLE), steps.stream().map(Step::prompt).toList());

    try (Typescript bot = terminal(steps.getFirst().typed())) {
      steps.getFirst().assertFits(bot.until(CONSOLE).replace(CONSOLE, ""));
      String before = ask(bot, steps.get(1));
      steps.get(1).assertFits(before);

      try (Typescript errdict = terminal(steps.get(2).typed())) {
        String asked = errdict.until(ASKS);
        errdict.type("y");
        steps.get(2).assertFits(asked + errdict.rest());
      }

      // How long that takes on this machine is not what is tested.
      String live = ask(bot, steps.get(3));
      while (live.equals(before)) {
        live = ask(bot, steps.get(3));
      }
      steps.get(3).assertFits(live);
    }
  }

  private static String ask(Typescript bot, Step step) throws IOException {
    bot.type(step.typed());
    return bot.until(CONSOLE).replace(CONSOLE, "").replaceFirst(Pattern.quote(step.typed()), "");
  }

  @Test
  void the_three_commands_for_one_s_own_codes_end_in_an_answer() throws Exception {
    assumeTrue(Files.isDirectory(HOUSE.resolve("bot/target/classes")), "the bot is built");
    List<String> commands =
        Files.readAllLines(HOUSE.resolve("README.md")).stream()
            .dropWhile(line -> !line.equals("## Your own codes"))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith(INDENT))
            .map(String::strip)
            .toList();
    assertEquals(3, commands.size(), commands.toString());
    Files.writeString(folder.resolve("codes.csv"), "code,en,zh\n1001,Out of stock,库存不足\n");

    String said = "";
    for (String command : commands) {
      ProcessBuilder shell =
          new ProcessBuilder("sh", "-c", command)
              .directory(folder.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true);
      shell.environment().put("ERRDICT_HOME", folder.resolve("own").toString());
      shell.environment().put("LC_ALL", "C.UTF-8");
      Process process = shell.start();
      said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), command + "\n" + said);
    }

    assertTrue(said.contains("1001"), said);
    assertTrue(said.contains("Out of stock"), said);
  }
}
