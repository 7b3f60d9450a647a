package dev.errdict.db.exchange;

import java.util.ArrayList;
import java.util.List;

/** Rows under named columns, whatever file they come from. */
public record Table(List<String> columns, List<TableRow> rows) {
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** A row as wide as the columns: what is missing is blank, what is too much is left out. */
  static TableRow row(int line, List<String> cells, int width) {
    List<String> fitted = new ArrayList<>(cells.subList(0, Math.min(width, cells.size())));
    while (fitted.size() < width) {
      fitted.add("");
    }
    return new TableRow(line, fitted.stream().map(String::strip).toList());
  }
}
