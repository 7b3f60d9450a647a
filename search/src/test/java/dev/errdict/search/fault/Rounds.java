package dev.errdict.search.fault;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.h2.Databases;
import dev.errdict.db.home.Home;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.LoggedChange;
import dev.errdict.db.words.Lang;
import dev.errdict.search.index.CatalogIndex;
import dev.errdict.search.index.EntrySource;
import dev.errdict.search.meaning.Embedder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Kills a writing process, a serving one, or both at random instants, again and again on the same
 * home, and looks after each time: every acknowledged change is in the history exactly once, no
 * change is there by half, and the index is at the database's revision.
 *
 * <p>Run it for long with {@code search/src/test/fault.sh ROUNDS}.
 */
final class Rounds {
  private static final int SHORTEST_MILLIS = 50;
  private static final int LONGEST_MILLIS = 1500;
  private static final int TAKE_OVER_MILLIS = 60_000;

  enum Victim {
    WRITER,
    SERVER,
    BOTH
  }

  /**
   * What a run has seen.
   *
   * @param acknowledged commits
   * @param unheard commits that were there though the kill came before their acknowledgement
   * @param longestTakeOver milliseconds from a server's death to the writer's next commit
   * @param longestOpening milliseconds of the first opening of the database after a kill
   * @param largest the size in MB of the largest database that was opened so
   */
  record Tally(
      int rounds,
      int acknowledged,
      int unheard,
      long longestTakeOver,
      long longestOpening,
      long largest) {}

  private final Home home;
  private final Random random;
  private final Set<String> known = new HashSet<>();
  private int acknowledged;
  private int unheard;
  private long longestTakeOver;
  private long longestOpening;
  private long largest;

  Rounds(Home home, Random random) {
    this.home = home;
    this.random = random;
  }

  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[0]);
    long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
    Path folder = Files.createTempDirectory("errdict-fault");
    System.out.println("home " + folder + ", seed " + seed);
    System.out.println(new Rounds(new Home(folder.resolve("home")), new Random(seed)).run(rounds));
  }

  Tally run(int rounds) throws Exception {
    for (int round = 1; round <= rounds; round++) {
      Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
      List<String> said = kill(victim, "r" + round);
      acknowledged += said.size();
      verify(said, "round " + round + ", killed " + victim);
      if (round % 10 == 0) {
        System.out.println("round " + round + ": " + acknowledged + " commits, none lost");
      }
    }
    return new Tally(rounds, acknowledged, unheard, longestTakeOver, longestOpening, largest);
  }

  /** Runs both, kills, and returns what the writer has acknowledged. */
  private List<String> kill(Victim victim, String token) throws Exception {
    boolean serverFirst = random.nextBoolean();
    List<Child> children = new ArrayList<>();
    try {
      Child first = serverFirst ? start(Server.class, "") : start(Writer.class, token);
      children.add(first);
      first.awaitReady();
      Child second = serverFirst ? start(Writer.class, token) : start(Server.class, "");
      children.add(second);
      // The second one may die while it opens.
      if (random.nextInt(4) > 0) {
        second.awaitReady();
      }
      Child writer = serverFirst ? second : first;
      Child server = serverFirst ? first : second;
      Thread.sleep(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
      switch (victim) {
        case WRITER -> writer.kill();
        case SERVER -> {
          writer.awaitReady();
          server.kill();
          awaitTakeOver(writer);
        }
        case BOTH -> {
          server.kill();
          Thread.sleep(random.nextInt(SHORTEST_MILLIS));
        }
      }
      for (Child child : children) {
        child.kill();
      }
      return writer.said("ack");
    } finally {
      for (Child child : children) {
        child.kill();
      }
    }
  }

  private Child start(Class<?> main, String token) throws Exception {
    return Child.start(main, home.folder().toString(), token);
  }

  /** The one that is left goes on, without an error. */
  private void awaitTakeOver(Child writer) throws Exception {
    int before = writer.said("ack").size();
    long start = System.currentTimeMillis();
    while (writer.said("ack").size() <= before + 1) {
      long waited = System.currentTimeMillis() - start;
      if (!writer.isAlive() || waited > TAKE_OVER_MILLIS) {
        throw new AssertionError(
            "no take-over after " + waited + " ms: " + tail(writer) + "\n" + writer.stacks());
      }
      Thread.sleep(5);
    }
    longestTakeOver = Math.max(longestTakeOver, System.currentTimeMillis() - start);
  }

  private static List<String> tail(Child child) {
    List<String> lines = child.lines();
    return lines.subList(Math.max(0, lines.size() - 20), lines.size());
  }

  /**
   * Looks whether all that a writer has acknowledged is there exactly once, and nothing by half.
   */
  void verify(List<String> said, String where) throws Exception {
    largest = Math.max(largest, Files.size(home.database()) >> 20);
    long start = System.currentTimeMillis();
    try (Database database = Databases.open(home)) {
      longestOpening = Math.max(longestOpening, System.currentTimeMillis() - start);
      CatalogStore store = new CatalogStore(database, Clock.systemUTC());
      Map<String, Integer> logged = new HashMap<>();
      ChangeLog log = new ChangeLog(database);
      for (LoggedChange change : log.latest(Long.MAX_VALUE, said.size() + 200)) {
        logged.merge(change.change().message(), 1, Integer::sum);
        boolean ofWriter = change.change().author().equals("writer");
        check(!ofWriter || change.entries() == 3, where, "half a change: " + change);
        if (ofWriter && known.add(change.change().message())) {
          unheard++;
        }
      }
      unheard -= said.size();
      for (String token : said) {
        check(logged.getOrDefault(token, 0) == 1, where, token + " is there " + logged.get(token));
        check(store.find(token).size() == 1, where, token + " has no entry");
      }
      List<String> titles =
          Writer.PAIR.stream()
              .flatMap(code -> store.find(new EntryRef(Writer.CATALOG, code)).stream())
              .map((Entry entry) -> entry.title(Lang.EN))
              .distinct()
              .toList();
      check(titles.size() <= 1, where, "the pair differs: " + titles);
      check(store.differingFromLog().isEmpty(), where, "entries differ from the log");
      verifyIndex(store, said, where);
    }
  }

  private void verifyIndex(CatalogStore store, List<String> said, String where) {
    try (CatalogIndex index =
        CatalogIndex.open(home.index(), EntrySource.of(store), Embedder.NONE)) {
      check(index.refresh(), where, "the index does not reach the database");
      long reached = index.read(snapshot -> snapshot.revision()).orElse(-1L);
      check(reached == store.revision(), where, "index at " + reached);
      List<String> missing =
          said.stream()
              .filter(token -> index.read(one -> one.withCode(token).isEmpty()).orElse(true))
              .toList();
      check(missing.isEmpty(), where, "not in the index: " + missing);
    }
  }

  private static void check(boolean holds, String where, String otherwise) {
    if (!holds) {
      throw new AssertionError(where + ": " + otherwise);
    }
  }
}
