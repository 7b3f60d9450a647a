package dev.errdict.search.bench;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.Home;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A team's list into a home, from the command line to an answer by words in a process that runs all
 * the while, as a bot does; beside it SQLite, which inserts the same rows into a table and a
 * full-text index. What is measured besides the time is printed: when an exact code was answered,
 * what the import took of memory, and the files' sizes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
public class ImportBenchmark {
  /** Rarely, so that the questions do not take a processor of their own. */
  private static final int LOOK_MILLIS = 20;

  @Param({"10000", "100000"})
  public int entries;

  private List<List<String>> rows;
  private Path folder;
  private Path list;

  @Setup
  public void prepare() throws CatalogException, IOException {
    folder = Files.createTempDirectory("errdict-bench");
    rows = MadeUpList.rows(entries);
    list = MadeUpList.write(rows, folder.resolve("list.csv"));
    say("the list: %,d rows, %d MB", rows.size(), Files.size(list) >> 20);
  }

  /** {@code errdict import} beside a process that follows. */
  @Benchmark
  public boolean errdict() throws Exception {
    Home home = new Home(folder.resolve("home"));
    List<String> last = rows.getLast();
    try (Dictionary running = Dictionary.open(home, Embedder.NONE, Clock.systemUTC())) {
      Importing importing = Importing.start(home.folder(), list);
      while (!isFound(running, last.getFirst(), last.getFirst())) {
        Thread.sleep(LOOK_MILLIS);
      }
      long answered = System.nanoTime();
      importing.await();
      while (!isFound(running, last.get(3), last.getFirst())) {
        Thread.sleep(LOOK_MILLIS);
      }
      long searched = System.nanoTime();
      say(
          "an exact code: %d ms after the commit was said; by words: %.1f s after it",
          (answered - importing.committed()) / 1_000_000, (searched - importing.committed()) / 1e9);
      say("the import's resident memory: %d MB", importing.residentMegabytes());
    }
    say(
        "the database: %d MB, the index: %d MB",
        megabytes(home.database()), megabytes(home.index()));
    return true;
  }

  private static boolean isFound(Dictionary running, String question, String code) {
    return running.ask(Question.of(question)) instanceof Answer.Found found
        && found.entries().stream().anyMatch(entry -> entry.code().equals(code));
  }

  /** SQLite's full-text search, version 5, through JDBC. */
  @Benchmark
  public boolean sqlite() throws Exception {
    Path database = folder.resolve("peer.sqlite");
    SqlitePeer.insert(database, rows);
    say("SQLite's database: %d MB", megabytes(database));
    return SqlitePeer.has(database, rows.getLast());
  }

  private static long megabytes(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()
          >> 20;
    }
  }

  private static void say(String sentence, Object... arguments) {
    System.out.printf(Locale.ROOT, "%n  " + sentence + "%n", arguments);
  }

  @TearDown(Level.Trial)
  public void delete() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
