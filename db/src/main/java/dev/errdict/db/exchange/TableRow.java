package dev.errdict.db.exchange;

import java.util.List;

/**
 * One row of a table.
 *
 * @param line where it starts in the file, from 1
 * @param cells as many as the table has columns; blank where there is nothing
 */
public record TableRow(int line, List<String> cells) {
  public TableRow {
    cells = List.copyOf(cells);
  }
}
