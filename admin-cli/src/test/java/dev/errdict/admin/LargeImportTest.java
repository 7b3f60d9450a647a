package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large import makes its part of the index itself. */
class LargeImportTest {
  private static final int ROWS = 1100;

  @TempDir Path folder;
  private Path list = Path.of("");
  private Shell shell = new Shell(Path.of(""));

  @BeforeEach
  void write() throws IOException {
    list =
        Files.writeString(
            folder.resolve("pumps.csv"),
            "code,en\n"
                + IntStream.range(0, ROWS)
                    .mapToObj(i -> "P-%d,Pump %d is clogged with zymurgy".formatted(i, i))
                    .collect(Collectors.joining("\n"))
                + "\n");
    shell = new Shell(folder.resolve("home"));
    assertEquals(0, shell.run("ask", "4303", "--no-embeddings").exit());
  }

  private Shell.Run importWith(String... more) {
    return shell.run(
        Stream.concat(
                Stream.of(
                    "import", list.toString(), "--catalog", "pumps", "--yes", "--no-embeddings"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private List<Path> left() throws IOException {
    Path ahead = folder.resolve("home/index-ahead/words");
    if (!Files.exists(ahead)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(ahead)) {
      return all.toList();
    }
  }

  @Test
  void the_first_question_copies_it() throws IOException {
    Shell.Run saved = importWith();
    assertEquals(0, saved.exit(), saved.err());
    assertEquals(1, left().size());

    Shell.Run run = shell.run("ask", "pump 777 is clogged with zymurgy", "--no-embeddings");

    assertEquals("P-777  Pump 777 is clogged with zymurgy", run.line(0));
    assertEquals(List.of(), left());
    assertTrue(shell.run("doctor").out().contains("sound"), shell.run("doctor").out());
  }

  @Test
  void a_trial_leaves_nothing() throws IOException {
    assertEquals(0, importWith("--dry-run").exit());

    assertEquals(List.of(), left());
  }

  @Test
  void nor_does_an_import_that_is_refused() throws IOException {
    Files.writeString(list, Files.readString(list) + "P-9999,\n");
    assertEquals(2, importWith("--no-input").exit());

    assertEquals(List.of(), left());
  }
}
