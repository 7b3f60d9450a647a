package dev.errdict.db.table;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.format.ImportLimits;
import dev.errdict.db.format.YamlNode;
import dev.errdict.db.format.YamlNode.Mapping;
import dev.errdict.db.format.YamlNode.Scalar;
import dev.errdict.db.format.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes a table from a JSON or YAML tree of one of these shapes: a list of objects; an object with
 * such lists in it; objects keyed by code, by module and code, or by language and code; texts keyed
 * by code; numbers keyed by symbol. A key inside an object follows that object's key: {@code
 * title.en}. Lists inside a row are left out and reported.
 */
final class TreeTable {
  /** Bounds the memory: every row has a cell for each column. */
  private static final int MAX_COLUMNS = 1000;

  /** The column for the keys of an object whose values are rows. */
  private static final String KEY = "key";

  /** The same where a row has a field of that name. */
  private static final String KEY_OUTSIDE = "(key)";

  private static final Pattern NUMBER = Pattern.compile("-?\\d+|0[xX][0-9A-Fa-f]+");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*");

  private final ImportLimits limits;
  private final Set<String> mapped;
  private final String key;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<BadRow> bad = new ArrayList<>();

  /** What was left out, by column. */
  private final Map<String, Defect> lists = new LinkedHashMap<>();

  /** The repeated key above the rows that are read. */
  private Optional<Defect> repeated = Optional.empty();

  private TreeTable(ImportLimits limits, Set<String> mapped, String key) {
    this.limits = limits;
    this.mapped = Set.copyOf(mapped);
    this.key = key;
  }

  /** Whether a column may be the one for the keys of objects. */
  static boolean isKey(String column) {
    return column.equals(KEY) || column.equals(KEY_OUTSIDE);
  }

  /** One row's cells by their column. */
  private record Row(int line, Map<Integer, String> cells) {}

  /**
   * @param mapped keys that are known to be columns
   */
  static Table of(YamlNode root, ImportLimits limits, Set<String> mapped) throws CatalogException {
    TreeTable table = new TreeTable(limits, mapped, hasField(root, KEY) ? KEY_OUTSIDE : KEY);
    switch (root) {
      case Sequence list -> table.list(list, "");
      case Mapping fields -> table.group(fields, "");
      case Scalar text -> throw noRow(text);
    }
    return table.table();
  }

  private static boolean hasField(YamlNode node, String name) {
    return switch (node) {
      case Scalar _ -> false;
      case Sequence list -> list.items().stream().anyMatch(item -> hasField(item, name));
      case Mapping fields ->
          fields.fields().containsKey(name)
              || fields.fields().values().stream().anyMatch(value -> hasField(value, name));
    };
  }

