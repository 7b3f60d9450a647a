package dev.errdict.db.backup;

import static dev.errdict.db.schema.Tables.CHANGE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.PrivateFiles;
import dev.errdict.db.migrate.Migrations;
import dev.errdict.db.rows.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/** The backup that a newer build takes of a database before it migrates it. */
public final class UpgradeBackup {
  private static final String FOLDER = "backups";

  private UpgradeBackup() {}

  /**
   * Writes and verifies a backup when this build is about to migrate an older build's database. A
   * backup of an upgrade that was interrupted is kept: it has the data from before.
   *
   * @param source of the database; that of a home is locked and open for writing
   * @param home in whose folder the backup is written
   * @return the backup's file; empty for a new database and for one of this build
   * @throws CatalogException when the backup cannot be written; then nothing must be migrated
   */
  public static Optional<Path> take(DataSource source, Migrations.Engine engine, Home home)
      throws SQLException, CatalogException {
    if (!Migrations.wouldChange(source, engine)) {
      return Optional.empty();
    }
    try (Connection connection = source.getConnection()) {
      // One moment, though other processes may write to a server's database meanwhile.
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      DSLContext sql = Sql.on(connection);
      int schema = BackupTables.schemaVersion(sql);
      long revision =
          sql.select(coalesce(max(CHANGE.REVISION), 0L)).from(CHANGE).fetchSingle().value1();
      Path folder = home.folder().resolve(FOLDER);
      Path file =
          folder.resolve("before-upgrade-schema-" + schema + "-revision-" + revision + ".backup");
      if (Files.exists(file)) {
        var _ = Backup.verify(file);
      } else {
        PrivateFiles.createFolders(folder);
        Backup.writeAsStored(sql, file);
      }
      return Optional.of(file);
    } catch (IOException e) {
      throw new CatalogException(e, Problem.BACKUP_NOT_WRITABLE, home.folder().resolve(FOLDER));
    }
  }
}
