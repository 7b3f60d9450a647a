package dev.errdict.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.learning.AskedCounts;
import dev.errdict.db.learning.AskedGroup;
import dev.errdict.db.learning.AskedOutcome;
import dev.errdict.db.learning.LearningPlace;
import dev.errdict.db.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real console, killed while it keeps questions. */
@Tag("long")
class KilledRecorderTest {
  private static final int ROUNDS = 4;

  /** Questions are written once a second. */
  private static final Duration LAST_SECOND = Duration.ofSeconds(1);

  /** What writing takes on a machine that has other work. */
  private static final Duration BUSY_MACHINE = Duration.ofSeconds(2);

  private record Asked(String word, long at) {}

  @TempDir private Path folder;

  @Test
  void at_most_the_last_second_is_lost_and_what_is_there_is_whole() throws Exception {
    try (Store store = open()) {
      store.learning().change(LearningPlace.HOME, now -> now.withOn(true));
    }
    Random random = new Random(17);
    int kept = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Asked> asked = new ArrayList<>();
      Process console = console();
      long killed = askUntilKilled(console, round, asked, 4_500 + random.nextInt(2_000));

      try (Store store = open()) {
        List<String> stored =
            store.learning().groups().in(EnumSet.allOf(AskedGroup.State.class)).stream()
                .map(AskedGroup::content)
                .toList();
        assertTrue(stored.size() > kept, "some of the round are there");
        kept = stored.size();
        long safe = killed - LAST_SECOND.plus(BUSY_MACHINE).toNanos();
        List<String> lost =
            asked.stream()
                .filter(one -> one.at() - safe < 0)
                .map(Asked::word)
                .filter(word -> stored.stream().noneMatch(text -> text.contains(word)))
                .toList();
        assertEquals(List.of(), lost);
        AskedCounts counts =
            store.learning().counts().since(LocalDate.EPOCH, OptionalLong.empty(), 5);
        assertEquals(
            stored.size(),
            counts.questions() - counts.of(AskedOutcome.CODE),
            "each batch is there whole or not at all");
        assertTrue(store.catalogs().find(new EntryRef("leancloud", "4303")).isPresent());
        assertEquals(1, store.catalogs().revision());
      }
    }
  }

  private Store open() throws Exception {
    return Store.open(new Home(folder.resolve("home")), Clock.systemUTC(), StoreOptions.silent());
  }

  /**
   * Asks a question that was never asked before, again and again.
   *
   * @param millis after the first of them was kept
   * @return when it was killed
   */
  private long askUntilKilled(Process console, int round, List<Asked> asked, int millis)
      throws Exception {
    Writer questions = console.outputWriter(StandardCharsets.UTF_8);
    BufferedReader answers = console.inputReader(StandardCharsets.UTF_8);
    long end = 0;
    for (int i = 0; end == 0 || System.nanoTime() - end < 0; i++) {
      String word =
          "walrus" + (char) ('a' + round) + (char) ('a' + i / 26) + (char) ('a' + i % 26) + 'k';
      questions.write("!err where is the " + word + "\n!err 4303\n");
      questions.flush();
      String line;
      do {
        line = answers.readLine();
        assertTrue(line != null, () -> "it has ended: " + errors());
      } while (!line.startsWith("4303"));
      if (end == 0 && isKept(round)) {
        // From here on it keeps what it is asked.
        end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
      } else if (end != 0) {
        asked.add(new Asked(word, System.nanoTime()));
      }
      Thread.sleep(20);
    }
    console.destroyForcibly();
    long killed = System.nanoTime();
    console.waitFor();
    return killed;
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("errors"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isKept(int round) throws Exception {
    try (Store store = open()) {
      return store.learning().groups().in(EnumSet.allOf(AskedGroup.State.class)).stream()
          .anyMatch(group -> group.content().contains("walrus" + (char) ('a' + round)));
    }
  }

  private Process console() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--console",
                "--no-embeddings")
            .redirectError(folder.resolve("errors").toFile());
    builder.environment().put("ERRDICT_HOME", folder.resolve("home").toString());
    builder.environment().put("LANG", "en_US.UTF-8");
    return builder.start();
  }
}
