package dev.errdict.db.postgresql;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.home.BuildFolder;
import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreFailure;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.home.UsedDatabase;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Sql;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.TransactionalCallable;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database that several processes share. The server need not be reachable when this
 * object is created; each use takes a connection and throws when it gets none.
 *
 * <p>Readings are transactions that see one moment (REPEATABLE READ). Writes come one after
 * another: each locks the same row first, see {@link WriteToken}. The first statement of each shows
 * whether a kept connection is alive; steps up to it are repeated after a failure, later ones are
 * not.
 */
public final class PostgresDatabase extends Database {
  private static final int MOST_CONNECTIONS = 4;

  private static final String READING =
      "set transaction isolation level repeatable read, read only";

  private final Connector connector;
  private final Home home;
  private final boolean resident;
  private final ConnectionPool pool;
  private final PostgresUpgrade preparation;
  private final Retries attempts;
  private final StampListener listener;
  private final SecureRandom random = new SecureRandom();
  private final Map<Thread, DSLContext> readings = new ConcurrentHashMap<>();

  private PostgresDatabase(DatabaseAddress address, Home home, StoreOptions options) {
    this.connector = new Connector(address, options.program().get());
    this.home = home;
    this.resident = options.keep().isZero();
    this.pool = new ConnectionPool(connector, MOST_CONNECTIONS);
    this.preparation = new PostgresUpgrade(connector, random, home, options.waiting());
    this.attempts = new Retries(connector, options);
    this.listener = new StampListener(connector);
  }

  /**
   * The same without connecting first.
   *
   * @param home of the process, for the backup before a migration
   */
  public static PostgresDatabase of(DatabaseAddress address, Home home, StoreOptions options) {
    return new PostgresDatabase(address, home, options);
  }

  /**
   * Migrates and seeds the database when needed.
   *
   * @throws CatalogException when it cannot be used; the message says what to do
   */
  public static PostgresDatabase open(DatabaseAddress address, Home home, StoreOptions options)
      throws CatalogException {
    PostgresDatabase database = of(address, home, options);
    try {
      database.<Integer, RuntimeException>query(sql -> 0);
      return database;
    } catch (RuntimeException e) {
      database.close();
      if (e instanceof StoreFailure failure) {
        throw failure.trouble();
      }
      throw e;
    }
  }

  /** The first step of a unit of work on a connection. */
  private interface Beginning {
    void on(Connection connection) throws SQLException;
  }

  /** A connection on which the first step has succeeded. */
  private Connection begin(Beginning first) {
    return attempts.make(
        () -> {
          if (preparation.ensure()) {
            begun();
          }
          Connection connection = pool.take();
          try {
            first.on(connection);
            return connection;
          } catch (SQLException e) {
            giveBack(connection, e);
            throw e;
          }
        });
  }

