package dev.errdict.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.Home;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class StampListenerTest {
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration OFTEN = Duration.ofMillis(100);

  private final DatabaseAddress address;
  private final Store writer;

  StampListenerTest() throws Exception {
    PostgresServer.assumeItStarts();
    address = PostgresServer.shared().newAddress();
    writer =
        Store.open(
            new Home(Path.of("target/unused")),
            Clock.systemUTC(),
            PostgresServer.options().on(Optional.of(address)));
  }

  @AfterEach
  void close() {
    writer.close();
  }

  private void write() {
    writer.language().set(Lang.ZH);
  }

  @Test
  void a_write_of_another_process_is_notified() {
    try (StampListener listener = new StampListener(new Connector(address, "test"), NEVER)) {
      write();
      listener.start();
      await(() -> !listener.stamp().isEmpty());
      String first = listener.stamp();

      write();

      await(() -> !listener.stamp().equals(first));
      assertEquals(writer.stamp(), listener.stamp());
    }
  }

  @Test
  void a_write_that_nothing_notifies_is_found_by_asking() {
    try (StampListener listener = new StampListener(new Connector(address, "test"), OFTEN)) {
      listener.start();

      PostgresServer.execute(address, "update setting set content = 'abc ' where name = 'write'");

      await(() -> listener.stamp().equals("abc"));
    }
  }

  @Test
  void a_connection_that_was_terminated_is_replaced() {
    try (StampListener listener = new StampListener(new Connector(address, "listening"), OFTEN)) {
      write();
      listener.start();
      await(() -> !listener.stamp().isEmpty());
      String first = listener.stamp();

      PostgresServer.shared()
          .execute(
              "select pg_terminate_backend(pid) from pg_stat_activity"
                  + " where application_name = 'listening'");
      write();

      await(() -> !listener.stamp().isEmpty() && !listener.stamp().equals(first));
    }
  }

  @Test
  void an_error_does_not_end_the_following() {
    AtomicInteger openings = new AtomicInteger();
    Connector failing =
        new Connector(address, "test") {
          @Override
          Connection open(Duration patience) throws SQLException {
            if (openings.getAndIncrement() == 0) {
              throw new OutOfMemoryError("a test");
            }
            return super.open(patience);
          }
        };
    try (StampListener listener = new StampListener(failing, OFTEN)) {
      write();
      listener.start();

      await(() -> listener.stamp().equals(writer.stamp()));
      assertTrue(listener.isRunning());
    }
  }

  @Test
  void a_standby_that_notifies_nobody_is_asked_through_one_connection(@TempDir Path folder)
      throws Exception {
    try (OwnServer standby = OwnServer.in(folder.resolve("data"))) {
      PostgresDatabase.open(standby.address(), PostgresServer.HOME, PostgresServer.options())
          .close();
      standby.stop();
      standby.becomeStandby();
      standby.start();
      try (StampListener listener =
          new StampListener(new Connector(standby.address(), "listening"), OFTEN)) {
        listener.start();
        await(() -> !listener.stamp().isEmpty());
        String session = session(standby);

        Thread.sleep(2000);

        assertFalse(listener.stamp().isEmpty());
        assertEquals(session, session(standby));
      }
    }
  }

  /** When the listener has logged in. */
  private static String session(OwnServer server) throws Exception {
    try (Connection connection = new Connector(server.address(), "test").open(Duration.ZERO);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select string_agg(backend_start::text, ' ') from pg_stat_activity"
                    + " where application_name = 'listening'")) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void a_network_that_stalls_is_noticed_and_does_not_end_the_listening() throws Exception {
    try (TcpProxy proxy = new TcpProxy(PostgresServer.shared().port());
        StampListener listener =
            new StampListener(
                new Connector(PostgresServer.through(proxy.port(), address), "test"), OFTEN)) {
      write();
      listener.start();
      await(() -> !listener.stamp().isEmpty());
      String before = listener.stamp();

      proxy.stall();
      await(() -> listener.stamp().isEmpty());
      write();
      proxy.resume();

      await(() -> !listener.stamp().isEmpty());
      assertNotEquals(before, listener.stamp());
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "not within 30 seconds");
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
