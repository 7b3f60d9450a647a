package dev.errdict.db.backup;

import static dev.errdict.db.schema.Tables.SETTING;

import dev.errdict.db.migrate.Migrations;
import dev.errdict.db.rows.IndexGeneration;
import dev.errdict.db.rows.Sql;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * The number of rows of each table and a digest of their content, independent of their order and of
 * the engine: the sum of the first eight bytes of each row's SHA-256. Columns that only one engine
 * has are left out.
 */
public final class RowDigests {
  private static final int FETCH = 500;

  /** Settings that say how this database was made or is used. */
  private static final Set<String> OWN = Set.of(Migrations.STAMP, IndexGeneration.NAME, "write");

  private record Tally(long rows, long sum) {}

  private final Map<String, Tally> tables = new TreeMap<>();
  private final MessageDigest sha = BackupOutput.sha256();

  /** The digests of a database's rows, as its transaction sees them. */
  public static RowDigests of(DSLContext sql) {
    RowDigests digests = new RowDigests();
    Sql.setRowByRow(sql, true);
    try {
      for (Table<?> table : BackupTables.of(sql).all()) {
        try (Cursor<Record> rows =
            sql.select(table.fields()).from(table).fetchSize(FETCH).fetchLazy()) {
          for (Record row : rows) {
            digests.add(table, row);
          }
        }
      }
    } finally {
      Sql.setRowByRow(sql, false);
    }
    return digests;
  }

  /** Whether a row belongs to the database that has it, and is not copied. */
  static boolean isOwn(Table<?> table, Record row) {
    return BackupTables.name(table).equals(BackupTables.name(SETTING))
        && sorted(row)
            .anyMatch(
                column ->
                    BackupTables.name(column).equals(BackupTables.name(SETTING.NAME))
                        && OWN.contains(String.valueOf(row.get(column))));
  }

  /** The columns in an order that both engines have. */
  private static Stream<Field<?>> sorted(Record row) {
    return Arrays.stream(row.fields()).sorted(Comparator.comparing(BackupTables::name));
  }

  void add(Table<?> table, Record row) {
    if (isOwn(table, row)) {
      return;
    }
    for (Field<?> column : (Iterable<Field<?>>) sorted(row)::iterator) {
      Object value = row.get(column);
      byte[] text = plain(value).getBytes(StandardCharsets.UTF_8);
      // The length keeps "ab", "c" and "a", "bc" apart; null differs from the empty text.
      sha.update(ByteBuffer.allocate(4).putInt(value == null ? -1 : text.length).array());
      sha.update(text);
    }
    Tally one = new Tally(1, ByteBuffer.wrap(sha.digest()).getLong());
    tables.merge(
        BackupTables.name(table),
        one,
        (here, more) -> new Tally(here.rows() + more.rows(), here.sum() + more.sum()));
  }

  /** The same text for the same value on either engine. */
  private static String plain(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case OffsetDateTime at -> at.toInstant().toString();
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      default -> value.toString();
    };
  }

  /** How many rows there are in all tables. */
  public long rows() {
    return tables.values().stream().mapToLong(Tally::rows).sum();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RowDigests digests && tables.equals(digests.tables);
  }

  @Override
  public int hashCode() {
    return tables.hashCode();
  }

  @Override
  public String toString() {
    return tables.toString();
  }
}
