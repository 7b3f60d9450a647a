package dev.errdict.search.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.home.Home;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class FaultTest {
  private static final int ROUNDS = 8;

  @TempDir private Path folder;

  @Test
  void no_acknowledged_change_is_lost_when_processes_are_killed() throws Exception {
    Rounds.Tally tally = new Rounds(new Home(folder.resolve("home")), new Random()).run(ROUNDS);

    assertEquals(ROUNDS, tally.rounds());
    assertTrue(tally.acknowledged() > 0);
  }
}
