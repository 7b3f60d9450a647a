package dev.errdict.bot.discord.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.postgresql.PostgresServer;
import dev.errdict.db.postgresql.TcpProxy;
import dev.errdict.db.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several processes with the same shards, on one database. */
@Tag("long")
class HandoverTest {
  private final List<Long> answered = Collections.synchronizedList(new ArrayList<>());
  private final List<Peer> peers = new ArrayList<>();
  private DatabaseAddress address;

  /** A process with the same shards, as far as it matters here. */
  private final class Peer {
    final Store store;
    final Handover handover;

    Peer() {
      this(address);
    }

    Peer(DatabaseAddress address) {
      store =
          Store.of(
              new Home(Path.of("target/unused")),
              Clock.systemUTC(),
              StoreOptions.ofResident("errdict-bot").on(Optional.of(address)));
      handover = new Handover(store.turns());
      peers.add(this);
    }

    void start() {
      handover.begin("7 0/1");
    }

    void stop() {
      handover.close();
      store.close();
      peers.remove(this);
    }
  }

  @BeforeEach
  void start() throws Exception {
    PostgresServer.assumeItStarts();
    address = PostgresServer.shared().newAddress();
  }

  @AfterEach
  void stop() {
    List.copyOf(peers).forEach(Peer::stop);
  }

  /** Discord sends a question to all of them. */
  private void ask(long id) {
    for (Peer peer : List.copyOf(peers)) {
      peer.handover.take(id, () -> answered.add(id));
    }
  }

  private static void await(BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!holds.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "it has not come");
      Thread.sleep(10);
    }
  }

  @Test
  void what_is_asked_before_the_first_process_has_its_turn_is_answered_then() throws Exception {
    Peer only = new Peer();
    ask(1);
    assertEquals(List.of(), answered);

    only.start();

    await(only.handover::isAnswering);
    await(() -> answered.contains(1L));
    ask(2);
    assertEquals(List.of(1L, 2L), answered);
  }

  @Test
  void replacing_a_process_again_and_again_loses_no_question_and_answers_none_twice()
      throws Exception {
    Random random = new Random();
    Peer first = new Peer();
    first.start();
    await(first.handover::isAnswering);
    long asked = 0;
    for (int round = 0; round < 5; round++) {
      Peer next = new Peer();
      next.start();
      Thread stopping = Thread.ofPlatform().unstarted(peers.getFirst()::stop);
      long before = random.nextInt(1, 200);
      for (long id = 1; id <= before + 200; id++) {
        asked++;
        ask(asked);
        if (id == before) {
          stopping.start();
        }
        Thread.sleep(random.nextInt(3));
      }
      stopping.join();
      await(next.handover::isAnswering);
    }

    assertEquals(
        LongStream.rangeClosed(1, asked).boxed().toList(), answered.stream().sorted().toList());
  }

  @Test
  void after_a_process_was_killed_the_next_one_answers_and_nothing_is_answered_twice()
      throws Exception {
    try (TcpProxy connection = new TcpProxy(PostgresServer.shared().port())) {
      Peer first = new Peer(PostgresServer.through(connection.port(), address));
      first.start();
      await(first.handover::isAnswering);
      Peer standby = new Peer();
      standby.start();
      ask(1);
      // It has seen more than once that the other one has the turn.
      Thread.sleep(1000);
      assertFalse(standby.handover.isAnswering());

      peers.remove(first);
      connection.refuse();

      await(standby.handover::isAnswering);
      ask(2);
      assertEquals(List.of(1L, 2L), answered);
      first.stop();
    }
  }

  @Test
  void on_a_database_that_can_only_be_read_the_next_process_answers_too() throws Exception {
    Peer first = new Peer();
    first.start();
    await(first.handover::isAnswering);
    String name = address.place().replaceFirst(".*/", "");
    PostgresServer.shared()
        .execute("alter database " + name + " set default_transaction_read_only = on");
    Peer standby = new Peer();
    standby.start();
    Thread.sleep(1000);
    assertFalse(standby.handover.isAnswering());

    first.stop();

    await(standby.handover::isAnswering);
  }

  @Test
  void two_that_have_begun_without_the_database_settle_on_one_of_them() throws Exception {
    try (TcpProxy connection = new TcpProxy(PostgresServer.shared().port())) {
      connection.refuse();
      DatabaseAddress through = PostgresServer.through(connection.port(), address);
      Peer one = new Peer(through);
      Peer other = new Peer(through);
      one.start();
      other.start();
      await(() -> one.handover.isAnswering() && other.handover.isAnswering());

      connection.allow();

      await(() -> one.handover.isAnswering() != other.handover.isAnswering());
      Thread.sleep(1500);
      assertTrue(one.handover.isAnswering() != other.handover.isAnswering());
    }
  }

  @Test
  void what_was_asked_while_nobody_could_say_whose_turn_it_is_is_not_answered_twice()
      throws Exception {
    try (TcpProxy connection = new TcpProxy(PostgresServer.shared().port())) {
      Peer first = new Peer();
      first.start();
      await(first.handover::isAnswering);
      Peer standby = new Peer(PostgresServer.through(connection.port(), address));
      standby.start();
      Thread.sleep(1000);
      connection.refuse();
      Thread.sleep(500);
      ask(1);
      // Its next looks fail too.
      Thread.sleep(1000);
      peers.remove(first);
      first.stop();
      connection.allow();

      await(standby.handover::isAnswering);
      ask(2);
      assertEquals(List.of(1L, 2L), answered);
    }
  }

  @Test
  void the_turn_of_a_machine_that_is_gone_without_a_word_is_free_soon() throws Exception {
    try (TcpProxy connection = new TcpProxy(PostgresServer.shared().port())) {
      Peer first = new Peer(PostgresServer.through(connection.port(), address));
      first.start();
      await(first.handover::isAnswering);
      Peer standby = new Peer();
      standby.start();
      Thread.sleep(500);

      peers.remove(first);
      connection.stall();

      await(standby.handover::isAnswering);
      connection.resume();
      await(() -> !first.handover.isAnswering());
      first.stop();
    }
  }

  @Test
  void without_the_database_a_process_that_knows_of_no_other_answers() throws Exception {
    address = DatabaseAddress.of("jdbc:postgresql://127.0.0.1:1/errdict", Map.of());
    Peer only = new Peer();
    ask(1);

    only.start();

    await(only.handover::isAnswering);
    await(() -> !answered.isEmpty());
    assertEquals(List.of(1L), answered);
  }

  @Test
  void in_a_home_of_its_own_a_process_answers_at_once() throws Exception {
    try (Store store = Store.inMemory("handover", Clock.systemUTC())) {
      Handover handover = new Handover(store.turns());
      handover.begin("7 0/1");

      handover.take(1, () -> answered.add(1L));

      assertEquals(List.of(1L), answered);
      handover.close();
    }
  }
}
