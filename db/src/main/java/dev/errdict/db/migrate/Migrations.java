package dev.errdict.db.migrate;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.upstream.ShippedCatalog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Flyway: the schema, then the shipped catalogs. Flyway's own check takes about 150 ms at each
 * start, so it is skipped for a database with this build's stamp.
 */
public final class Migrations {
  /** What the migrations need for an engine: placeholders and callbacks. */
  public interface Engine {
    FluentConfiguration configure(FluentConfiguration flyway);
  }

  /** Turns lines that only the other engine needs into comments, as for PostgreSQL. */
  public static final Engine H2 =
      flyway -> flyway.placeholders(Map.of("h2", "", "postgresql", "-- "));

  public static final String STAMP = "build";

  /** The SQL states of H2 and PostgreSQL for a table that does not exist. */
  private static final Set<String> NO_SUCH_TABLE = Set.of("42S02", "42S03", "42S04", "42P01");

  private static final String ALREADY_THERE = "23505";

  private Migrations() {}

  public static void bringUpToDate(DataSource source, Object place)
      throws SQLException, CatalogException {
    bringUpToDate(source, place, H2);
  }

  /**
   * Migrates and seeds unless this build has already done so. Several processes may call this at
   * once.
   *
   * @param place named in the error when a newer build made the database
   */
  public static void bringUpToDate(DataSource source, Object place, Engine engine)
      throws SQLException, CatalogException {
    if (areUpToDate(source)) {
      return;
    }
    Flyway flyway = flyway(source, engine);
    if (isNewer(flyway)) {
      throw new CatalogException(Problem.HOME_NEWER, place);
    }
    flyway.migrate();
    try (Connection connection = source.getConnection()) {
      writeStamp(connection, ShippedCatalog.buildStamp());
    }
  }

  /** Whether an older build has made a database, and this one has something to add to it. */
  public static boolean wouldChange(DataSource source, Engine engine) throws SQLException {
    if (areUpToDate(source)) {
      return false;
    }
    Flyway flyway = flyway(source, engine);
    return flyway.info().current() != null
        && !isNewer(flyway)
        && flyway.info().pending().length > 0;
  }

  /** Whether a newer build has migrated the database. */
  public static boolean isOfNewerBuild(DataSource source) throws SQLException {
    return !areUpToDate(source) && isNewer(flyway(source, H2));
  }

  /** Whether this very build has migrated and seeded the database. */
  public static boolean areUpToDate(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return readStamp(connection).filter(ShippedCatalog.buildStamp()::equals).isPresent();
    }
  }

  /** Makes the schema of a version, without any catalog. */
  public static void makeSchema(DataSource source, String version) {
    makeSchema(source, version, H2);
  }

  /** The same on another engine. */
  public static void makeSchema(DataSource source, String version, Engine engine) {
    engine.configure(common(source)).target(version).load().migrate();
  }

  /** The version of this build's schema. */
  public static int schemaVersion() {
    return Integer.parseInt(ShippedCatalog.text("schema-version"));
  }

  private static boolean isNewer(Flyway flyway) {
    return Arrays.stream(flyway.info().all())
        .anyMatch(
            migration ->
                migration.getState() == MigrationState.FUTURE_SUCCESS
                    || migration.getState() == MigrationState.FUTURE_FAILED);
  }

  private static Flyway flyway(DataSource source, Engine engine) {
    return engine
        .configure(common(source))
        .javaMigrations(ShippedCatalog.all().toArray(JavaMigration[]::new))
        .load();
  }

  private static FluentConfiguration common(DataSource source) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:" + ShippedCatalog.RESOURCES)
        .loggers("slf4j");
  }

  private static Optional<String> readStamp(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select content from setting where name = ?")) {
      query.setString(1, STAMP);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      if (NO_SUCH_TABLE.contains(e.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static void writeStamp(Connection connection, String stamp) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update setting set content = ? where name = ?")) {
      update.setString(1, stamp);
      update.setString(2, STAMP);
      if (update.executeUpdate() > 0) {
        return;
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into setting (content, name) values (?, ?)")) {
      insert.setString(1, stamp);
      insert.setString(2, STAMP);
      insert.executeUpdate();
    } catch (SQLException e) {
      // Another process of this build was faster.
      if (!ALREADY_THERE.equals(e.getSQLState())) {
        throw e;
      }
    }
  }
}
