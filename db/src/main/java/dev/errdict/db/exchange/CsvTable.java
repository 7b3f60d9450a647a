package dev.errdict.db.exchange;

import dev.errdict.db.CatalogException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads CSV (RFC 4180) with a header, whatever the delimiter. */
final class CsvTable {
  private CsvTable() {}

  static Table read(BoundedReader in, char delimiter, ImportLimits limits)
      throws IOException, CatalogException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setIgnoreEmptyLines(true)
            .setLenientEof(true)
            .setTrailingData(true)
            .get();
    List<String> columns = List.of();
    List<TableRow> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(in, format)) {
      long line = 1;
      for (CSVRecord cells : parser) {
        int at = (int) line;
        line = parser.getCurrentLineNumber() + 1;
        if (columns.isEmpty()) {
          columns = header(cells);
          continue;
        }
        if (rows.size() == limits.rows()) {
          throw new CatalogException("import.too-many", limits.rows());
        }
        rows.add(Table.row(at, cells(cells, at, limits), columns.size()));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new Table(columns, rows);
  }

  private static List<String> header(CSVRecord cells) {
    List<String> columns = new ArrayList<>();
    for (String cell : cells) {
      // A byte-order mark, as spreadsheets write it, is no part of the first name.
      columns.add(cell.replace("\uFEFF", "").strip());
    }
    return columns;
  }

  private static List<String> cells(CSVRecord record, int line, ImportLimits limits)
      throws CatalogException {
    List<String> cells = new ArrayList<>();
    for (String cell : record) {
      if (cell.length() > limits.cell()) {
        throw new CatalogException("import.cell-too-long", line, limits.cell());
      }
      cells.add(FormulaGuard.unguard(cell));
    }
    return cells;
  }
}
