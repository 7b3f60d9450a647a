package dev.errdict.admin.rivals;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.h2.Databases;
import dev.errdict.db.home.Home;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Change;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.LoggedChange;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Two rivals at their terminals and a resident process write the same entries of one home at once.
 * Afterwards every change that one of them was told is saved must stand in the history exactly
 * once, nothing else may, and no edit may have written over another.
 *
 * <p>Run it for long with {@code admin-cli/src/test/rivals.sh SECONDS}.
 */
final class Rivals {
  /**
   * What a run has seen.
   *
   * @param byTerminals changes saved by the two errdict commands
   * @param byResident changes saved by the process that stays
   * @param refused edits that came too late, and were told so
   */
  record Tally(int byTerminals, int byResident, int refused) {}

  private final Path home;
  private final List<Rival> rivals;

  Rivals(Path home) {
    this.home = home;
    this.rivals = List.of(new Rival(home, "ada"), new Rival(home, "bob"));
  }

  public static void main(String[] args) throws Exception {
    Path home = Files.createTempDirectory("errdict-rivals").resolve("home");
    System.out.println(new Rivals(home).run(Duration.ofSeconds(Long.parseLong(args[0]))));
  }

  /**
   * @param atLeast how long they write; longer, until each has saved something
   */
  Tally run(Duration atLeast) throws Exception {
    List<String> command = new ArrayList<>(Jvm.command(Resident.class.getName()));
    command.add(home.toString());
    Process resident = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader out = resident.inputReader(UTF_8)) {
      awaitReady(out);
      long end = System.nanoTime() + atLeast.toNanos();
      ExecutorService desks = Executors.newFixedThreadPool(rivals.size() + 1);
      try {
        Future<List<String>> heard = desks.submit(() -> out.lines().toList());
        List<Future<Void>> working = new ArrayList<>();
        for (Rival rival : rivals) {
          working.add(desks.submit(work(rival, end)));
        }
        for (Future<Void> work : working) {
          work.get();
        }
        resident.outputWriter(UTF_8).write("enough\n");
        resident.outputWriter(UTF_8).flush();
        return verify(heard.get());
      } finally {
        desks.shutdownNow();
      }
    } finally {
      resident.destroyForcibly();
    }
  }

  private static void awaitReady(BufferedReader out) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
      if (line == null) {
        throw new AssertionError("the resident did not start: " + said);
      }
      said.append(line).append('\n');
    }
  }

  private static Callable<Void> work(Rival rival, long end) {
    return () -> {
      for (int number = 1; System.nanoTime() < end || rival.accepted().isEmpty(); number++) {
        rival.edit(number);
      }
      return null;
    };
  }

  private Tally verify(List<String> heard) throws Exception {
    check("done".equals(heard.getLast()), "the resident broke: " + heard);
    Map<Long, String> acknowledged = new HashMap<>();
    Map<String, Integer> counted = new HashMap<>();
    for (String line : heard) {
      if (line.startsWith("ack ")) {
        String[] words = line.split(" ");
        acknowledged.put(Long.valueOf(words[1]), Resident.NAME + ": " + words[2] + " " + words[3]);
        counted.merge(words[2], 1, Integer::sum);
      }
    }
    int byResident = acknowledged.size();
    int refused = (int) heard.stream().filter("refused"::equals).count();
    for (Rival rival : rivals) {
      rival
          .accepted()
          .forEach((phrase, revision) -> acknowledged.put(revision, rival.name() + ": " + phrase));
      refused += rival.refused();
    }
    int byTerminals = rivals.stream().mapToInt(rival -> rival.accepted().size()).sum();
    check(acknowledged.size() == byResident + byTerminals, "one revision was given to two changes");
    try (Database database = Databases.open(new Home(home))) {
      verifyHistory(new ChangeLog(database), acknowledged);
      verifyEntries(new CatalogStore(database, Clock.systemUTC()), counted);
    }
    return new Tally(byTerminals, byResident, refused);
  }

  /** The history holds what was acknowledged, each at its revision, and nothing else. */
  private static void verifyHistory(ChangeLog log, Map<Long, String> acknowledged) {
    Map<Long, String> logged = new HashMap<>();
    for (LoggedChange change : log.latest(Long.MAX_VALUE, acknowledged.size() + 100)) {
      Change one = change.change();
      if (one.revision() > 1) {
        logged.put(one.revision(), one.author() + ": " + one.message());
      }
    }
    check(logged.equals(acknowledged), "history " + logged + "\nbut saved " + acknowledged);
  }

  /** Each edit was made on top of those before it: no phrase and no count is lost. */
  private void verifyEntries(CatalogStore store, Map<String, Integer> counted) {
    List<String> phrases =
        Rival.CODES.stream()
            .flatMap(code -> store.find(code).stream())
            .flatMap(entry -> entry.phrases().stream())
            .map(Phrase::content)
            .toList();
    for (Rival rival : rivals) {
      for (String phrase : rival.accepted().keySet()) {
        check(phrases.stream().filter(phrase::equals).count() == 1, phrase + " was written over");
      }
    }
    for (String code : Resident.CODES) {
      Entry entry = store.find(new EntryRef(Resident.CATALOG, code)).orElseThrow();
      int times = counted.getOrDefault(code, 0);
      check(
          times == 0 || Resident.counted(entry) == times,
          code + " says " + Resident.counted(entry) + " after " + times + " counts");
    }
    check(store.differingFromLog().isEmpty(), "entries differ from the log");
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
