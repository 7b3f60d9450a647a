package dev.errdict.db.h2;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.migrate.Migrations;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jooq.DSLContext;
import org.jooq.TransactionalCallable;
import org.jooq.exception.DataAccessException;

/** H2 in memory: for tests, and for commands that only need the shipped catalogs. */
public final class MemoryDatabase extends Database {
  private final JdbcConnectionPool pool;
  private final String name;
  private final DSLContext sql;
  private final String run = UUID.randomUUID() + "-";
  private final AtomicLong writes = new AtomicLong();

  private MemoryDatabase(JdbcConnectionPool pool, String name) {
    this.pool = pool;
    this.name = name;
    this.sql = Sql.on(pool);
  }

  public static MemoryDatabase open(String name) throws CatalogException {
    JdbcConnectionPool pool =
        JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "errdict", "");
    try {
      Migrations.bringUpToDate(pool, name);
      return new MemoryDatabase(pool, name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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

  @Override
  public void close() {
    pool.dispose();
  }
}
