package dev.errdict.db.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;

/**
 * Connections that survive the death of the process which holds the database's file. H2 renews a
 * connection by itself only between transactions; one that broke within a transaction stays broken,
 * and H2's pool would hand it out for ever.
 */
final class Connections implements ConnectionProvider, AutoCloseable {
  private static final Set<Integer> BROKEN =
      Set.of(
          ErrorCode.CONNECTION_BROKEN_1,
          ErrorCode.OBJECT_CLOSED,
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.DATABASE_CALLED_AT_SHUTDOWN);

  /** How a pool is made whose first connection works. */
  interface Opening {
    JdbcConnectionPool open() throws SQLException;
  }

  private final Opening opening;
  private JdbcConnectionPool pool;
  private boolean closed;

  Connections(Opening opening) throws SQLException {
    this.opening = opening;
    this.pool = opening.open();
  }

  /** Whether a failure only says that the process at the other end is gone. */
  static boolean isBroken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && BROKEN.contains(sql.getErrorCode())) {
        return true;
      }
    }
    return false;
  }

  synchronized JdbcConnectionPool pool() {
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

  @Override
  public synchronized void close() {
    closed = true;
    pool.dispose();
  }
}
