package dev.errdict.search.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.errdict.db.h2.Databases;
import dev.errdict.db.h2.HomeDatabase;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Database;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is stopped for a minute, at a random instant, harms nobody. */
@Tag("long")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StoppedTest {
  private static final Duration STOPPED = Duration.ofSeconds(60);

  /** Generous, for a loaded machine; a process that waited for a stopped one would take longer. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private Home home;

  @BeforeEach
  void make() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "needs the signals of a Unix system");
    home = new Home(folder.resolve("home"));
    Databases.open(home).close();
  }

  @Test
  void while_a_writer_is_stopped_questions_are_answered_and_commands_wait() throws Exception {
    Child writer = Child.start(Writer.class, home.folder().toString(), "stopped");
    try (Dictionary dictionary = Dictionary.open(home, Embedder.NONE, Clock.systemUTC());
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      writer.awaitReady();
      await(() -> writer.said("ack").size() > 3);
      List<String> waitedFor = new CopyOnWriteArrayList<>();
      Future<Long> revision =
          stopWhileItWrites(writer, () -> other.submit(() -> revision(waitedFor)), waitedFor);
      int before = writer.said("ack").size();

      long slowest = askUntil(System.nanoTime() + STOPPED.toNanos(), dictionary);

      assertTrue(slowest < SOON.toNanos(), slowest / 1_000_000 + " ms");
      assertEquals(before, writer.said("ack").size(), "it was not stopped");
      assertFalse(revision.isDone(), "a command did not wait for the stopped writer");
      writer.resume();
      assertTrue(revision.get(PATIENCE.toSeconds(), TimeUnit.SECONDS) > 0);
      await(() -> writer.said("ack").size() > before + 3);
      writer.kill();
      new Rounds(home, new Random()).verify(writer.said("ack"), "after a writer was stopped");
    } finally {
      writer.kill();
    }
  }

  @Test
  void while_a_bot_is_stopped_edits_go_on_and_are_answered_elsewhere() throws Exception {
    Child bot = Child.start(Server.class, home.folder().toString());
    bot.awaitReady();
    Child writer = Child.start(Writer.class, home.folder().toString(), "beside");
    // The bot, which was there first, writes the index; this process reads it.
    try (Dictionary dictionary = Dictionary.open(home, Embedder.NONE, Clock.systemUTC())) {
      writer.awaitReady();
      await(() -> writer.said("ack").size() > 3);
      stopWhileItDoesNotRead(bot, writer);
      int before = writer.said("ack").size();

      long slowest = askUntil(System.nanoTime() + STOPPED.toNanos(), dictionary);

      assertTrue(slowest < SOON.toNanos(), slowest / 1_000_000 + " ms");
      int meanwhile = writer.said("ack").size();
      assertTrue(meanwhile > before + 100, meanwhile - before + " commits in a minute");
      long begun = System.nanoTime();
      String last = writer.said("ack").getLast();
      await(() -> dictionary.ask(Question.of("!err " + last)) instanceof Answer.Found);
      assertTrue(System.nanoTime() - begun < SOON.toNanos(), "a new code is answered late");
      bot.resume();
      writer.kill();
      new Rounds(home, new Random()).verify(writer.said("ack"), "after a bot was stopped");
      assertTrue(bot.isAlive());
    } finally {
      writer.kill();
      bot.kill();
    }
  }

  /**
   * Between two commits a writer holds nothing; a command that starts then is soon done.
   *
   * @param waitedFor where the command tells for whom it waits
   * @return a command that waits for the stopped writer, and has said so
   */
  private static Future<Long> stopWhileItWrites(
      Child writer, Supplier<Future<Long>> command, List<String> waitedFor) throws Exception {
    for (int attempt = 0; attempt < 50; attempt++) {
      Thread.sleep(new Random().nextInt(200));
      writer.stop();
      waitedFor.clear();
      Future<Long> waiting = command.get();
      await(() -> waiting.isDone() || !waitedFor.isEmpty());
      // On a loaded machine it may have waited for another.
      Thread.sleep(SOON);
      if (!waiting.isDone()) {
        return waiting;
      }
      writer.resume();
    }
    throw new AssertionError("a writer that never rests holds nothing");
  }

  /**
   * Beside a writer that never rests, a bot reads a part of the time, and waits for its turn most
   * of the rest. While it reads, for some milliseconds, nobody writes; that is no fault.
   */
  private static void stopWhileItDoesNotRead(Child bot, Child writer) throws Exception {
    for (int attempt = 0; attempt < 20; attempt++) {
      bot.stop();
      int before = writer.said("ack").size();
      long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
      while (System.nanoTime() < end) {
        if (writer.said("ack").size() > before + 3) {
          return;
        }
        Thread.sleep(20);
      }
      bot.resume();
      await(() -> writer.said("ack").size() > before + 3);
      Thread.sleep(new Random().nextInt(100));
    }
    throw new AssertionError("a stopped bot holds the writer up at every instant");
  }

  /** The revision that a command reads, which waits for others. */
  private long revision(List<String> waitedFor) throws Exception {
    StoreOptions command =
        StoreOptions.ofCommand(() -> "errdict show", (program, since) -> waitedFor.add(program));
    try (Database database = HomeDatabase.open(home, false, command)) {
      return new CatalogStore(database, Clock.systemUTC()).revision();
    }
  }

  /** Asks again and again, and tells how many nanoseconds the slowest answer took. */
  private static long askUntil(long end, Dictionary dictionary) throws Exception {
    long slowest = 0;
    while (System.nanoTime() < end) {
      long begun = System.nanoTime();
      assertInstanceOf(Answer.Found.class, dictionary.ask(Question.of("!err 4303")));
      assertInstanceOf(
          Answer.Found.class,
          dictionary.ask(Question.of("Internal server error. No information available.")));
      slowest = Math.max(slowest, System.nanoTime() - begun);
      Thread.sleep(50);
    }
    return slowest;
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < end, "it has not come");
      Thread.sleep(20);
    }
  }
}
