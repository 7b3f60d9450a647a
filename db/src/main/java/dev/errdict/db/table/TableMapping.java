package dev.errdict.db.table;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.table.TableTarget.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which field each column of a table is.
 *
 * @param targets by column, in their order; columns that are left out are not there
 * @param labels the heading of a column's text in a note, by column
 * @param unknown the columns that no field takes, and that have something in them
 */
record TableMapping(
    Map<Integer, TableTarget> targets, Map<Integer, String> labels, List<Defect> unknown) {
  TableMapping {
    targets = new LinkedHashMap<>(targets);
    labels = new LinkedHashMap<>(labels);
    unknown = List.copyOf(unknown);
  }

  /**
   * @param spec {@code column=field,…}, a column by its name or its number from 1; it overrides
   *     what the columns' names tell
   * @throws CatalogException when a column or a field is unknown, or none is the code
   */
  static TableMapping of(Table table, Map<String, String> spec) throws CatalogException {
    List<String> columns = table.columns();
    Map<Integer, TableTarget> given = new LinkedHashMap<>();
    for (Map.Entry<String, String> one : spec.entrySet()) {
      given.put(column(columns, one.getKey()), TableTarget.of(one.getValue()));
    }
    Map<Integer, TableTarget> recognised = new ColumnGuess(table, given).targets();
    recognised.putAll(given);
    oneOfEach(table, given, recognised);
    Map<Integer, TableTarget> targets = new LinkedHashMap<>();
    Map<Integer, String> labels = new LinkedHashMap<>();
    List<Defect> unknown = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      TableTarget target = recognised.get(column);
      if (target != null && target.kind() == Kind.IGNORE) {
        continue;
      }
      if (target == null) {
        unknown(table, column).ifPresent(unknown::add);
        continue;
      }
      if (target.kind() == Kind.DETAIL
          || (target.kind() == Kind.NOTE && !isNote(columns.get(column)))) {
        labels.put(column, columns.get(column));
        target = new TableTarget(Kind.NOTE, target.lang());
      }
      targets.put(column, target);
    }
    if (targets.values().stream().noneMatch(one -> one.kind() == Kind.CODE)) {
      throw new CatalogException(Problem.IMPORT_NO_CODE_COLUMN, String.join(", ", columns));
    }
    return new TableMapping(targets, labels, unknown);
  }

  /**
   * Leaves one column of each kind that an entry has once: one that the map gives, else one with
   * cells, else the first.
   */
  private static void oneOfEach(
      Table table, Map<Integer, TableTarget> given, Map<Integer, TableTarget> targets) {
    for (Kind kind : Kind.values()) {
      if (kind.isSingle()) {
        List<Integer> columns =
            targets.entrySet().stream()
                .filter(one -> one.getValue().kind() == kind)
                .map(Map.Entry::getKey)
                .sorted(
                    Comparator.comparing((Integer column) -> !given.containsKey(column))
                        .thenComparing(table::isBlank)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        targets.keySet().removeAll(columns.subList(Math.min(1, columns.size()), columns.size()));
      }
    }
  }

  private static boolean isNote(String column) {
    return ColumnName.of(column).target().filter(one -> one.kind() == Kind.NOTE).isPresent();
  }

  /** The columns that are read, by their names in the file. */
  List<Reading.Column> columns(Table table) {
    List<Reading.Column> columns = new ArrayList<>();
    targets.forEach(
        (column, target) ->
            columns.add(new Reading.Column(name(table.columns(), column), target.tag())));
    return columns;
  }

  private static Optional<Defect> unknown(Table table, int column) {
    int rows = 0;
    Optional<TableRow> first = Optional.empty();
    for (TableRow row : table.rows()) {
      if (!row.cells().get(column).isBlank()) {
        rows++;
        first = first.or(() -> Optional.of(row));
      }
    }
    if (first.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Defect.ofColumn(
            Defect.Kind.UNKNOWN_COLUMN,
            first.get().line(),
            name(table.columns(), column),
            rows,
            first.get().cells().get(column)));
  }

  private static String name(List<String> columns, int column) {
    return columns.get(column).isBlank() ? Integer.toString(column + 1) : columns.get(column);
  }

  private static int column(List<String> columns, String name) throws CatalogException {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).toLowerCase(Locale.ROOT).equals(name.strip().toLowerCase(Locale.ROOT))) {
        found.add(i);
      }
    }
    if (found.isEmpty()
        && name.matches("[1-9]\\d{0,3}")
        && Integer.parseInt(name) <= columns.size()) {
      found.add(Integer.parseInt(name) - 1);
    }
    if (found.isEmpty()) {
      throw new CatalogException(Problem.IMPORT_UNKNOWN_COLUMN, name, String.join(", ", columns));
    }
    return found.getFirst();
  }
}
