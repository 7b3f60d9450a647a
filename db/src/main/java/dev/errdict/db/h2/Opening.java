package dev.errdict.db.h2;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A database file that H2 has open in this process, until {@link #close}. The caller has the home's
 * lock.
 */
public final class Opening {
  static final String NAME = "errdict";
  private static final int MOVING_MILLIS = 5000;
  private static final String USER = "errdict";

  private static final String COMMON =
      // We have the home's lock; H2's own lock is a file that a killed process would leave behind.
      ";FILE_LOCK=NO"
          // Failures are reported to the user, not written to a file in the home.
          + ";TRACE_LEVEL_FILE=0"
          // Sorted in memory: H2 would write large results to the folder for temporary files.
          + ";MAX_MEMORY_ROWS=100000000";

  private static final String WRITING =
      // With the default of 500 ms a killed process loses commits that it has acknowledged.
      ";WRITE_DELAY=0"
          // No compaction when closing; Compaction decides when.
          + ";MAX_COMPACT_TIME=0";

  private static final String READING = ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE";

  private final JdbcDataSource source;
  private final Connection anchor;
  private final boolean writable;

  private Opening(JdbcDataSource source, boolean writable) throws SQLException {
    this.source = source;
    this.writable = writable;
    this.anchor = source.getConnection();
  }

  /** Opens the file; creates it when it is to be written and not there. */
  public static Opening of(Path folder, boolean writable) throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:" + HomeFilePath.database(folder, NAME) + COMMON + (writable ? WRITING : READING));
    source.setUser(USER);
    source.setPassword("");
    return new Opening(source, writable);
  }

  boolean isWritable() {
    return writable;
  }

  /** Connections to the open file. */
  public JdbcDataSource source() {
    return source;
  }

  /** A connection, to be closed by the caller. */
  public Connection connect() throws SQLException {
    return source.getConnection();
  }

  private void moveTogether() throws SQLException {
    if (anchor.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
      session.getDatabase().getStore().getMvStore().compactFile(MOVING_MILLIS);
    }
  }

  /** Closes the file. */
  public void close() {
    try {
      anchor.close();
    } catch (SQLException e) {
      // What was committed is in the file; a file that cannot be closed properly is recovered when
      // it is opened next.
    }
  }

  /**
   * Closes the file after making it as small as possible.
   *
   * @param room whether there is room on the disk for a copy; otherwise the content is moved
   *     towards the file's beginning, which saves less space
   */
  public void closeCompactly(boolean room) {
    try (Statement statement = anchor.createStatement()) {
      if (room) {
        statement.execute("shutdown compact");
      } else {
        moveTogether();
      }
    } catch (SQLException | RuntimeException e) {
      // The file keeps its size; its content is safe.
    } finally {
      close();
    }
  }
}
