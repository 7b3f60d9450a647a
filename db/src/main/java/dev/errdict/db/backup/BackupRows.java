package dev.errdict.db.backup;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.upstream.ShippedCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Puts the rows of a backup into a database that has their tables, all empty. */
public final class BackupRows {
  private static final int BATCH = 500;

  /**
   * The classes of SQLSTATEs of a value that is too long or no number, and of a broken constraint.
   */
  private static final Set<String> BAD_ROW = Set.of("22", "23");

  private final DSLContext sql;
  private final Path file;
  private final BackupTables tables;
  private final RowDigests digests = new RowDigests();
  private final LongConsumer progress;

  /**
   * @param file named in error messages
   * @param progress called now and then with the number of rows inserted so far
   */
  public BackupRows(DSLContext sql, Path file, LongConsumer progress) {
    this.sql = sql;
    this.file = file;
    this.tables = BackupTables.of(sql);
    this.progress = progress;
  }

  /**
   * @return digests of the backup's rows, to compare with those of the database
   * @throws CatalogException when a row does not fit
   * @throws DataAccessException when the database fails
   */
  public RowDigests insertAll(BackupInput backup) throws CatalogException {
    try {
      backup.read(
          (name, columns) ->
              name.equals(BackupTables.SHIPPED)
                  ? this::insertShipped
                  : rows(tables.named(name).orElseThrow(this::damaged), columns));
      flush();
      continueIdentities();
      return digests;
    } catch (DataAccessException e) {
      if (BAD_ROW.contains(e.sqlState().substring(0, 2))) {
        throw new CatalogException(e, Problem.BACKUP_DAMAGED, file);
      }
      throw e;
    }
  }

  private final List<Record> pending = new ArrayList<>();
  private @Nullable Table<?> into;
  private long inserted;

  private BackupInput.Rows rows(Table<?> table, List<String> names) throws CatalogException {
    flush();
    into = table;
    List<Field<?>> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(
          table
              .fieldStream()
              .filter(field -> BackupTables.name(field).equals(name))
              .findFirst()
              .orElseThrow(this::damaged));
    }
    return values -> {
      Record row = sql.newRecord(columns.toArray(new Field<?>[0]));
      row.fromArray((Object[]) values);
      if (!RowDigests.isOwn(table, row)) {
        digests.add(table, row);
        pending.add(row);
      }
      if (pending.size() == BATCH) {
        flush();
      }
    };
  }

  private void flush() {
    if (into != null && !pending.isEmpty()) {
      Field<?>[] columns = pending.getFirst().fields();
      @Nullable Object[] none = new @Nullable Object[columns.length];
      var batch = sql.batch(sql.insertInto(into).columns(columns).values(none));
      for (Record row : pending) {
        batch = batch.bind(row.intoArray());
      }
      batch.execute();
      inserted += pending.size();
      progress.accept(inserted);
      pending.clear();
    }
  }

  /** Records a catalog that this build ships too as merged, so that it is not merged again. */
  private void insertShipped(@Nullable String[] values) throws CatalogException {
    flush();
    if (values.length != 2 || values[0] == null || values[1] == null) {
      throw damaged();
    }
    String description = values[0];
    int checksum;
    try {
      checksum = Integer.parseInt(values[1]);
    } catch (NumberFormatException e) {
      throw new CatalogException(e, Problem.BACKUP_DAMAGED, file);
    }
    if (ShippedCatalog.all().stream().noneMatch(one -> one.getDescription().equals(description))) {
      return;
    }
    sql.execute(
        "insert into {0} (\"installed_rank\", \"description\", \"type\", \"script\", \"checksum\","
            + " \"installed_by\", \"execution_time\", \"success\")"
            + " select coalesce(max(\"installed_rank\"), 0) + 1, {1}, 'JDBC', {2}, {3}, 'errdict',"
            + " 0, true from {0}",
        BackupTables.HISTORY,
        DSL.val(description),
        DSL.val(ShippedCatalog.class.getName()),
        DSL.val(checksum));
  }

  /** Restarts the identity columns after the largest inserted value. */
  private void continueIdentities() {
    for (Table<?> table : tables.all()) {
      Field<?> identity = table.getIdentity() == null ? null : table.getIdentity().getField();
      if (identity != null) {
        long next =
            sql.select(DSL.coalesce(DSL.max(identity.cast(Long.class)), 0L))
                    .from(table)
                    .fetchSingle()
                    .value1()
                + 1;
        sql.execute(
            "alter table {0} alter column {1} restart with " + next,
            table,
            DSL.field(identity.getUnqualifiedName()));
      }
    }
  }

  private CatalogException damaged() {
    return new CatalogException(Problem.BACKUP_DAMAGED, file);
  }
}
