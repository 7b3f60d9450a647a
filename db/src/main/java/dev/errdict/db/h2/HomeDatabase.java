package dev.errdict.db.h2;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.home.DatabaseTrouble;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.HomeFacts;
import dev.errdict.db.home.StoreFailure;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.TransactionalCallable;
import org.jooq.exception.DataAccessException;

/** H2 in a file of a home, open only while there is work on it: see {@link HomeFile}. */
public final class HomeDatabase extends Database {
  /** A disk with less free space counts as full: H2 writes some hundred kilobytes at once. */
  private static final long FULL_BYTES = 1L << 20;

  private final HomeFile file;
  private final boolean readsToWrite;
  private final StoreOptions options;
  private boolean closed;

  private HomeDatabase(HomeFile file, boolean readsToWrite, StoreOptions options) {
    this.file = file;
    this.readsToWrite = readsToWrite;
    this.options = options;
  }

  /**
   * @param toWrite whether reads also open the file for writing, so that a command which reads and
   *     then writes opens it once
   */
  public static HomeDatabase open(Home home, boolean toWrite, StoreOptions options)
      throws CatalogException {
    HomeDatabase database = of(home, toWrite, options);
    try {
      database.file.open(toWrite, options).close();
      return database;
    } catch (CatalogException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** The same without opening the file first. */
  public static HomeDatabase of(Home home, boolean toWrite, StoreOptions options) {
    return new HomeDatabase(HomeFile.take(home), toWrite, options);
  }

  private HomeFile.Use use(boolean writing) {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    try {
      return file.open(writing, options);
    } catch (CatalogException e) {
      throw new StoreFailure(e);
    }
  }

  @Override
  public <T, E extends Exception> T query(Work<T, E> work) throws E {
    try (HomeFile.Use use = use(readsToWrite)) {
      try (Connection connection = use.connect()) {
        return work.on(Sql.on(connection));
      } catch (SQLException e) {
        throw new DataAccessException("no connection", e);
      } catch (RuntimeException e) {
        // H2 may have closed itself.
        use.fail();
        throw e;
      }
    }
  }

  @Override
  public <T> T transaction(TransactionalCallable<T> work) {
    return transaction(work, true);
  }

  @Override
  public <T> T quietly(TransactionalCallable<T> work) {
    return transaction(work, false);
  }

  private <T> T transaction(TransactionalCallable<T> work, boolean told) {
    try (HomeFile.Use use = use(true)) {
      try (Connection connection = use.connect()) {
        if (told) {
          file.stamp().renew();
        }
        return Sql.on(connection).transactionResult(work);
      } catch (SQLException | IOException e) {
        use.fail();
        throw new DataAccessException("writing", e);
      } catch (RuntimeException e) {
        if (DatabaseTrouble.behind(e, place()).isEmpty()) {
          throw e;
        }
        use.fail();
        throw onFullDisk(e);
      }
    }
  }

  /**
   * H2 writes on its own threads; the cause of a failure there may be missing from the exception.
   */
  private RuntimeException onFullDisk(RuntimeException failure) {
    return new HomeFacts(file.home()).freeBytes() < FULL_BYTES
        ? new StoreFailure(new CatalogException(failure, Problem.HOME_DISK_FULL, place()))
        : failure;
  }

  @Override
  public void checkRoomFor(long bytes) throws CatalogException {
    long free = new HomeFacts(file.home()).freeBytes();
    if (free < bytes) {
      throw new CatalogException(Problem.HOME_NO_ROOM, place(), bytes >> 20, free >> 20);
    }
  }

  @Override
  public DSLContext sql() {
    return Sql.on(new SingleStatements());
  }

  /** Opens the file for each statement. */
  private final class SingleStatements implements ConnectionProvider {
    private final Map<Connection, HomeFile.Use> uses = new ConcurrentHashMap<>();

    @Override
    public Connection acquire() {
      HomeFile.Use use = use(true);
      try {
        Connection connection = use.connect();
        uses.put(connection, use);
        return connection;
      } catch (SQLException e) {
        use.close();
        throw new DataAccessException("no connection", e);
      }
    }

    @Override
    public void release(Connection connection) {
      try (HomeFile.Use _ = uses.remove(connection)) {
        connection.close();
      } catch (SQLException e) {
        throw new DataAccessException("closing", e);
      }
    }
  }

  @Override
  public String engine() {
    return query(sql -> sql.connectionResult(connection -> Sql.engine(connection)));
  }

  @Override
  public Object place() {
    return file.home().folder();
  }

  @Override
  public String stamp() {
    // Where the file has disappeared, nobody may go on as if nothing had changed.
    return Files.exists(file.home().database()) ? file.stamp().read() : "";
  }

  @Override
  public List<String> foreignObjects() {
    return query(sql -> new SchemaCheck(sql).foreign());
  }

  @Override
  public long bytes() {
    return new HomeFacts(file.home()).databaseBytes();
  }

  @Override
  public void compact() throws CatalogException {
    file.compact(options);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      file.release();
    }
  }
}
