package dev.errdict.db.h2;

import dev.errdict.db.schema.DefaultSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Compares a database's schema with the one that the migrations make. Triggers, aliases and linked
 * tables run code; errdict has none of them.
 */
final class SchemaCheck {
  private static final String HISTORY = "flyway_schema_history";

  private final DSLContext sql;

  SchemaCheck(DSLContext sql) {
    this.sql = sql;
  }

  /** The objects that the migrations have not made, such as {@code trigger NAME}, in order. */
  public List<String> foreign() {
    List<String> foreign = new ArrayList<>();
    add(foreign, "trigger", "select trigger_name from information_schema.triggers");
    add(foreign, "routine", "select routine_name from information_schema.routines");
    add(foreign, "constant", "select constant_name from information_schema.constants");
    add(foreign, "domain", "select domain_name from information_schema.domains");
    add(foreign, "synonym", "select synonym_name from information_schema.synonyms");
    add(
        foreign,
        "user",
        "select user_name from information_schema.users where user_name <> 'ERRDICT'");
    add(
        foreign,
        "schema",
        "select schema_name from information_schema.schemata"
            + " where schema_name not in ('INFORMATION_SCHEMA', 'PUBLIC')");
    Set<String> known =
        DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
            .map(table -> table.getName().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    sql.fetch(
            "select table_name, table_type, storage_type from information_schema.tables"
                + " where table_schema <> 'INFORMATION_SCHEMA'")
        .forEach(
            row -> {
              String name = row.get(0, String.class).toLowerCase(Locale.ROOT);
              boolean ours = known.contains(name) || name.equals(HISTORY);
              if (!ours
                  || !"BASE TABLE".equals(row.get(1, String.class))
                  || !"CACHED".equals(row.get(2, String.class))) {
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
