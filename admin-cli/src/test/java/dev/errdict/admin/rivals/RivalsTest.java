package dev.errdict.admin.rivals;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class RivalsTest {
  @TempDir private Path folder;

  @Test
  void of_processes_that_write_at_once_every_saved_change_stands_in_the_history_exactly_once()
      throws Exception {
    Rivals.Tally tally = new Rivals(folder.resolve("home")).run(Duration.ofSeconds(5));

    assertTrue(tally.byTerminals() >= 2, tally.toString());
    assertTrue(tally.byResident() > 0, tally.toString());
  }
}
