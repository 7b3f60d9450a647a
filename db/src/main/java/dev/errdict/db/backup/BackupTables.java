package dev.errdict.db.backup;

import dev.errdict.db.rows.Sql;
import dev.errdict.db.schema.DefaultSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.ForeignKey;
import org.jooq.Named;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The tables that errdict has made in a database, each after those that it refers to. Their columns
 * are read from the database's own schema, since one that another build made can have others. What
 * others have made there is neither read nor copied.
 */
public final class BackupTables {
  /** Flyway's history: the names and checksums of the catalogs that were shipped. */
  static final Table<?> HISTORY = DSL.table(DSL.quotedName("flyway_schema_history"));

  static final String SHIPPED = "shipped";

  /** The tables of all schemas since the first one; V6 has replaced the first of them. */
  private static final Set<String> OURS =
      Stream.concat(
              Stream.of("BOT_CHANNEL"),
              DefaultSchema.DEFAULT_SCHEMA.getTables().stream().map(BackupTables::name))
          .collect(Collectors.toUnmodifiableSet());

  private final List<Table<?>> ordered;

  private BackupTables(List<Table<?>> ordered) {
    this.ordered = ordered;
  }

  static BackupTables of(DSLContext sql) {
    String used = Sql.schema(sql);
    return new BackupTables(
        ordered(
            sql.meta()
                .filterSchemas(schema -> schema.getName().equals(used))
                .filterTables(table -> OURS.contains(name(table)))
                .getTables()));
  }

  List<Table<?>> all() {
    return ordered;
  }

  Optional<Table<?>> named(String name) {
    return ordered.stream().filter(table -> name(table).equals(name)).findFirst();
  }

  /** The name of a table or a column in a backup. */
  static String name(Named part) {
    return part.getName().toUpperCase(Locale.ROOT);
  }

  private static List<Table<?>> ordered(List<Table<?>> tables) {
    Set<Table<?>> ordered = new LinkedHashSet<>();
    List<Table<?>> waiting = new ArrayList<>(tables);
    while (!waiting.isEmpty()) {
      List<Table<?>> next =
          waiting.stream()
              .filter(
                  table ->
                      table.getReferences().stream()
                          .map(ForeignKey::getKey)
                          .map(key -> key.getTable())
                          .allMatch(target -> target.equals(table) || ordered.contains(target)))
              .toList();
      if (next.isEmpty()) {
        throw new IllegalStateException("tables that refer to each other: " + waiting);
      }
      ordered.addAll(next);
      waiting.removeAll(next);
    }
    return List.copyOf(ordered);
  }

  /** The version of the schema that a database has. */
  public static int schemaVersion(DSLContext sql) {
    return sql
        .select(DSL.field(DSL.quotedName("version"), SQLDataType.VARCHAR))
        .from(HISTORY)
        .where(DSL.field(DSL.quotedName("version")).isNotNull())
        .fetch(row -> Integer.parseInt(row.value1()))
        .stream()
        .mapToInt(Integer::intValue)
        .max()
        .orElse(0);
  }
}
