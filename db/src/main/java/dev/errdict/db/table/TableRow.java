package dev.errdict.db.table;

import java.util.List;
import java.util.Optional;

/**
 * One row of a table.
 *
 * @param line where it starts in the file, from 1
 * @param cells as many as the table has columns; blank where there is nothing
 * @param source the line itself, where a pattern took it apart
 */
record TableRow(int line, List<String> cells, Optional<String> source) {
  TableRow {
    cells = List.copyOf(cells);
  }

  BadRow bad(Defect defect, List<String> columns) {
    return new BadRow(defect, columns, cells, source);
  }
}
