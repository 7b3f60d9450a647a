package dev.errdict.db.store;

import dev.errdict.db.CatalogException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.TransactionalCallable;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * An open database whose schema and shipped catalog are those of this build. Several processes may
 * have one home open at once (H2's mixed mode): the first holds the file and serves the others over
 * loopback.
 */
public final class Database implements AutoCloseable {
  static {
    // Read by H2 when its classes load: without it the mixed-mode server listens on every address.
    System.setProperty("h2.bindAddress", "127.0.0.1");
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private static final String H2_OPTIONS =
      ";AUTO_SERVER=TRUE"
          // With the default of 500 ms a killed process loses commits that it has acknowledged.
          + ";WRITE_DELAY=0"
          // Failures reach the person who can act on them, not a file in the home.
          + ";TRACE_LEVEL_FILE=0"
          + ";LOCK_TIMEOUT=30000";

  private static final int OPENING_ATTEMPTS = 20;
  private static final int OPENING_PAUSE_MILLIS = 250;

  private static final int TRANSACTION_ATTEMPTS = 5;

  private final Connections connections;
  private final Object place;
  private final DSLContext sql;

  private Database(Connections connections, Object place) {
    this.connections = connections;
    this.place = place;
    this.sql = DSL.using(connections, SQLDialect.H2, settings());
  }

  /**
   * Opens the home's database; makes, migrates and seeds it first when needed.
   *
   * @throws CatalogException when the home cannot be used; the message says what to do
   */
  public static Database open(Home home) throws CatalogException {
    home.create();
    try {
      return migrated(new Connections(() -> pool(home)), home);
    } catch (SQLException | RuntimeException e) {
      throw DatabaseTrouble.explain(e, home);
    }
  }

  private static Database migrated(Connections connections, Home home)
      throws CatalogException, SQLException {
    try {
      Migrations.bringUpToDate(connections.pool(), home.folder());
      return new Database(connections, home.folder());
    } catch (CatalogException | SQLException | RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  private static JdbcConnectionPool pool(Home home) throws SQLException {
    StaleLock.clear(home);
    String url = "jdbc:h2:file:" + home.folder().resolve("errdict") + H2_OPTIONS;
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "errdict", "");
    try {
      waitForLock(pool);
      Backup.restrict(home.database());
      Backup.restrict(home.lock());
      return pool;
    } catch (SQLException | RuntimeException e) {
      pool.dispose();
      throw e;
    }
  }

  /** A database in memory that lives as long as the object; migrated and seeded. */
  public static Database inMemory(String name) throws CatalogException {
    String url = "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    try {
      Connections connections =
          new Connections(() -> JdbcConnectionPool.create(url, "errdict", ""));
      Migrations.bringUpToDate(connections.pool(), name);
      return new Database(connections, name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another process may be opening or closing the file at this very moment. */
  private static void waitForLock(DataSource source) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = source.getConnection()) {
        connection.getMetaData();
        return;
      } catch (SQLException e) {
        if (e.getErrorCode() != ErrorCode.DATABASE_ALREADY_OPEN_1 || attempt == OPENING_ATTEMPTS) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(OPENING_PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static DSLContext dsl(DataSource source) {
    return DSL.using(source, SQLDialect.H2, settings());
  }

  static DSLContext dsl(Connection connection) {
    return DSL.using(connection, SQLDialect.H2, settings());
  }

  private static Settings settings() {
    return new Settings()
        .withRenderSchema(false)
        .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
        .withRenderNameCase(RenderNameCase.LOWER);
  }

  /** The database engine's name and version. */
  public String engine() {
    try (Connection connection = connections.take()) {
      DatabaseMetaData facts = connection.getMetaData();
      return facts.getDatabaseProductName()
          + " "
          + facts.getDatabaseProductVersion().replaceFirst(" .*", "");
    } catch (SQLException e) {
      throw new DataAccessException("asking for the version", e);
    }
  }

  DSLContext sql() {
    return sql;
  }

  /**
   * Runs one transaction; again from its start when the process that held the file died under it.
   * The work must stand a repetition after a commit whose answer was lost.
   *
   * @throws RuntimeException what the work throws, rolled back
   */
  <T> T transaction(TransactionalCallable<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return sql.transactionResult(work);
      } catch (RuntimeException e) {
        if (!Connections.isBroken(e) || attempt == TRANSACTION_ATTEMPTS) {
          throw e;
        }
        pause();
      }
    }
  }

  /** What to name when something is wrong with it: the home's folder. */
  Object place() {
    return place;
  }

  /**
   * Rewrites a little of what is mostly out of date in the file, so that a process that runs for
   * long keeps it from growing: without a write delay H2 does not do so by itself. Quick; does
   * nothing where another process holds the file.
   */
  public void tidy() {
    try (Connection connection = connections.take()) {
      Compaction.tidy(connection);
    } catch (SQLException e) {
      throw new DataAccessException("tidying", e);
    }
  }

  /**
   * Makes the file as small as it can be.
   *
   * @return whether it was done; not while other processes use the database
   */
  public boolean compact() {
    try (Connection connection = connections.take()) {
      return Compaction.compact(connection);
    } catch (SQLException e) {
      throw new DataAccessException("compacting", e);
    }
  }

  /** Closes it; the last process to do so makes a file smaller that has grown much. */
  @Override
  public void close() {
    try (Connection connection = connections.take()) {
      if (Compaction.isDue(connection)) {
        Compaction.compact(connection);
      }
    } catch (SQLException e) {
      // It stays as large as it is; what it holds is safe.
    }
    connections.close();
  }
}
