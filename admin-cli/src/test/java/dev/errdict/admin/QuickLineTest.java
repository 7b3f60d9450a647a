package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.admin.base.Terminal;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickLineTest {
  private static Optional<QuickLine> line(String words) {
    return QuickLine.of(List.of(words.split(" ")));
  }

  @Test
  void a_home_is_taken_from_a_short_command() {
    QuickLine line = line("show 4303 211 --home /tmp/team").orElseThrow();

    assertEquals(List.of("4303", "211"), line.words());
    assertEquals(Optional.of(Path.of("/tmp/team")), line.home());
  }

  @Test
  void set_takes_who_why_and_yes() {
    QuickLine line = line("set 4303 retry=never --yes --author Ada --message asked").orElseThrow();

    assertEquals(List.of("4303", "retry=never"), line.words());
    assertTrue(line.saving().isAllowed(terminal()));
    assertEquals("Ada", line.saving().author(terminal()));
    assertEquals("asked", line.saving().message());
  }

  private static Terminal terminal() {
    return new Terminal(
        new ByteArrayInputStream(new byte[0]),
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream(),
        Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set",
        "set 4303 retry=never --author",
        "set 4303 retry=never --author Ada --author Bob",
        "set 4303 retry=never --json",
        "set @words",
        "show 4303 --yes",
        "ask what --author Ada",
        "edit 4303"
      })
  void what_it_does_not_know_is_left_to_picocli(String words) {
    assertEquals(Optional.empty(), line(words));
  }
}