  private Table table() {
    List<String> names = List.copyOf(columns.keySet());
    List<TableRow> wide = new ArrayList<>();
    for (Row row : rows) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < names.size(); column++) {
        cells.add(row.cells().getOrDefault(column, ""));
      }
      wide.add(Table.row(row.line(), cells, names.size()));
    }
    return new Table(
        Table.Form.TREE, names, wide, bad, List.copyOf(lists.values()), Optional.empty(), 0);
  }

  private static CatalogException noRow(YamlNode node) {
    return new CatalogException(Problem.IMPORT_NO_JSON_LIST, node.line());
  }

  private void list(Sequence list, String module) throws CatalogException {
    for (YamlNode item : list.items()) {
      if (!(item instanceof Mapping fields)) {
        throw noRow(item);
      }
      row(fields, "", module);
    }
  }

  /** Reads an object that contains rows, or groups of them. */
  private void group(Mapping group, String module) throws CatalogException {
    boolean lists = group.fields().values().stream().anyMatch(TreeTable::isRows);
    boolean objects = group.fields().values().stream().anyMatch(Mapping.class::isInstance);
    if (lists) {
      long several = group.fields().values().stream().filter(TreeTable::isRows).count();
      each(
          group,
          field -> {
            if (isRows(field.value())) {
              list((Sequence) field.value(), several > 1 ? field.key() : module);
            } else {
              leaveOut(field);
            }
          });
    } else if (objects) {
      objects(group, module);
    } else {
      each(group, field -> text(field, module));
    }
  }

  private void objects(Mapping group, String module) throws CatalogException {
    Map<String, Mapping> objects = new LinkedHashMap<>();
    group
        .fields()
        .forEach(
            (name, value) -> {
              if (value instanceof Mapping inner) {
                objects.put(name, inner);
              }
            });
    boolean byLang = objects.keySet().stream().allMatch(name -> ColumnName.of(name).isLanguage());
    boolean entries = objects.values().stream().anyMatch(this::isEntry);
    each(
        group,
        field -> {
          if (field.value() instanceof Mapping inner) {
            if (byLang) {
              translations(inner, field.key(), module);
            } else if (entries) {
              row(inner, field.key(), module);
            } else {
              group(inner, objects.size() > 1 ? field.key() : module);
            }
          } else if (entries && !byLang && field.value().isBlank()) {
            row(new Mapping(field.value().line(), Map.of()), field.key(), module);
          } else {
            leaveOut(field);
          }
        });
  }

  private interface Reading {
    void read(Mapping.Field field) throws CatalogException;
  }

  /** Reads every field; the rows of a key that was there before are bad. */
  private void each(Mapping group, Reading reading) throws CatalogException {
    for (Map.Entry<String, YamlNode> field : group.fields().entrySet()) {
      reading.read(new Mapping.Field(field.getKey(), field.getValue()));
    }
    Optional<Defect> above = repeated;
    for (Mapping.Field field : group.twice()) {
      repeated = above.or(() -> Optional.of(twice(field)));
      reading.read(field);
    }
    repeated = above;
  }

  private static Defect twice(Mapping.Field field) {
    return Defect.ofRow(Defect.Kind.KEY_TWICE, field.value().line(), field.key());
  }

  private static boolean isRows(YamlNode node) {
    return node instanceof Sequence list
        && !list.items().isEmpty()
        && list.items().stream().allMatch(item -> item instanceof Mapping);
  }

  /** Whether an object describes one entry, rather than containing entries. */
  private boolean isEntry(Mapping object) {
    return object.fields().entrySet().stream()
        .anyMatch(
            field ->
                mapped.stream().anyMatch(name -> isAt(name, field.getKey()))
                    || (ColumnName.of(field.getKey()).target().isPresent()
                        && (!(field.getValue() instanceof Mapping inner) || isByLanguage(inner))));
  }

  /** Whether a name is that of a key, or of a key inside it. */
  private static boolean isAt(String name, String key) {
    String lower = name.toLowerCase(Locale.ROOT);
    String start = key.toLowerCase(Locale.ROOT);
    return lower.equals(start) || lower.startsWith(start + ".");
  }

  private static boolean isByLanguage(Mapping texts) {
    return texts.fields().keySet().stream().allMatch(key -> ColumnName.of(key).isLanguage());
  }

  private void translations(Mapping texts, String lang, String module) throws CatalogException {
    each(
        texts,
        field -> {
          if (field.value() instanceof Scalar text) {
            Row row = new Row(text.line(), new LinkedHashMap<>());
            put(row, key, field.key());
            put(row, lang, text.value());
            add(row, module, List.of());
          } else {
            leaveOut(field);
          }
        });
  }

  /** {@code "E1": "Out of stock"}, {@code "404": "NotFound"} or {@code "ENOENT": 2}. */
  private void text(Mapping.Field field, String module) throws CatalogException {
    if (!(field.value() instanceof Scalar scalar)) {
      leaveOut(field);
      return;
    }
    String text = scalar.value().strip();
    Row row = new Row(scalar.line(), new LinkedHashMap<>());
    if (NUMBER.matcher(text).matches() && IDENTIFIER.matcher(field.key()).matches()) {
      put(row, "code", text);
      put(row, "symbol", field.key());
    } else {
      put(row, "code", field.key());
      boolean named = NUMBER.matcher(field.key()).matches() && IDENTIFIER.matcher(text).matches();
      put(row, named ? "symbol" : "text", text);
    }
    add(row, module, List.of());
  }

  private void row(Mapping fields, String name, String module) throws CatalogException {
    Row row = new Row(fields.line(), new LinkedHashMap<>());
    if (!name.isEmpty()) {
      put(row, key, name);
    }
    List<Mapping.Field> twice = new ArrayList<>();
    cells("", fields, row, twice);
    add(row, module, twice);
  }

  /**
   * @param twice the fields of the row whose key was there before
   */
  private void add(Row row, String module, List<Mapping.Field> twice) throws CatalogException {
    if (!module.isEmpty()) {
      put(row, "module", module);
    }
    if (rows.size() + bad.size() == limits.rows()) {
      throw new CatalogException(Problem.IMPORT_TOO_MANY, limits.rows());
    }
    Optional<Defect> defect = repeated.or(() -> twice.stream().findFirst().map(TreeTable::twice));
    if (defect.isEmpty()) {
      rows.add(row);
      return;
    }
    List<String> names = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    columns.forEach(
        (name, column) -> {
          if (row.cells().containsKey(column)) {
            names.add(name);
            cells.add(row.cells().getOrDefault(column, ""));
          }
        });
    for (Mapping.Field field : twice) {
      names.add(field.key());
      cells.add(field.value() instanceof Scalar text ? text.value() : "…");
    }
    bad.add(BadRow.ofCells(defect.get(), names, cells));
  }

  private void cells(String above, Mapping fields, Row into, List<Mapping.Field> twice)
      throws CatalogException {
    for (Map.Entry<String, YamlNode> field : fields.fields().entrySet()) {
      String name = above + field.getKey();
      if (name.equals(BadRows.PROBLEM)) {
        continue;
      }
      switch (field.getValue()) {
        case Mapping inner -> cells(name + ".", inner, into, twice);
        case Sequence list -> {
          if (!list.items().isEmpty()) {
            leaveOut(new Mapping.Field(name, list));
          }
        }
        case Scalar text -> {
          String before = into.cells().getOrDefault(columns.getOrDefault(name, -1), "");
          put(into, name, text.value());
          if (!before.isBlank() && !before.equals(text.value()) && !text.isBlank()) {
            twice.add(new Mapping.Field(name, text));
          }
        }
      }
    }
    for (Mapping.Field field : fields.twice()) {
      twice.add(new Mapping.Field(above + field.key(), field.value()));
    }
  }

  private void put(Row row, String name, String text) throws CatalogException {
    int column = columns.computeIfAbsent(name, key -> columns.size());
    if (columns.size() > MAX_COLUMNS) {
      throw new CatalogException(Problem.IMPORT_TOO_MANY_COLUMNS, MAX_COLUMNS);
    }
    if (text.length() > limits.cell()) {
      throw new CatalogException(Problem.IMPORT_CELL_TOO_LONG, row.line(), limits.cell());
    }
    row.cells().merge(column, text, (one, other) -> one.isBlank() ? other : one);
  }

  private void leaveOut(Mapping.Field field) {
    if (field.value().isBlank()) {
      return;
    }
    Defect.Kind kind =
        field.value() instanceof Sequence ? Defect.Kind.LIST_IN_ROW : Defect.Kind.UNKNOWN_COLUMN;
    String sample = field.value() instanceof Scalar text ? text.value() : "…";
    lists.merge(
        field.key(),
        Defect.ofColumn(kind, field.value().line(), field.key(), 1, sample),
        (first, again) ->
            Defect.ofColumn(first.kind(), first.line(), first.column(), first.rows() + 1, sample));
  }
}
