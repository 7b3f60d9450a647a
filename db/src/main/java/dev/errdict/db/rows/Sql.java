package dev.errdict.db.rows;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** How jOOQ speaks to the database. */
public final class Sql {
  private Sql() {}

  public static DSLContext on(DataSource source) {
    return DSL.using(source, SQLDialect.H2, settings());
  }

  public static DSLContext on(Connection connection) {
    return DSL.using(connection, SQLDialect.H2, settings());
  }

  public static DSLContext on(ConnectionProvider connections) {
    return DSL.using(connections, SQLDialect.H2, settings());
  }

  private static Settings settings() {
    return new Settings()
        .withRenderSchema(false)
        .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
        .withRenderNameCase(RenderNameCase.LOWER);
  }

  /** The database engine's name and version. */
  public static String engine(Connection connection) throws SQLException {
    DatabaseMetaData facts = connection.getMetaData();
    return facts.getDatabaseProductName()
        + " "
        + facts.getDatabaseProductVersion().replaceFirst(" .*", "");
  }
}
