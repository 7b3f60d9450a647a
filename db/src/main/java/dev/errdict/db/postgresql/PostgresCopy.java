package dev.errdict.db.postgresql;

import static dev.errdict.db.schema.Tables.CHANGE;

import dev.errdict.db.backup.BackupInput;
import dev.errdict.db.backup.BackupRows;
import dev.errdict.db.backup.RowDigests;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.StoreFailure;
import dev.errdict.db.migrate.Migrations;
import dev.errdict.db.rows.IndexGeneration;
import dev.errdict.db.rows.Integrity;
import dev.errdict.db.rows.Sql;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/** Fills an empty database from a backup, in one transaction: all of it is there, or nothing. */
public final class PostgresCopy {
  /** Of the server, to a batch of rows or a step of the migrations. */
  private static final Duration ANSWER = Duration.ofMinutes(2);

  private final Connector connector;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param program the name of this process in the server's list of sessions
   */
  public PostgresCopy(DatabaseAddress address, String program, Clock clock) {
    this.connector = new Connector(address, program);
    this.clock = clock;
  }

  /**
   * @param progress called now and then with the number of rows inserted so far
   * @throws CatalogException when the database has a dictionary already, cannot be used, or differs
   *     from the backup afterwards; then it has no rows
   */
  public void from(Path backup, LongConsumer progress) throws CatalogException {
    DataSource source = new SingleConnections(connector, ANSWER);
    try (BackupInput in = BackupInput.open(backup);
        Connection connection = source.getConnection()) {
      PostgresUpgrade.check(connection, place());
      if (WriteToken.isThere(connection)) {
        checkEmpty(Sql.on(connection));
      }
      Migrations.makeSchema(
          source, Integer.toString(in.schemaVersion()), PostgresUpgrade.engine(random));
      connection.setAutoCommit(false);
      fill(connection, in, backup, progress);
      connection.commit();
      Migrations.bringUpToDate(source, place(), PostgresUpgrade.engine(random));
    } catch (SQLException | RuntimeException e) {
      if (PostgresFailure.isOfConcurrentSetup(e)) {
        throw new CatalogException(e, Problem.DATABASE_HAS_DICTIONARY, place());
      }
      RuntimeException told = PostgresFailure.explain(e, place());
      if (told instanceof StoreFailure failure) {
        throw failure.trouble();
      }
      throw told;
    }
  }

  private void fill(Connection connection, BackupInput in, Path backup, LongConsumer progress)
      throws SQLException, CatalogException {
    // A process that starts on this database now waits with its own writes.
    WriteToken.random(random).lock(connection);
    DSLContext sql = Sql.on(connection);
    checkEmpty(sql);
    RowDigests wanted = new BackupRows(sql, backup, progress).insertAll(in);
    if (!RowDigests.of(sql).equals(wanted) || !new Integrity(sql).differing().isEmpty()) {
      throw new CatalogException(Problem.DATABASE_NOT_SAME, place());
    }
    // The same revision number may mean other content here than in the index of a home.
    IndexGeneration.write(sql, "copied-" + clock.millis());
  }

  private void checkEmpty(DSLContext sql) throws CatalogException {
    if (sql.fetchExists(CHANGE)) {
      throw new CatalogException(Problem.DATABASE_HAS_DICTIONARY, place());
    }
  }

  private Object place() {
    return connector.address().place();
  }
}
