package dev.errdict.search.fault;

import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.postgresql.OwnServer;
import dev.errdict.db.rows.LoggedChange;
import dev.errdict.db.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Kills commands, bots and the database server at random instants, again and again on one database,
 * and looks after each time: what was acknowledged is in the history once, what was reported as not
 * saved is not in it, the bots have answered throughout and follow again.
 *
 * <p>Run it for long with {@code search/src/test/server-fault.sh ROUNDS}.
 */
final class ServerRounds implements AutoCloseable {
  private static final int BOTS = 2;
  private static final int LONGEST_MILLIS = 1200;
  private static final int FOLLOW_MILLIS = 30_000;

  enum Victim {
    COMMAND,
    BOT,
    SERVER,
    SERVER_STOPPED,
    ALL
  }

  /**
   * What a run has seen.
   *
   * @param acknowledged commits
   * @param lost commits that were reported as not saved
   * @param open commits of which nobody could say
   * @param longestMillis from a server that answers again to bots that have followed it
   */
  record Tally(int rounds, int acknowledged, int lost, int open, long longestMillis) {}

  private final Path folder;
  private final Random random;
  private final OwnServer server;
  private final Child[] bots = new Child[BOTS];
  private int acknowledged;
  private int lost;
  private int open;
  private long longestMillis;

  ServerRounds(Path folder, Random random) throws Exception {
    this.folder = folder;
    this.random = random;
    this.server = OwnServer.in(folder.resolve("data"));
    for (int number = 0; number < BOTS; number++) {
      startBot(number);
    }
  }

  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[0]);
    long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
    Path folder = Files.createTempDirectory("errdict-server-fault");
    System.out.println("in " + folder + ", seed " + seed);
    try (ServerRounds all = new ServerRounds(folder, new Random(seed))) {
      System.out.println(all.run(rounds));
    }
    System.exit(0);
  }

  private Map<String, String> environment() {
    return Map.of(
        DatabaseAddress.URL,
        server.address().url(),
        DatabaseAddress.USER,
        server.address().user().orElseThrow());
  }

  private void startBot(int number) throws Exception {
    Child bot =
        Child.start(environment(), ServerBot.class, folder.resolve("home" + number).toString());
    bot.awaitReady();
    bots[number] = bot;
  }

  Tally run(int rounds) throws Exception {
    for (int round = 1; round <= rounds; round++) {
      Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
      String where = "round " + round + ", victim " + victim;
      Child command = Child.start(environment(), ServerWriter.class, "r" + round);
      try {
        command.awaitReady();
        Thread.sleep(random.nextInt(LONGEST_MILLIS));
        strike(victim, command);
        Thread.sleep(random.nextInt(LONGEST_MILLIS));
      } finally {
        command.kill();
      }
      verify(command, where);
      if (round % 10 == 0) {
        System.out.println(where + ": " + acknowledged + " commits, none lost");
      }
    }
    return new Tally(rounds, acknowledged, lost, open, longestMillis);
  }

  private void strike(Victim victim, Child command) throws Exception {
    int bot = random.nextInt(BOTS);
    switch (victim) {
      case COMMAND -> command.kill();
      case BOT -> {
        bots[bot].kill();
        startBot(bot);
      }
      case SERVER -> restart(true);
      case SERVER_STOPPED -> restart(false);
      case ALL -> {
        bots[bot].kill();
        command.kill();
        restart(true);
        startBot(bot);
      }
    }
  }

  private void restart(boolean killed) throws Exception {
    if (killed) {
      server.kill();
    } else {
      server.stop();
    }
    Thread.sleep(random.nextInt(LONGEST_MILLIS));
    server.start();
  }

  private void verify(Child command, String where) throws Exception {
    StoreOptions options =
        StoreOptions.ofCommand(() -> "errdict history", (program, since) -> {})
            .on(Optional.of(server.address()));
    try (Store store = Store.open(new Home(folder.resolve("none")), Clock.systemUTC(), options)) {
      List<String> said = command.said("ack");
      Map<String, Integer> logged = new HashMap<>();
      for (LoggedChange change : store.changes().latest(Long.MAX_VALUE, said.size() + 100)) {
        logged.merge(change.change().message(), 1, Integer::sum);
      }
      for (String token : said) {
        check(
            logged.getOrDefault(token, 0) == 1, where, token + " was saved: " + logged.get(token));
        check(store.catalogs().find(token).size() == 1, where, token + " has no entry");
      }
      for (String token : command.said("lost")) {
        check(!logged.containsKey(token), where, token + " was reported as not saved, and is");
      }
      acknowledged += said.size();
      lost += command.said("lost").size();
      open += command.said("open").size();
      check(store.care().differingFromLog().isEmpty(), where, "entries differ from the log");
      awaitBots(store.catalogs().revision(), where);
    }
  }

  private void awaitBots(long revision, String where) throws Exception {
    long begun = System.currentTimeMillis();
    for (Child bot : bots) {
      while (reached(bot) < revision) {
        long waited = System.currentTimeMillis() - begun;
        check(waited < FOLLOW_MILLIS, where, "a bot is at " + reached(bot) + ", not " + revision);
        check(bot.isAlive(), where, "a bot has ended: " + bot.lines());
        Thread.sleep(10);
      }
      check(bot.said("silent").isEmpty(), where, "a bot was silent");
    }
    longestMillis = Math.max(longestMillis, System.currentTimeMillis() - begun);
  }

  private static long reached(Child bot) {
    List<String> said = new ArrayList<>(bot.said("at"));
    return said.isEmpty() ? -1 : Long.parseLong(said.getLast());
  }

  private static void check(boolean holds, String where, String otherwise) {
    if (!holds) {
      throw new AssertionError(where + ": " + otherwise);
    }
  }

  @Override
  public void close() {
    try {
      for (Child bot : bots) {
        if (bot != null) {
          bot.kill();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.close();
  }
}
