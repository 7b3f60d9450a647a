package dev.errdict.db.h2;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.PreparedHome;
import dev.errdict.db.migrate.Migrations;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.store.fs.FileUtils;
import org.jooq.DSLContext;
import org.jooq.TransactionalCallable;
import org.jooq.exception.DataAccessException;

/**
 * H2 in memory: for tests, and for commands that only need the shipped catalogs. Each database is a
 * copy of one that was migrated and seeded before, by the process or for {@link PreparedHome},
 * since that takes seconds.
 */
public final class MemoryDatabase extends Database {
  /** H2's file system in memory. */
  private static final String PLACE = "memFS:";

  private static final String PREPARED = "prepared";
  private static final String FILE_ENDING = ".mv.db";

  private static byte[] content = {};

  private final JdbcConnectionPool pool;
  private final String name;
  private final String file;
  private final DSLContext sql;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final String run = UUID.randomUUID() + "-";
  private final AtomicLong writes = new AtomicLong();

  private MemoryDatabase(JdbcConnectionPool pool, String name, String file) {
    this.pool = pool;
    this.name = name;
    this.file = file;
    this.sql = Sql.on(pool);
  }

  /** A new database, which other databases with the same name are not part of. */
  public static MemoryDatabase open(String name) throws CatalogException {
    String file = name + "-" + UUID.randomUUID();
    try {
      write(file, prepared());
      JdbcConnectionPool pool = connect(file);
      Migrations.bringUpToDate(pool, name);
      return new MemoryDatabase(pool, name, file);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JdbcConnectionPool connect(String file) {
    return JdbcConnectionPool.create(
        "jdbc:h2:" + PLACE + file + ";DB_CLOSE_DELAY=-1;TRACE_LEVEL_FILE=0;FILE_LOCK=NO",
        "errdict",
        "");
  }

  /** The content of a database file with the shipped catalogs. */
  private static synchronized byte[] prepared() throws SQLException, IOException, CatalogException {
    if (content.length == 0) {
      Optional<Home> home = PreparedHome.find();
      content = home.isPresent() ? Files.readAllBytes(home.get().database()) : make();
    }
    return content;
  }

  private static byte[] make() throws SQLException, IOException, CatalogException {
    JdbcConnectionPool pool = connect(PREPARED);
    Migrations.bringUpToDate(pool, PREPARED);
    shutDown(pool);
    try (InputStream made = FileUtils.newInputStream(PLACE + PREPARED + FILE_ENDING)) {
      return made.readAllBytes();
    } finally {
      FileUtils.delete(PLACE + PREPARED + FILE_ENDING);
    }
  }

  private static void write(String file, byte[] content) throws IOException {
    try (OutputStream to = FileUtils.newOutputStream(PLACE + file + FILE_ENDING, false)) {
      to.write(content);
    }
  }

  private static void shutDown(JdbcConnectionPool pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown");
    }
    pool.dispose();
  }

  @Override
  public DSLContext sql() {
    return sql;
  }

  @Override
  public <T, E extends Exception> T query(Work<T, E> work) throws E {
    return work.on(sql);
  }

  @Override
  public synchronized <T> T transaction(TransactionalCallable<T> work) {
    try {
      return sql.transactionResult(work);
    } finally {
      // After the commit: a reader in between has the earlier stamp, and reads again.
      writes.incrementAndGet();
    }
  }

  @Override
  public synchronized <T> T quietly(TransactionalCallable<T> work) {
    return sql.transactionResult(work);
  }

  @Override
  public String engine() {
    try (Connection connection = pool.getConnection()) {
      return Sql.engine(connection);
    } catch (SQLException e) {
      throw new DataAccessException("asking for the version", e);
    }
  }

  @Override
  public Object place() {
    return name;
  }

  @Override
  public String stamp() {
    return run + writes.get();
  }

  @Override
  public List<String> foreignObjects() {
    return new SchemaCheck(sql).foreign();
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public void compact() {}

  /** Frees its memory. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      shutDown(pool);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      FileUtils.delete(PLACE + file + FILE_ENDING);
    }
  }
}
