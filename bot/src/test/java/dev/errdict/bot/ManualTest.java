package dev.errdict.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an operator needs of the code stands in docs/discord.md. */
class ManualTest {
  private static final Path MANUAL = Path.of("../docs/discord.md");
  private static final Path OPTIONS =
      Path.of("src/main/java/dev/errdict/bot/discord/DiscordOptions.java");

  @Test
  void it_lists_every_exit_code_and_no_other() throws IOException {
    assertEquals(
        Arrays.stream(ExitCode.values()).map(code -> Integer.toString(code.status())).toList(),
        found("(?m)^\\| ([0-9]+) \\|", MANUAL));
  }

  @Test
  void it_lists_every_variable_of_discord_and_no_other() throws IOException {
    List<String> read = found("\"(DISCORD_[A-Z_]+)\"", OPTIONS);

    assertTrue(read.contains("DISCORD_TOKEN"));
    assertEquals(read, found("(?m)^\\| `(DISCORD_[A-Z_]+)` \\|", MANUAL));
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
