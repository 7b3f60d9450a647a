package dev.errdict.db.postgresql;

import dev.errdict.db.rows.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
   * network, or that hangs.
   */
  private static final String ENDING =
      "set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3;"
          + " set idle_session_timeout = ";

  /** Longer than the work of a turn that nobody looks after. */
  private static final String WORK = "'30s'";

  /** Far longer than the intervals in which {@link #isHeld} shows that the process lives. */
  private static final String SIGN_OF_LIFE = "'10s'";

  private static final String KEY = "(hashtextextended(current_schema() || ' ' || ?, 0))";
  private static final String LOCK = "select pg_advisory_lock" + KEY;
  private static final String LOCK_IF_FREE = "select pg_try_advisory_lock" + KEY;

  /** Until the end of the transaction. */
  private static final String TRY = "select pg_try_advisory_xact_lock" + KEY;

  /** Waits for the lock, however long others have it, for a work of some seconds. */
  static SessionLock take(Connector connector, String name) throws SQLException {
    Connection connection = open(connector, WORK);
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setString(1, name);
      while (!tryLock(lock)) {}
      return new SessionLock(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * The lock, unless another session has it. It is kept for as long as {@link #isHeld} is asked
   * every few seconds.
   */
  static Optional<SessionLock> takeIfFree(Connector connector, String name) throws SQLException {
    Connection connection = open(connector, SIGN_OF_LIFE);
    boolean taken = false;
    try (PreparedStatement lock = connection.prepareStatement(LOCK_IF_FREE)) {
      lock.setString(1, name);
      try (ResultSet row = lock.executeQuery()) {
        taken = row.next() && row.getBoolean(1);
      }
      return taken ? Optional.of(new SessionLock(connection)) : Optional.empty();
    } finally {
      if (!taken) {
        connection.close();
      }
    }
  }

  private static Connection open(Connector connector, String idle) throws SQLException {
    Connection connection = connector.open(ANSWER);
    try (Statement statement = connection.createStatement()) {
      statement.execute(ENDING + idle);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
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
