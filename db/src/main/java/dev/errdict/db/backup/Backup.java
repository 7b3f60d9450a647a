package dev.errdict.db.backup;

import static dev.errdict.db.schema.Tables.CATALOG;
import static dev.errdict.db.schema.Tables.CHANGE;
import static dev.errdict.db.schema.Tables.ENTRY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.home.DatabaseTrouble;
import dev.errdict.db.home.PartFile;
import dev.errdict.db.migrate.Migrations;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Integrity;
import dev.errdict.db.rows.Sql;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The rows of a database in one file, independent of how the engine stores them. {@link
 * BackupOutput} has the format.
 */
public final class Backup {
  private static final int FETCH = 500;

  /**
   * What a backup holds.
   *
   * @param bytes of the file
   */
  public record Contents(long revision, int catalogs, int entries, long bytes) {}

  private Backup() {}

  /**
   * Writes the database as it is at this moment, and reads the file again to be sure. The file is
   * readable by its owner alone.
   *
   * @throws CatalogException when the file is there already, cannot be written, or the entries
   *     differ from the change log; then no file is left
   */
  public static Contents write(Database database, Path file) throws CatalogException {
    Path target = file.toAbsolutePath().normalize();
    if (Files.exists(target)) {
      throw new CatalogException(Problem.BACKUP_EXISTS, target);
    }
    try (PartFile part = PartFile.of(target)) {
      writeRows(database, part, target);
      Contents contents = verify(part, target);
      part.replace();
      return contents;
    } catch (IOException | UncheckedIOException e) {
      throw new CatalogException(e, Problem.BACKUP_NOT_WRITABLE, target);
    } catch (RuntimeException e) {
      throw DatabaseTrouble.behind(e, database.place()).orElseThrow(() -> e);
    }
  }

  /**
   * Writes a backup of a database whose schema is another build's, with the tables and columns that
   * it has.
   *
   * @throws CatalogException when it cannot be written; then no file is left
   */
  public static void writeAsStored(DSLContext sql, Path file) throws CatalogException {
    try (PartFile part = PartFile.of(file)) {
      write(sql, part.out());
      part.force();
      var _ = verify(part, file);
      part.replace();
    } catch (IOException | UncheckedIOException e) {
      throw new CatalogException(e, Problem.BACKUP_NOT_WRITABLE, file);
    }
  }

  private static void writeRows(Database database, PartFile part, Path target)
      throws IOException, CatalogException {
    boolean sound =
        database.query(
            sql -> {
              if (!new Integrity(sql).differing().isEmpty()) {
                return false;
              }
              try {
                write(sql, part.out());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return true;
            });
    if (!sound) {
      throw new CatalogException(Problem.BACKUP_DIFFERING, target);
    }
    part.force();
  }

  private static void write(DSLContext sql, OutputStream file) throws IOException {
    Sql.setRowByRow(sql, true);
    try (BackupOutput out = new BackupOutput(file)) {
      out.head(
          BackupTables.schemaVersion(sql),
          new Contents(
              sql.select(coalesce(max(CHANGE.REVISION), 0L)).from(CHANGE).fetchSingle().value1(),
              sql.fetchCount(CATALOG),
              sql.fetchCount(ENTRY),
              0));
      for (Table<?> table : BackupTables.of(sql).all()) {
        rows(sql, table, out);
      }
      shipped(sql, out);
    } finally {
      Sql.setRowByRow(sql, false);
    }
  }

  private static void shipped(DSLContext sql, BackupOutput out) throws IOException {
    out.table(BackupTables.SHIPPED, List.of("description", "checksum"));
    for (var row :
        sql.select(
                DSL.field(DSL.quotedName("description"), SQLDataType.VARCHAR),
                DSL.field(DSL.quotedName("checksum"), SQLDataType.INTEGER))
            .from(BackupTables.HISTORY)
            .where(
                DSL.field(DSL.quotedName("version")).isNull(),
                DSL.field(DSL.quotedName("checksum")).isNotNull())
            .orderBy(DSL.field(DSL.quotedName("installed_rank")))) {
      out.row();
      out.value(row.value1());
      out.value(String.valueOf(row.value2()));
    }
    out.endOfRows();
  }

  private static void rows(DSLContext sql, Table<?> table, BackupOutput out) throws IOException {
    out.table(
        BackupTables.name(table), Arrays.stream(table.fields()).map(BackupTables::name).toList());
    try (Cursor<Record> rows =
        sql.select(table.fields()).from(table).fetchSize(FETCH).fetchLazy()) {
      for (Record row : rows) {
        out.row();
        for (Object value : Arrays.asList(row.intoArray())) {
          out.value(value == null ? null : value.toString());
        }
      }
    }
    out.endOfRows();
  }

  /**
   * Reads a backup to its end.
   *
   * @return what it holds
   * @throws CatalogException when the file is no backup, or damaged
   */
  public static Contents verify(Path file) throws CatalogException {
    try (BackupInput in = BackupInput.open(file)) {
      return verify(in, file);
    }
  }

  private static Contents verify(PartFile part, Path file) throws IOException, CatalogException {
    try (BackupInput in = BackupInput.of(part.written(), Files.size(part.path()), file)) {
      return verify(in, file);
    }
  }

  private static Contents verify(BackupInput in, Path file) throws CatalogException {
    if (in.schemaVersion() > Migrations.schemaVersion()) {
      throw new CatalogException(Problem.BACKUP_NEWER, file);
    }
    Map<String, Integer> rows = new HashMap<>();
    in.read((name, columns) -> values -> rows.merge(name, 1, Integer::sum));
    Contents contents = in.contents();
    if (rows.getOrDefault(BackupTables.name(CATALOG), 0) != contents.catalogs()
        || rows.getOrDefault(BackupTables.name(ENTRY), 0) != contents.entries()) {
      throw new CatalogException(Problem.BACKUP_DAMAGED, file);
    }
    return contents;
  }
}
