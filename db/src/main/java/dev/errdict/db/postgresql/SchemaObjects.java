package dev.errdict.db.postgresql;

import dev.errdict.db.schema.DefaultSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** What is in the schema that the connection uses. */
final class SchemaObjects {
  private static final String HISTORY = "flyway_schema_history";

  private final DSLContext sql;

  SchemaObjects(DSLContext sql) {
    this.sql = sql;
  }

  /** The tables that the migrations have made. */
  List<String> ours() {
    Set<String> names =
        DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
            .map(table -> table.getName().toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    names.add(HISTORY);
    return List.copyOf(names);
  }

  /** Bytes of them and their indexes. */
  long bytes() {
    return ours().stream()
        .mapToLong(
            table ->
                sql.fetchSingle("select pg_total_relation_size(cast(? as regclass))", table)
                    .get(0, Long.class))
        .sum();
  }

  /** Objects that run code, and tables that are not ours, by kind and name, in order. */
  List<String> foreign() {
    List<String> foreign = new ArrayList<>();
    add(
        foreign,
        "trigger",
        "select tgname from pg_trigger join pg_class on pg_class.oid = tgrelid"
            + " where not tgisinternal and relnamespace = cast(current_schema() as regnamespace)");
    add(
        foreign,
        "rule",
        "select rulename from pg_rewrite join pg_class on pg_class.oid = ev_class"
            + " where relnamespace = cast(current_schema() as regnamespace) and relkind <> 'v'");
    add(
        foreign,
        "routine",
        "select proname from pg_proc where pronamespace = cast(current_schema() as regnamespace)");
    Set<String> known = Set.copyOf(ours());
    sql.fetch(
            "select relname, relkind from pg_class"
                + " where relnamespace = cast(current_schema() as regnamespace)"
                + " and relkind in ('r', 'v', 'm', 'f', 'p')")
        .forEach(
            row -> {
              if (!known.contains(row.get(0, String.class))
                  || !"r".equals(row.get(1, String.class))) {
                foreign.add("table " + row.get(0, String.class));
              }
            });
    foreign.sort(null);
    return foreign;
  }

  private void add(List<String> to, String kind, String query) {
    sql.fetch(query).forEach(row -> to.add(kind + " " + row.get(0, String.class)));
  }
}
