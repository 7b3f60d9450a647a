package dev.errdict.db.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A few connections: opened when they are needed, kept for a while, and no more than so many at a
 * time. It has no thread: a broken connection is noticed by the caller's first statement. Safe for
 * use by several threads.
 */
final class ConnectionPool implements AutoCloseable {
  /** How long the server may take for one answer; longer than any wait for a lock. */
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long WAIT_SECONDS = 20;

  private record Kept(Connection connection, long since) {}

  private final Connector connector;
  private final Semaphore permits;
  private final Deque<Kept> kept = new ArrayDeque<>();
  private boolean closed;

  /**
   * @param most so many at a time
   */
  ConnectionPool(Connector connector, int most) {
    this.connector = connector;
    this.permits = new Semaphore(most, true);
  }

  /** A connection without a transaction, to be given back by {@link #keep} or {@link #discard}. */
  Connection take() throws SQLException {
    acquire();
    boolean taken = false;
    try {
      Connection connection = latestKept();
      if (connection == null) {
        connection = connector.open(ANSWER);
      }
      connection.setAutoCommit(false);
      taken = true;
      return connection;
    } finally {
      if (!taken) {
        permits.release();
      }
    }
  }

  private void acquire() throws SQLException {
    try {
      if (permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new SQLException("no connection is free", "08001");
  }

  private synchronized @org.jspecify.annotations.Nullable Connection latestKept() {
    Kept latest = kept.pollFirst();
    if (latest == null) {
      return null;
    }
    if (System.nanoTime() - latest.since() < KEPT_NANOS) {
      return latest.connection();
    }
    kept.addFirst(latest);
    closeKept();
    return null;
  }

  /** Gives back a connection that can be used again. */
  void keep(Connection connection) {
    synchronized (this) {
      if (closed) {
        close(connection);
      } else {
        kept.addFirst(new Kept(connection, System.nanoTime()));
      }
    }
    permits.release();
  }

  /**
   * Gives back a connection that is broken, and closes the idle ones, which are probably broken
   * too.
   */
  void discard(Connection connection) {
    close(connection);
    closeKept();
    permits.release();
  }

  private void closeKept() {
    List<Kept> old;
    synchronized (this) {
      old = new ArrayList<>(kept);
      kept.clear();
    }
    old.forEach(one -> close(one.connection()));
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // It is closed on this side.
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    closeKept();
  }
}
