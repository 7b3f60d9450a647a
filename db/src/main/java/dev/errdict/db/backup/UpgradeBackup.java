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
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/** The backup that a newer build takes of a database before it migrates it. */
public final class UpgradeBackup {
  private static final String FOLDER = "backups";
  private static final String ENDING = ".backup";

  private UpgradeBackup() {}

  /**
   * Writes and verifies a backup when this build is about to migrate an older build's database.
   * Nothing that is there is overwritten.
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
      PrivateFiles.createFolders(folder);
      return Optional.of(
          write(sql, folder, "before-upgrade-schema-" + schema + "-revision-" + revision));
    } catch (IOException e) {
      throw new CatalogException(e, Problem.BACKUP_NOT_WRITABLE, home.folder().resolve(FOLDER));
    }
  }

  /**
   * The revision may be an earlier one's too, with other server settings or after a restore. The
   * file of an upgrade that was interrupted has the same rows and is enough.
   */
  private static Path write(DSLContext sql, Path folder, String name)
      throws IOException, CatalogException {
    Path written = folder.resolve("." + name);
    Backup.writeAsStored(sql, written);
    Path file = folder.resolve(name + ENDING);
    for (int i = 2; Files.exists(file); i++) {
      if (Files.mismatch(written, file) < 0) {
        Files.delete(written);
        return file;
      }
      file = folder.resolve(name + "-" + i + ENDING);
    }
    return Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
