package dev.errdict.db.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows under named columns, whatever file they come from.
 *
 * @param bad rows that could not be taken apart
 * @param defects what was left out besides
 * @param delimiter of CSV
 * @param passedOver skipped lines, which the pattern does not match
 */
record Table(
    Form form,
    List<String> columns,
    List<TableRow> rows,
    List<BadRow> bad,
    List<Defect> defects,
    Optional<Character> delimiter,
    int passedOver) {
  /** How a file holds its rows. */
  enum Form {
    CELLS,
    TREE,
    LINES
  }

  Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    bad = List.copyOf(bad);
    defects = List.copyOf(defects);
  }

  static Table of(List<String> columns, List<TableRow> rows) {
    return new Table(Form.CELLS, columns, rows, List.of(), List.of(), Optional.empty(), 0);
  }

  /** Whether no row has anything in a column. */
  boolean isBlank(int column) {
    return rows.stream().allMatch(row -> row.cells().get(column).isBlank());
  }

  /** A row as wide as the columns: what is missing is blank, what is too much is left out. */
  static TableRow row(int line, List<String> cells, int width) {
    List<String> fitted = new ArrayList<>(cells.subList(0, Math.min(width, cells.size())));
    while (fitted.size() < width) {
      fitted.add("");
    }
    return new TableRow(line, fitted.stream().map(String::strip).toList(), Optional.empty());
  }

  /** The defect of a row with the wrong number of cells; blank cells at its end are ignored. */
  static Optional<Defect> width(int line, List<String> cells, int width) {
    boolean tooMany =
        cells.size() > width
            && cells.subList(width, cells.size()).stream().anyMatch(cell -> !cell.isBlank());
    if (!tooMany && cells.size() >= width) {
      return Optional.empty();
    }
    return Optional.of(
        Defect.ofRow(
            tooMany ? Defect.Kind.MANY_CELLS : Defect.Kind.FEW_CELLS,
            line,
            Integer.toString(cells.size()),
            Integer.toString(width)));
  }
}
