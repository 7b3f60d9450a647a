package dev.errdict.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.bot.config.Setting;
import dev.errdict.bot.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an operator needs of the code is in docs/discord.md and docs/operations.md. */
class ManualTest {
  private static final Path MANUAL = Path.of("../docs/discord.md");
  private static final Path OPERATIONS = Path.of("../docs/operations.md");

  @Test
  void it_lists_every_exit_code_and_no_other() throws IOException {
    assertEquals(
        Arrays.stream(ExitCode.values()).map(code -> Integer.toString(code.status())).toList(),
        found("(?m)^\\| ([0-9]+) \\|", MANUAL));
  }

  @Test
  void it_lists_every_setting_with_its_variable_and_no_other() throws IOException {
    assertEquals(
        Arrays.stream(Setting.values())
            .map(setting -> setting.option() + "` | `" + setting.variable())
            .sorted()
            .toList(),
        found("(?m)^\\| `([a-z-]+` \\| `[A-Z_]+)` \\|", OPERATIONS));
  }

  @Test
  void every_class_that_the_architecture_names_exists() throws IOException {
    Set<String> classes;
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      classes =
          files
              .map(file -> file.toString().replace('\\', '/'))
              .filter(file -> file.contains("/src/main/java/") && file.endsWith(".java"))
              .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - 5))
              .collect(Collectors.toSet());
    }
    assertEquals(
        List.of(),
        found("`([A-Z][A-Za-z]+)`", Path.of("../docs/architecture.md")).stream()
            .filter(name -> !classes.contains(name))
            .toList());
  }

  @Test
  void each_step_of_the_architecture_names_a_class() throws IOException {
    String page = Files.readString(Path.of("../docs/architecture.md"));
    assertEquals(
        List.of(),
        Pattern.compile("(?m)^\\d\\. .*(?:\\n   .*)*")
            .matcher(page)
            .results()
            .map(MatchResult::group)
            .filter(step -> !step.matches("(?s).*`[A-Z][A-Za-z]+`.*"))
            .toList());
  }

  /** In their natural order. */
  private static List<String> found(String pattern, Path file) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(file))
        .results()
        .map((MatchResult match) -> match.group(1))
        .distinct()
        .sorted()
        .toList();
  }
}
