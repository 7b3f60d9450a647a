package dev.errdict.db.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * Keeps the latest write's token, on a connection of its own: by notifications (LISTEN) and by
 * regular polling. Polling detects a dead connection, which waiting does not, and finds writes
 * without a notification, such as behind a pooler that gives each transaction another connection.
 */
final class StampListener implements AutoCloseable {
  private static final Duration ASK = Duration.ofMillis(500);
  private static final Duration ANSWER = Duration.ofSeconds(3);
  private static final Duration AGAIN = Duration.ofMillis(500);

  /** Then a standby is asked for notifications again, since it may have become the primary. */
  private static final Duration POLLING = Duration.ofMinutes(1);

  private static final Duration GOODBYE = Duration.ofSeconds(4);

  private final Connector connector;
  private final Duration ask;
  private final Thread thread;
  private volatile String stamp = "";
  private volatile boolean closed;

  StampListener(Connector connector) {
    this(connector, ASK);
  }

  /**
   * @param ask the interval of polling without notifications
   */
  StampListener(Connector connector, Duration ask) {
    this.connector = connector;
    this.ask = ask;
    this.thread = Thread.ofPlatform().daemon().name("errdict-listen").unstarted(this::run);
  }

  /** Idempotent. */
  synchronized void start() {
    if (thread.getState() == Thread.State.NEW && !closed) {
      thread.start();
    }
  }

  boolean isRunning() {
    return thread.isAlive();
  }

  /** The latest write's token; empty before the first answer, and while there is no connection. */
  String stamp() {
    return stamp;
  }

  private void run() {
    while (!closed) {
      try (Connection connection = connector.open(ANSWER)) {
        listen(connection);
      } catch (SQLException | RuntimeException | Error e) {
        // The changed stamp makes listeners read the store, and that reports the problem.
        stamp = "";
        pause();
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    boolean notified = isNotified(connection);
    long begun = System.nanoTime();
    PGConnection server = connection.unwrap(PGConnection.class);
    while (!closed && (notified || System.nanoTime() - begun < POLLING.toNanos())) {
      stamp = WriteToken.latest(connection);
      server.getNotifications((int) ask.toMillis());
    }
  }

  /** Asks for notifications; a standby sends none. */
  private static boolean isNotified(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + WriteToken.CHANNEL);
      return true;
    } catch (SQLException e) {
      if (PostgresFailure.behind(e).equals(Optional.of(PostgresFailure.READ_ONLY))) {
        return false;
      }
      throw e;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    try {
      if (thread.isAlive() && Thread.currentThread() != thread) {
        var _ = thread.join(GOODBYE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
