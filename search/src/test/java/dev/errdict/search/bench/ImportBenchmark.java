package dev.errdict.search.bench;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * A team's list into the home of a running bot, from the command line to the bot's answer by words;
 * beside it SQLite, which inserts the same rows into a table and a full-text index. What is
 * measured besides the time is printed: when an exact code was answered, what the import took of
 * memory, and the files' sizes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
public class ImportBenchmark {
  private static final int LOOK_MILLIS = 20;

  /** Rarely, so that the questions do not take a processor of their own. */
  private static final int SELDOM_MILLIS = 100;

  @Param({"10000", "100000"})
  public int entries;

  private List<List<String>> rows;
  private Path folder;
  private Path list;

  /** A bot, for the benchmark that imports beside one. */
  @State(Scope.Benchmark)
  public static class Running {
    private Path folder;
    private Home home;
    private ConsoleBot bot;

    @Setup
    public void start() throws IOException {
      folder = Files.createTempDirectory("errdict-bench-bot");
      home = new Home(folder.resolve("home"));
      bot = ConsoleBot.start(home.folder());
    }

    @TearDown
    public void stop() throws IOException {
      bot.close();
      PrivateFiles.deleteFolder(folder);
    }
  }

  @Setup
  public void prepare() throws CatalogException, IOException, InterruptedException {
    folder = Files.createTempDirectory("errdict-bench");
    rows = MadeUpList.rows(entries);
    list = MadeUpList.write(rows, folder.resolve("list.csv"));
    Importing.prepareStart(folder.resolve("other"), list);
    say("the list: %,d rows, %d MB", rows.size(), Files.size(list) >> 20);
  }

  /** {@code errdict import} beside a bot. */
  @Benchmark
  public boolean errdict(Running running) throws Exception {
    List<String> last = rows.getLast();
    long start = System.nanoTime();
    Importing importing = Importing.start(running.home.folder(), list);
    importing.awaitCommit();
    while (!running.bot.answers(last.getFirst(), last.getFirst())) {
      Thread.sleep(LOOK_MILLIS);
    }
    long answered = System.nanoTime();
    while (!running.bot.answers(last.get(3), last.getFirst())) {
      Thread.sleep(SELDOM_MILLIS);
    }
    long searched = System.nanoTime();
    say("the commit was said after %.1f s", (importing.committed() - start) / 1e9);
    say(
        "an exact code: %d ms after that; by words: %.1f s after it",
        (answered - importing.committed()) / 1_000_000, (searched - importing.committed()) / 1e9);
    say("the import's resident memory: %d MB", importing.residentMegabytes());
    say(
        "the database: %d MB, the index: %d MB",
        megabytes(running.home.database()), megabytes(running.home.index()));
    return true;
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
    PrivateFiles.deleteFolder(folder);
  }
}
