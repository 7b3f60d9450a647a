package dev.errdict.db.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.engine.Constants;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A database file that H2 has open in this process, until {@link #close}. The caller has the home's
 * lock.
 */
public final class Opening {
  static final String NAME = "errdict";
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

  private final Path folder;
  private final JdbcDataSource source;
  private final Connection anchor;
  private final boolean writable;

  private Opening(Path folder, JdbcDataSource source, boolean writable) throws SQLException {
    this.folder = folder;
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
    return new Opening(folder, source, writable);
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

  /** Closes the file. */
  public void close() {
    try {
      anchor.close();
    } catch (SQLException e) {
      // What was committed is in the file; a file that cannot be closed properly is recovered when
      // it is opened next.
    }
  }

  /** What came of compacting. */
  enum Compacted {
    YES,
    NO_ROOM,
    /** H2 had closed itself. */
    NO
  }

  /** Closes the file and replaces it by a copy of what it contains, where the disk has room. */
  Compacted closeCompactly() {
    boolean tried = false;
    try (Statement statement = anchor.createStatement()) {
      statement.execute("shutdown compact");
      tried = true;
    } catch (SQLException | RuntimeException e) {
      // The file keeps its size; its content is safe.
    } finally {
      close();
    }
    // H2 does not report that a copy has failed, and leaves it.
    return deleteCopy() ? Compacted.NO_ROOM : tried ? Compacted.YES : Compacted.NO;
  }

  /** Returns whether there was one. */
  private boolean deleteCopy() {
    try {
      return Files.deleteIfExists(
          folder.resolve(NAME + Constants.SUFFIX_MV_FILE + Constants.SUFFIX_MV_STORE_TEMP_FILE));
    } catch (IOException e) {
      return true;
    }
  }
}
