package dev.errdict.db.backup;

import dev.errdict.db.schema.DefaultSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The tables of a backup, each behind those that it refers to. */
public final class BackupTables {
  /** What Flyway knows of the catalogs that it has shipped: their names and checksums. */
  static final Table<?> HISTORY = DSL.table(DSL.quotedName("flyway_schema_history"));

  static final String SHIPPED = "shipped";

  private static final List<Table<?>> ORDERED = ordered();

  private BackupTables() {}

  static List<Table<?>> all() {
    return ORDERED;
  }

  static Optional<Table<?>> named(String name) {
    return ORDERED.stream().filter(table -> table.getName().equals(name)).findFirst();
  }

  private static List<Table<?>> ordered() {
    Set<Table<?>> ordered = new LinkedHashSet<>();
    List<Table<?>> waiting = new ArrayList<>(DefaultSchema.DEFAULT_SCHEMA.getTables());
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

  /** The tables that a database has, in their order, each with the columns that it has. */
  static Map<Table<?>, List<Field<?>>> stored(DSLContext sql) {
    Set<String> columns =
        sql
            .select(
                DSL.field("lower(table_name)", SQLDataType.VARCHAR),
                DSL.field("lower(column_name)", SQLDataType.VARCHAR))
            .from("information_schema.columns")
            .where("table_schema = current_schema")
            .fetch(row -> row.value1() + "." + row.value2())
            .stream()
            .collect(Collectors.toSet());
    Map<Table<?>, List<Field<?>>> stored = new LinkedHashMap<>();
    for (Table<?> table : ORDERED) {
      List<Field<?>> there =
          Arrays.stream(table.fields())
              .filter(field -> columns.contains(lower(table.getName() + "." + field.getName())))
              .toList();
      if (!there.isEmpty()) {
        stored.put(table, List.copyOf(there));
      }
    }
    return stored;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
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
