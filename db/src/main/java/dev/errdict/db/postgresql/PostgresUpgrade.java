package dev.errdict.db.postgresql;

import dev.errdict.db.backup.UpgradeBackup;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.migrate.Migrations;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Brings a database up to this build before its first use by this process. Several processes may do
 * so at once: Flyway has a lock for that.
 */
final class PostgresUpgrade {
  private static final int OLDEST = 14;

  /** How long the server may take for a step of a migration, which may rewrite a large table. */
  private static final Duration STEP = Duration.ofHours(1);

  /** How long for anything else. */
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private final Connector connector;
  private final SecureRandom random;
  private final Home home;
  private final StoreOptions.WaitListener listener;
  private volatile boolean done;
  private boolean backedUp;

  /**
   * @param home where the backup before a migration is written
   * @param listener called when that backup is written
   */
  PostgresUpgrade(
      Connector connector, SecureRandom random, Home home, StoreOptions.WaitListener listener) {
    this.connector = connector;
    this.random = random;
    this.home = home;
    this.listener = listener;
  }

  /** Flyway's configuration for PostgreSQL. */
  static Migrations.Engine engine(SecureRandom random) {
    return flyway ->
        flyway
            .placeholders(Map.of("h2", "-- ", "postgresql", ""))
            .callbacks(new LockForWriting(random));
  }

  /**
   * @return whether this call has done it, and not one before
   * @throws CatalogException when this build cannot use the database
   */
  synchronized boolean ensure() throws SQLException, CatalogException {
    if (done) {
      return false;
    }
    DataSource quick = new SingleConnections(connector, ANSWER);
    try (Connection connection = quick.getConnection()) {
      check(connection, connector.address().place());
    }
    if (!Migrations.areUpToDate(quick)) {
      bringUpToDate();
    }
    done = true;
    return true;
  }

  private void bringUpToDate() throws SQLException, CatalogException {
    DataSource source = new SingleConnections(connector, STEP);
    Object place = connector.address().place();
    try {
      if (!backedUp) { // this step is repeated while another process writes
        UpgradeBackup.take(source, engine(random), home).ifPresent(listener::backedUp);
        backedUp = true;
      }
      Migrations.bringUpToDate(source, place, engine(random));
    } catch (FlywayException e) {
      if (PostgresFailure.behind(e).isEmpty()) {
        throw new CatalogException(
            e, Problem.HOME_NOT_OPENED, place, String.valueOf(e.getMessage()).strip());
      }
      throw e;
    }
  }

  /** Checks that errdict supports the server. */
  static void check(Connection connection, Object place) throws SQLException, CatalogException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST) {
      throw new CatalogException(Problem.DATABASE_TOO_OLD, place, version, OLDEST);
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show server_encoding")) {
      String encoding = row.next() ? row.getString(1) : "";
      if (!encoding.equals("UTF8")) {
        throw new CatalogException(Problem.DATABASE_NO_UTF8, place, encoding);
      }
    }
  }

  /**
   * A migration is a write too, so it takes the same row lock as the writes of running processes.
   */
  private static final class LockForWriting extends BaseCallback {
    private final SecureRandom random;

    LockForWriting(SecureRandom random) {
      this.random = random;
    }

    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
      try {
        WriteToken.lockIfThere(random, context.getConnection());
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
