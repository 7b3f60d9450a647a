package dev.errdict.db.postgresql;

import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * An advisory lock of the server, on a connection of its own: it ends with the connection, and so
 * with the process. Locks of the same name in different schemas are different ones.
 */
record SessionLock(Connection connection) implements Database.Turn {
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /**
   * The server ends the session of a process that is gone without a word, with its machine or its
   * network, or that hangs. {@link #isHeld} shows that it lives, at intervals far below ten
   * seconds.
   */
  private static final String ENDING =
      "set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3;"
          + " set idle_session_timeout = '10s'";

  private static final String KEY = "(hashtextextended(current_schema() || ' ' || ?, 0))";
  private static final String LOCK = "select pg_advisory_lock" + KEY;
  private static final String LOCK_IF_FREE = "select pg_try_advisory_lock" + KEY;

  /** Until the end of the transaction. */
  private static final String TRY = "select pg_try_advisory_xact_lock" + KEY;

  /** What takes the lock on a connection; false when another session has it. */
  private interface Taking {
    boolean on(Connection connection) throws SQLException;
  }

  /** Waits for the lock, however long others have it. */
  static SessionLock take(Connector connector, String name) throws SQLException {
    return take(connector, connection -> await(connection, name)).orElseThrow();
  }

  /** The lock, unless another session has it. */
  static Optional<SessionLock> takeIfFree(Connector connector, String name) throws SQLException {
    return take(
        connector,
        connection -> Boolean.TRUE.equals(Sql.on(connection).fetchValue(LOCK_IF_FREE, name)));
  }

  private static Optional<SessionLock> take(Connector connector, Taking taking)
      throws SQLException {
    Connection connection = connector.open(ANSWER);
    boolean taken = false;
    try (Statement statement = connection.createStatement()) {
      statement.execute(ENDING);
      taken = taking.on(connection);
      return taken ? Optional.of(new SessionLock(connection)) : Optional.empty();
    } finally {
      if (!taken) {
        connection.close();
      }
    }
  }

  private static boolean await(Connection connection, String name) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setString(1, name);
      while (!tryLock(lock)) {}
      return true;
    }
  }

  /** Whether a session has the lock. */
  static boolean isTaken(DSLContext sql, String name) {
    return Boolean.FALSE.equals(sql.fetchValue(TRY, name));
  }

  private static boolean tryLock(PreparedStatement lock) throws SQLException {
    try {
      lock.execute();
      return true;
    } catch (SQLException e) {
      // The session's lock_timeout has expired; it is shorter than the socket timeout.
      if (PostgresFailure.behind(e)
          .filter(trouble -> trouble == PostgresFailure.BUSY)
          .isPresent()) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public boolean isHeld() {
    try {
      return connection.isValid((int) ANSWER.toSeconds());
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // The server ends the session, and the lock with it.
    }
  }
}
