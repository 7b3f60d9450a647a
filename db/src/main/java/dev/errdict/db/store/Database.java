package dev.errdict.db.store;

import dev.errdict.db.CatalogException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
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
          + ";LOCK_TIMEOUT=30000";

  private final JdbcConnectionPool pool;
  private final DSLContext sql;

  private Database(JdbcConnectionPool pool) {
    this.pool = pool;
    this.sql = dsl(pool);
  }

  /**
   * Opens the home's database; makes, migrates and seeds it first when needed.
   *
   * @throws CatalogException when the home cannot be used; the message says what to do
   */
  public static Database open(Home home) throws CatalogException {
    home.create();
    String url = "jdbc:h2:file:" + home.folder().resolve("errdict") + H2_OPTIONS;
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "errdict", "");
    try {
      Migrations.bringUpToDate(pool);
      restrict(home.database());
      return new Database(pool);
    } catch (CatalogException e) {
      pool.dispose();
      throw e;
    } catch (SQLException | RuntimeException e) {
      pool.dispose();
      throw DatabaseTrouble.explain(e, home);
    }
  }

  /** A database in memory that lives as long as the object; migrated and seeded. */
  public static Database inMemory(String name) throws CatalogException {
    JdbcConnectionPool pool =
        JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "errdict", "");
    try {
      Migrations.bringUpToDate(pool);
      return new Database(pool);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void restrict(Path file) {
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (java.io.IOException | UnsupportedOperationException e) {
      // The folder is the owner's alone already; a file system without permissions has none to set.
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

  DSLContext sql() {
    return sql;
  }

  DataSource source() {
    return pool;
  }

  @Override
  public void close() {
    pool.dispose();
  }
}
