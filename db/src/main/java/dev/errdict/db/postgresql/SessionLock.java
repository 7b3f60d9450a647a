package dev.errdict.db.postgresql;

import dev.errdict.db.rows.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.jooq.DSLContext;

/**
 * An advisory lock of the server, on a connection of its own: it ends with the connection, and so
 * with the process. Locks of the same name in different schemas are different ones.
 */
record SessionLock(Connection connection) implements Database.Turn {
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private static final String KEY = "(hashtextextended(current_schema() || ' ' || ?, 0))";
  private static final String LOCK = "select pg_advisory_lock" + KEY;

  /** Until the end of the transaction. */
  private static final String TRY = "select pg_try_advisory_xact_lock" + KEY;

  /** Waits for the lock, however long others have it. */
  static SessionLock take(Connector connector, String name) throws SQLException {
    Connection connection = connector.open(ANSWER);
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setString(1, name);
      while (!tryLock(lock)) {}
      return new SessionLock(connection);
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
