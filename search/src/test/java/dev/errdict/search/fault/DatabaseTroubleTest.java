package dev.errdict.search.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.home.Home;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database fails under a process that follows it. */
@Tag("long")
class DatabaseTroubleTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void a_damaged_file_is_reported_in_two_sentences_and_answers_go_on() throws Exception {
    Home home = new Home(folder.resolve("home"));
    Path sound = folder.resolve("sound");
    try (LogLines lines = LogLines.of("dev.errdict.search.lookup.FollowingLog");
        Dictionary dictionary = Dictionary.open(home, Embedder.NONE, Clock.systemUTC())) {
      assertFinds("4303", dictionary);
      Files.copy(home.database(), sound);
      Files.write(home.database(), new byte[20_000]);
      written(home, "1");
      await(() -> !lines.said().isEmpty());

      assertFinds("4303", dictionary);
      assertFinds("137", dictionary);
      assertEquals(
          List.of(
              "WARNING Changes to the catalogs cannot be followed; answers go on from what is"
                  + " known. The database in "
                  + home.folder()
                  + " cannot be read: it seems to be damaged. Restore a backup, or move the folder"
                  + " away to start afresh."),
          lines.said());

      Files.move(sound, home.database(), StandardCopyOption.ATOMIC_MOVE);
      written(home, "2");
      await(() -> lines.said().size() > 1);

      assertEquals(2, lines.said().size());
      assertTrue(
          lines.said().getLast().startsWith("INFO Changes to the catalogs are followed again;"));
      assertEquals(0, lines.traces());
      assertFinds("403", dictionary);
    }
  }

  /** What a process does that writes the database. */
  private static void written(Home home, String stamp) throws Exception {
    Files.writeString(home.folder().resolve("errdict.stamp"), stamp);
  }

  private static void assertFinds(String code, Dictionary dictionary) {
    Answer.Found found =
        assertInstanceOf(Answer.Found.class, dictionary.ask(Question.of("!err " + code)));
    assertEquals(code, found.entries().getFirst().ref().code());
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "it has not come");
      Thread.sleep(20);
    }
  }
}