  private void giveBack(Connection connection, Throwable failure) {
    if (PostgresFailure.breaks(failure)) {
      pool.discard(connection);
      return;
    }
    try {
      connection.rollback();
      pool.keep(connection);
    } catch (SQLException e) {
      pool.discard(connection);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The reading transaction of this thread; null outside of one. */
  private @Nullable DSLContext reading() {
    return readings.get(Thread.currentThread());
  }

  @Override
  public <T, E extends Exception> T query(Work<T, E> work) throws E {
    DSLContext outer = reading();
    if (outer != null) {
      return work.on(outer);
    }
    Connection connection = begin(fresh -> execute(fresh, READING));
    Throwable failure = null;
    DSLContext sql = Sql.on(connection);
    readings.put(Thread.currentThread(), sql);
    try {
      return work.on(sql);
    } catch (RuntimeException e) {
      failure = e;
      throw PostgresFailure.explain(e, place());
    } finally {
      readings.remove(Thread.currentThread());
      end(connection, failure);
    }
  }

  /** Ends a reading. */
  private void end(Connection connection, @Nullable Throwable failure) {
    if (failure != null) {
      giveBack(connection, failure);
      return;
    }
    try {
      connection.commit();
      pool.keep(connection);
    } catch (SQLException e) {
      // The result of the reading is complete; the next use reports the problem.
      pool.discard(connection);
    }
  }

  @Override
  public <T> T transaction(TransactionalCallable<T> work) {
    T result = write(work);
    remember();
    return result;
  }

  /**
   * Does not remember the database: keeping the question of somebody who only looks does not make
   * the home the server's.
   */
  @Override
  public <T> T quietly(TransactionalCallable<T> work) {
    return write(work);
  }

  private <T> T write(TransactionalCallable<T> work) {
    if (reading() != null) {
      throw new IllegalStateException("writing within a reading");
    }
    WriteToken token = WriteToken.random(random);
    Connection connection = begin(token::lock);
    T result;
    try {
      result = work.run(Sql.on(connection).configuration());
    } catch (Throwable e) {
      giveBack(connection, e);
      if (e instanceof Error error) {
        throw error;
      }
      throw e instanceof RuntimeException || PostgresFailure.behind(e).isPresent()
          ? PostgresFailure.explain(e, place())
          : new DataAccessException("rolled back", e);
    }
    commit(connection, token);
    return result;
  }

  private void begun() {
    BuildFolder.deleteLeftovers(home);
    if (resident || !Files.exists(home.database())) {
      remember();
    }
  }

  /**
   * From now on the home is not used without this database. Who only looks at it from a home with a
   * database of its own may do so.
   */
  private void remember() {
    UsedDatabase.remember(home, place());
  }

  private void commit(Connection connection, WriteToken token) {
    try {
      connection.commit();
      pool.keep(connection);
    } catch (SQLException e) {
      giveBack(connection, e);
      if (!PostgresFailure.breaks(e)) {
        throw PostgresFailure.explain(e, place());
      }
      if (!wasCommitted(token, e)) {
        throw new StoreFailure(new CatalogException(e, Problem.DATABASE_NOT_SAVED, place()));
      }
    }
  }

  /** Asks on another connection what has become of a commit that got no answer. */
  private boolean wasCommitted(WriteToken token, SQLException failure) {
    try {
      Optional<Boolean> answer =
          attempts.makePatiently(
              () -> {
                Connection connection = pool.take();
                try {
                  Optional<Boolean> committed = token.isCommitted(connection);
                  giveBack(connection, failureOfNone());
                  return committed;
                } catch (SQLException e) {
                  giveBack(connection, e);
                  throw e;
                }
              });
      if (answer.isPresent()) {
        return answer.get();
      }
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
    throw new StoreFailure(new CatalogException(failure, Problem.DATABASE_UNKNOWN, place()));
  }

  private static Throwable failureOfNone() {
    return new IllegalStateException();
  }

  @Override
  public DSLContext sql() {
    return Sql.on(new SingleStatements(), SQLDialect.POSTGRES);
  }

  /** A transaction for each statement. */
  private final class SingleStatements implements ConnectionProvider {
    @Override
    public Connection acquire() {
      return begin(connection -> connection.setAutoCommit(true));
    }

    @Override
    public void release(Connection connection) {
      try {
        connection.setAutoCommit(false);
        pool.keep(connection);
      } catch (SQLException e) {
        pool.discard(connection);
      }
    }
  }

  @Override
  public String stamp() {
    DSLContext outer = reading();
    if (outer == null && listener.isRunning()) {
      return listener.stamp();
    }
    return query(sql -> sql.connectionResult(connection -> WriteToken.latest(connection)));
  }

  @Override
  public void watchStamp() {
    listener.start();
  }

  @Override
  public Turn turn(String name) {
    return attempts.make(() -> SessionLock.take(connector, name));
  }

  @Override
  public Optional<Turn> turnIfFree(String name) {
    return attempts.make(() -> SessionLock.takeIfFree(connector, name)).map(lock -> lock);
  }

  @Override
  public boolean hasTurns() {
    return true;
  }

  @Override
  public boolean isTaken(String turn) {
    return query(sql -> SessionLock.isTaken(sql, turn));
  }

  @Override
  public List<String> foreignObjects() {
    return query(sql -> new SchemaObjects(sql).foreign());
  }

  @Override
  public long bytes() {
    return query(sql -> new SchemaObjects(sql).bytes());
  }

  @Override
  public String engine() {
    return query(sql -> sql.connectionResult(connection -> Sql.engine(connection)));
  }

  /**
   * The numbers of the database and of a table in its cluster, and the cluster's own, which its
   * standbys have too. Tables that are restored from a dump have other numbers.
   */
  @Override
  public String identity() {
    return query(
        sql ->
            sql.fetchValue("select oid from pg_database where datname = current_database()")
                + " "
                + sql.fetchValue("select cast(to_regclass('setting') as oid)")
                + (Boolean.TRUE.equals(
                        sql.fetchValue(
                            "select has_function_privilege('pg_control_system()', 'execute')"))
                    ? " of " + sql.fetchValue("select system_identifier from pg_control_system()")
                    : ""));
  }

  @Override
  public String place() {
    return connector.address().place();
  }

  @Override
  public void compact() {
    List<String> tables = query(sql -> new SchemaObjects(sql).ours());
    tables.forEach(table -> sql().execute("vacuum (analyze) " + table));
  }

  @Override
  public void close() {
    listener.close();
    pool.close();
  }
}
