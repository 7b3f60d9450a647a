package dev.errdict.db.store;

import java.io.EOFException;
import java.net.SocketException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;

/**
 * Connections that survive the death of the process which holds the database's file: a broken one
 * is found out by the query that meets it, and the next query has a new one.
 */
final class Connections implements ConnectionProvider, AutoCloseable {
  private static final Set<Integer> BROKEN =
      Set.of(
          ErrorCode.CONNECTION_BROKEN_1,
          // Another process is just opening or closing the file.
          ErrorCode.ERROR_OPENING_DATABASE_1,
          ErrorCode.OBJECT_CLOSED,
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.DATABASE_CALLED_AT_SHUTDOWN);

  /** How a pool is made whose first connection works, when the one before it broke. */
  interface Opening {
    JdbcConnectionPool open() throws SQLException;
  }

  private final Opening opening;
  private JdbcConnectionPool pool;
  private boolean closed;

  Connections(JdbcConnectionPool pool, Opening opening) {
    this.pool = pool;
    this.opening = opening;
  }

  /** Whether a failure only says that the process at the other end is gone. */
  static boolean isBroken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && BROKEN.contains(sql.getErrorCode())) {
        return true;
      }
      // What H2 meets while it fetches the rest of a long result has no code of its own.
      if (cause instanceof EOFException || cause instanceof SocketException) {
        return true;
      }
    }
    return false;
  }

  private synchronized JdbcConnectionPool pool() {
    return pool;
  }

  /** A connection that is not known to be broken; to be closed by the caller. */
  Connection take() throws SQLException {
    JdbcConnectionPool from = pool();
    try {
      Connection connection = from.getConnection();
      if (!connection.isClosed()) {
        return connection;
      }
    } catch (SQLException e) {
      if (!isBroken(e)) {
        throw e;
      }
    }
    return renewed(from).getConnection();
  }

  /** One as it is, perhaps broken: who leaves does not open the file once more for that. */
  Connection takeToLeave() throws SQLException {
    return pool().getConnection();
  }

  /** Whether this process is the one that holds the file; the others reach it through that one. */
  boolean holdFile() {
    try (Connection connection = takeToLeave()) {
      return Compaction.held(connection).isPresent();
    } catch (SQLException e) {
      return false;
    }
  }

  private synchronized JdbcConnectionPool renewed(JdbcConnectionPool broken) throws SQLException {
    if (pool == broken && !closed) {
      pool = opening.open();
      broken.dispose();
    }
    return pool;
  }

  @Override
  public Connection acquire() {
    try {
      return take();
    } catch (SQLException e) {
      throw new DataAccessException("no connection", e);
    }
  }

  @Override
  public void release(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      if (!isBroken(e)) {
        throw new DataAccessException("closing a connection", e);
      }
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    pool.dispose();
  }
}
