package dev.errdict.db.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * Keeps the file from growing without end. With WRITE_DELAY=0 each commit appends a chunk, and H2's
 * own compaction in the background is off (measured on 2.4.240: 20 KB a commit, also after a normal
 * close).
 */
final class Compaction {
  private static final int WANTED_FILL_PERCENT = 50;
  private static final int REWRITE_BYTES = 16 << 20;
  private static final long LARGE = 16L << 20;

  private Compaction() {}

  /** The store, when this process is the one that holds the file and may write it. */
  static Optional<MVStore> held(Connection connection) throws SQLException {
    return connection.isWrapperFor(JdbcConnection.class)
            && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
            && session.getDatabase().isPersistent()
            && !session.getDatabase().isReadOnly()
        ? Optional.of(session.getDatabase().getStore().getMvStore())
        : Optional.empty();
  }

  static void tidy(Connection connection) throws SQLException {
    held(connection).ifPresent(store -> store.compact(WANTED_FILL_PERCENT, REWRITE_BYTES));
  }

  /** Whether the file is large for what it holds, and nobody else uses it. */
  static boolean isDue(Connection connection) throws SQLException {
    Optional<MVStore> store = held(connection);
    return store.isPresent()
        && store.get().getFileStore().size() > LARGE
        && store.get().getFileStore().getChunksFillRate() < WANTED_FILL_PERCENT
        && isAlone(connection);
  }

  static boolean compact(Connection connection) throws SQLException {
    if (held(connection).isEmpty() || !isAlone(connection)) {
      return false;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("shutdown compact");
    }
    return true;
  }

  /** Whether other processes reach the database through this one. */
  static boolean servesOthers(Connection connection) throws SQLException {
    return held(connection).isPresent() && !isAlone(connection);
  }

  private static boolean isAlone(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet others =
            statement.executeQuery(
                "select count(*) from information_schema.sessions where client_addr is not null")) {
      return others.next() && others.getInt(1) == 0;
    }
  }
}
