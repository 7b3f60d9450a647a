package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.ENTRY;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;

/** jOOQ's settings for the database, and the statements in which H2 and PostgreSQL differ. */
public final class Sql {
  private static final String POSTGRESQL = "jdbc:postgresql:";

  private static final Executor LOADER =
      task -> Thread.ofPlatform().daemon().name("errdict-sql").start(task);

  private static volatile boolean loaded;

  private Sql() {}

  /**
   * Loads jOOQ in the background, once in a process: that takes as long as opening a file.
   *
   * @return to wait for before anything else uses jOOQ: its classes initialise one another, which
   *     two threads must not do at once
   */
  public static CompletableFuture<Void> load() {
    if (loaded) {
      return CompletableFuture.completedFuture(null);
    }
    return CompletableFuture.runAsync(
        () -> {
          var _ =
              DSL.using(SQLDialect.H2, settings())
                  .selectFrom(ENTRY)
                  .where(ENTRY.CODE.eq(""))
                  .getSQL();
          loaded = true;
        },
        LOADER);
  }

  public static DSLContext on(DataSource source) {
    return DSL.using(source, SQLDialect.H2, settings());
  }

  /** Statements in the dialect of the engine that the connection leads to. */
  public static DSLContext on(Connection connection) {
    try {
      return DSL.using(connection, dialect(connection.getMetaData().getURL()), settings());
    } catch (SQLException e) {
      throw new DataAccessException("no connection", e);
    }
  }

  public static DSLContext on(ConnectionProvider connections) {
    return on(connections, SQLDialect.H2);
  }

  /** Statements in a dialect, each on a connection of its own. */
  public static DSLContext on(ConnectionProvider connections, SQLDialect dialect) {
    return DSL.using(connections, dialect, settings());
  }

  private static SQLDialect dialect(String url) {
    return url.startsWith(POSTGRESQL) ? SQLDialect.POSTGRES : SQLDialect.H2;
  }

  private static Settings settings() {
    return new Settings()
        .withRenderSchema(false)
        .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
        .withRenderNameCase(RenderNameCase.LOWER);
  }

  /** The schema that statements without one use. */
  public static String schema(DSLContext sql) {
    return sql.select(DSL.currentSchema()).fetchSingle().value1();
  }

  /**
   * A text to order by, character by character, as Java does for the characters of names and codes:
   * PostgreSQL would otherwise follow the language of its database.
   */
  static Field<String> plainOrder(Field<String> text) {
    return CustomField.of(
        text.getUnqualifiedName(),
        text.getDataType(),
        context -> {
          context.visit(text);
          if (context.family() == SQLDialect.POSTGRES) {
            context.sql(" collate \"C\"");
          }
        });
  }

  /**
   * Turns row-by-row fetching of large results on or off: H2 would otherwise collect a result
   * before it gives the first. PostgreSQL does so within a transaction wherever a fetch size is
   * set.
   */
  public static void setRowByRow(DSLContext sql, boolean on) {
    if (sql.family() == SQLDialect.H2) {
      sql.execute("set lazy_query_execution " + (on ? 1 : 0));
    }
  }

  /** The database engine's name and version. */
  public static String engine(Connection connection) throws SQLException {
    DatabaseMetaData facts = connection.getMetaData();
    return facts.getDatabaseProductName()
        + " "
        + facts.getDatabaseProductVersion().replaceFirst(" .*", "");
  }
}
