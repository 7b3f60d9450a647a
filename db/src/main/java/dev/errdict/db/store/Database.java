package dev.errdict.db.store;

import dev.errdict.db.CatalogException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
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
    // H2 would renew a broken connection by itself, but not through the gate: see Gate.
    System.setProperty("h2.maxReconnect", "-1");
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private static final String SHARED =
      ";AUTO_SERVER=TRUE"
          // With the default of 500 ms a killed process loses commits that it has acknowledged.
          + ";WRITE_DELAY=0"
          // Failures reach the person who can act on them, not a file in the home.
          + ";TRACE_LEVEL_FILE=0"
          + ";LOCK_TIMEOUT=30000";

  private static final String READ_ONLY = ";ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0";

  private static final String USER = "errdict";

  private static final int OPENING_ATTEMPTS = 20;
  private static final int OPENING_PAUSE_MILLIS = 250;

  private static final int PARTING_PAUSES = 40;
  private static final int PARTING_PAUSE_MILLIS = 25;

  private static final int ATTEMPTS = 10;
  private static final int ATTEMPT_PAUSE_MILLIS = 50;

  private final Connections connections;
  private final Object place;
  private final Supplier<Gate> leaving;
  private final DSLContext sql;

  private Database(Connections connections, Object place, Supplier<Gate> leaving) {
    this.connections = connections;
    this.place = place;
    this.leaving = leaving;
    this.sql = DSL.using(connections, SQLDialect.H2, settings());
  }

  /**
   * Opens the home's database; makes, migrates and seeds it first when needed.
   *
   * @throws CatalogException when the home cannot be used; the message says what to do
   */
  public static Database open(Home home) throws CatalogException {
    home.create();
    try (Gate _ = Gate.toOpen(home)) {
      JdbcConnectionPool pool = shared(home);
      try {
        Migrations.bringUpToDate(pool, home.folder());
      } catch (CatalogException | SQLException | RuntimeException e) {
        pool.dispose();
        throw e;
      }
      Connections connections = new Connections(pool, () -> reopened(home));
      return new Database(
          connections,
          home.folder(),
          () -> connections.holdFile() ? Gate.toClose(home) : Gate.ofNoHome());
    } catch (SQLException | RuntimeException e) {
      throw DatabaseTrouble.explain(e, home);
    }
  }

  /**
   * Opens the home's database for one who does not write: as {@link #open(Home)} does, or else,
   * where nobody can write because the disk is full or the home is read-only, as it stands.
   *
   * @throws CatalogException when the home cannot be used; the message says what to do
   */
  public static Database openToRead(Home home) throws CatalogException {
    try {
      return open(home);
    } catch (CatalogException e) {
      Optional<Database> standing = e.isOfWriting() ? asItStands(home) : Optional.empty();
      return standing.orElseThrow(() -> e);
    }
  }

  /**
   * Opens the home's database for a short look. While no process holds it this needs neither H2's
   * lock nor its server, which is quicker, and nothing is written; otherwise it is {@link
   * #open(Home)}. A process that comes meanwhile to write waits: to be closed before anything that
   * may take long.
   *
   * @throws CatalogException when the home cannot be used; the message says what to do
   */
  public static Database openForLooking(Home home) throws CatalogException {
    Optional<Database> standing = asItStands(home);
    return standing.isPresent() ? standing.get() : open(home);
  }

  /** The database without a process that holds it; empty when there is one, or to make or mend. */
  private static Optional<Database> asItStands(Home home) {
    if (!Files.exists(home.database())) {
      return Optional.empty();
    }
    Gate gate = Gate.toLook(home);
    StaleLock.clear(home);
    // H2 minds a lock file even when it only reads.
    if (!Files.exists(home.lock())) {
      JdbcConnectionPool pool = pool(home, READ_ONLY);
      try {
        if (Migrations.areUpToDate(pool)) {
          return Optional.of(
              new Database(new Connections(pool, () -> reopened(home)), home.folder(), () -> gate));
        }
      } catch (SQLException e) {
        // The ordinary way says what is wrong.
      }
      pool.dispose();
    }
    gate.close();
    return Optional.empty();
  }

  private static JdbcConnectionPool reopened(Home home) throws SQLException {
    try (Gate _ = Gate.toOpen(home)) {
      return shared(home);
    }
  }

  private static JdbcConnectionPool shared(Home home) throws SQLException {
    StaleLock.clear(home);
    JdbcConnectionPool pool = pool(home, SHARED);
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

  private static JdbcConnectionPool pool(Home home, String options) {
    return JdbcConnectionPool.create(
        "jdbc:h2:file:" + home.folder().resolve("errdict") + options, USER, "");
  }

  /** A database in memory that lives as long as the object; migrated and seeded. */
  public static Database inMemory(String name) throws CatalogException {
    String url = "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    try {
      JdbcConnectionPool pool = JdbcConnectionPool.create(url, USER, "");
      Migrations.bringUpToDate(pool, name);
      return new Database(new Connections(pool, () -> pool), name, Gate::ofNoHome);
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
        if (!isPassing(e) || attempt == OPENING_ATTEMPTS) {
          throw e;
        }
        pause(OPENING_PAUSE_MILLIS);
      }
    }
  }

  private static boolean isPassing(SQLException e) {
    return !DatabaseTrouble.isOfDisk(e)
        && (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1 || Connections.isBroken(e));
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
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

  /** For tests: statements whose connection nobody watches. */
  DSLContext sql() {
    return sql;
  }

  /** What can be repeated from its start. */
  interface Work<T, E extends Exception> {
    T on(DSLContext sql) throws E;
  }

  /**
   * Runs statements that each stand alone; again from their start when the process that held the
   * file went away under them.
   */
  <T, E extends Exception> T query(Work<T, E> work) throws E {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.on(sql);
      } catch (RuntimeException e) {
        if (!Connections.isBroken(e) || attempt == ATTEMPTS) {
          throw e;
        }
        pause(ATTEMPT_PAUSE_MILLIS);
      }
    }
  }

  /**
   * Runs one transaction; again from its start when the process that held the file went away under
   * it. The work must stand a repetition after a commit whose answer was lost.
   *
   * @throws RuntimeException what the work throws, rolled back
   */
  <T> T transaction(TransactionalCallable<T> work) {
    return query(sql -> sql.transactionResult(work));
  }

  /** What to name when something is wrong with it: the home's folder. */
  public Object place() {
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
    if (connections.isClosed()) {
      return;
    }
    try (Gate _ = leaving.get()) {
      finish();
      connections.close();
    }
  }

  /**
   * What the process that holds the file does last. It lets those finish who reach it through this
   * one and are here only for a moment: to them a holder that leaves is a broken connection.
   */
  private void finish() {
    try (Connection connection = connections.takeToLeave()) {
      for (int i = 0; i < PARTING_PAUSES && Compaction.servesOthers(connection); i++) {
        pause(PARTING_PAUSE_MILLIS);
      }
      if (Compaction.isDue(connection)) {
        Compaction.compact(connection);
      }
    } catch (SQLException e) {
      // It stays as large as it is; what it holds is safe.
    }
  }
}
