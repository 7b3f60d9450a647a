package dev.errdict.db.table;

import java.util.List;
import java.util.Optional;

/**
 * A row that an import leaves out.
 *
 * @param columns the names of the cells' columns, as far as known
 * @param cells as they are in the file, which may be more or fewer than there are columns
 * @param source the line itself, where it could not be taken apart
 */
record BadRow(Defect defect, List<String> columns, List<String> cells, Optional<String> source) {
  BadRow {
    columns = List.copyOf(columns);
    cells = List.copyOf(cells);
  }

  static BadRow ofCells(Defect defect, List<String> columns, List<String> cells) {
    return new BadRow(defect, columns, cells, Optional.empty());
  }

  static BadRow ofLine(Defect defect, String line) {
    return new BadRow(defect, List.of(), List.of(), Optional.of(line));
  }
}
