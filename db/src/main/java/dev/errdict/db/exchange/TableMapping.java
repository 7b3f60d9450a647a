package dev.errdict.db.exchange;

import dev.errdict.db.CatalogException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which column of a table is what.
 *
 * @param targets by column, in their order; columns that are left out are not there
 */
record TableMapping(Map<Integer, TableTarget> targets) {
  TableMapping {
    targets = new LinkedHashMap<>(targets);
  }

  /**
   * @param spec {@code column=field,…}, a column by its name or its number from 1; empty to go by
   *     the columns' names
   * @throws CatalogException when a column or a field is unknown, or none is the code
   */
  static TableMapping of(List<String> columns, Map<String, String> spec) throws CatalogException {
    Map<Integer, TableTarget> targets = new LinkedHashMap<>();
    if (spec.isEmpty()) {
      for (int i = 0; i < columns.size(); i++) {
        Optional<TableTarget> target = TableTarget.guess(columns.get(i));
        if (target.isPresent()
            && (!target.get().kind().equals(TableTarget.Kind.CODE)
                || targets.values().stream()
                    .noneMatch(one -> one.kind() == TableTarget.Kind.CODE))) {
          targets.put(i, target.get());
        }
      }
    }
    for (Map.Entry<String, String> one : spec.entrySet()) {
      targets.put(column(columns, one.getKey()), TableTarget.of(one.getValue()));
    }
    if (targets.values().stream().noneMatch(one -> one.kind() == TableTarget.Kind.CODE)) {
      throw new CatalogException("import.no-code-column", String.join(", ", columns));
    }
    return new TableMapping(targets);
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
      throw new CatalogException("import.unknown-column", name, String.join(", ", columns));
    }
    return found.getFirst();
  }
}
