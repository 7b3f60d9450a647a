package dev.errdict.search.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.Home;
import dev.errdict.db.postgresql.OwnServer;
import dev.errdict.db.postgresql.PostgresServer;
import dev.errdict.db.postgresql.TcpProxy;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.reply.SiteLinks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database server fails under a process that follows it. */
@Tag("long")
class ServerFaultsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  /** Something that happens to the server or to the network. */
  private interface Event {
    void happen() throws Exception;
  }

  @Test
  void a_server_that_is_killed_and_comes_back_is_followed_again() throws Exception {
    PostgresServer.assumeItStarts();
    try (OwnServer server = OwnServer.in(folder.resolve("data"))) {
      outlives(server.address(), server.address(), server::kill, server::start);
    }
  }

  @Test
  void a_server_that_is_restarted_by_its_operator_is_followed_again() throws Exception {
    PostgresServer.assumeItStarts();
    try (OwnServer server = OwnServer.in(folder.resolve("data"))) {
      outlives(server.address(), server.address(), server::stop, server::start);
    }
  }

  @Test
  void a_network_that_stalls_is_no_reason_to_be_silent() throws Exception {
    PostgresServer.assumeItStarts();
    DatabaseAddress address = PostgresServer.shared().newAddress();
    try (TcpProxy proxy = new TcpProxy(PostgresServer.shared().port())) {
      outlives(PostgresServer.through(proxy.port(), address), address, proxy::stall, proxy::resume);
    }
  }

  @Test
  void a_network_that_refuses_is_no_reason_to_be_silent() throws Exception {
    PostgresServer.assumeItStarts();
    DatabaseAddress address = PostgresServer.shared().newAddress();
    try (TcpProxy proxy = new TcpProxy(PostgresServer.shared().port())) {
      outlives(
          PostgresServer.through(proxy.port(), address), address, proxy::refuse, proxy::resume);
    }
  }

  @Test
  void nothing_acknowledged_is_lost_in_a_few_rounds_of_killing() throws Exception {
    PostgresServer.assumeItStarts();
    int wanted = Integer.getInteger("rounds", 5);
    try (ServerRounds rounds = new ServerRounds(folder, new Random(Long.getLong("seed", 7)))) {
      ServerRounds.Tally tally = rounds.run(wanted);

      System.out.println(tally);
      assertEquals(wanted, tally.rounds());
    }
  }

  private void outlives(DatabaseAddress used, DatabaseAddress direct, Event fault, Event cure)
      throws Exception {
    Home home = new Home(folder.resolve("home"));
    try (LogLines lines = LogLines.of("dev.errdict.search.lookup.FollowingLog");
        Dictionary dictionary =
            Dictionary.open(
                home, Optional.of(used), Embedder.NONE, Clock.systemUTC(), SiteLinks.NONE)) {
      assertFinds("4303", dictionary);

      fault.happen();
      await(() -> !lines.said().isEmpty());
      for (int i = 0; i < 50; i++) {
        assertFinds("4303", dictionary);
        Thread.sleep(20);
      }
      cure.happen();
      PostgresServer.edit(direct, "90001");
      long begun = System.nanoTime();
      await(() -> dictionary.ask(Question.of("!err 90001")) instanceof Answer.Found);
      long millis = (System.nanoTime() - begun) / 1_000_000;

      await(() -> lines.said().size() > 1);
      assertEquals(2, lines.said().size(), () -> lines.said().toString());
      assertTrue(
          lines
              .said()
              .getFirst()
              .startsWith(
                  "WARNING Changes to the catalogs cannot be followed; answers go on from what is"
                      + " known. The database "
                      + used.place()
                      + " cannot be reached."),
          () -> lines.said().toString());
      assertTrue(
          lines.said().getLast().startsWith("INFO Changes to the catalogs are followed again;"));
      assertEquals(0, lines.traces());
      System.out.println("followed again after " + millis + " ms");
    }
  }

  private static void assertFinds(String code, Dictionary dictionary) {
    Answer.Found found =
        assertInstanceOf(Answer.Found.class, dictionary.ask(Question.of("!err " + code)));
    assertEquals(List.of(code), found.entries().stream().map(one -> one.ref().code()).toList());
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "it has not come");
      Thread.sleep(20);
    }
  }
}
