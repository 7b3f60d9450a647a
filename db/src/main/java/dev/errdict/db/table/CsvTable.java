package dev.errdict.db.table;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.format.ImportLimits;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CSV (RFC 4180) with a header and any delimiter. */
final class CsvTable {
  private static final int SAMPLE = 20;

  private CsvTable() {}

  /**
   * @param delimiter empty to find it out
   */
  static Table read(Reader in, Optional<Character> delimiter, ImportLimits limits)
      throws IOException, CatalogException {
    CsvRecords records = new CsvRecords(in, limits);
    List<String> sample = records.peek(SAMPLE);
    char parts = delimiter.isPresent() ? delimiter.get() : CsvDelimiter.of(sample);
    records.delimiter(parts);
    if (!sample.isEmpty() && CsvDelimiter.isNamed(sample.getFirst())) {
      records.nextLine();
    }
    List<String> header = header(records.next());
    boolean again = !header.isEmpty() && header.getFirst().equals(BadRows.PROBLEM);
    List<String> columns = again ? header.subList(1, header.size()) : header;
    List<TableRow> rows = new ArrayList<>();
    List<BadRow> bad = new ArrayList<>();
    for (Optional<CsvRecords.Item> item = records.next(); item.isPresent(); item = records.next()) {
      if (rows.size() + bad.size() == limits.rows()) {
        throw new CatalogException(Problem.IMPORT_TOO_MANY, limits.rows());
      }
      switch (again ? item.get().withoutFirst(parts) : item.get()) {
        case CsvRecords.Broken broken ->
            bad.add(BadRow.ofLine(Defect.ofRow(broken.kind(), broken.line()), broken.source()));
        case CsvRecords.Cells row -> {
          if (row.cells().stream().allMatch(String::isBlank)) {
            continue;
          }
          Optional<Defect> width = Table.width(row.line(), row.cells(), columns.size());
          if (width.isPresent()) {
            bad.add(new BadRow(width.get(), columns, row.cells(), row.source()));
          } else {
            rows.add(Table.row(row.line(), row.cells(), columns.size()));
          }
        }
      }
    }
    return new Table(Table.Form.CELLS, columns, rows, bad, List.of(), Optional.of(parts), 0);
  }

  private static List<String> header(Optional<CsvRecords.Item> first) throws CatalogException {
    if (first.isEmpty()) {
      return List.of();
    }
    return switch (first.get()) {
      case CsvRecords.Broken broken ->
          throw new CatalogException(Problem.IMPORT_HEADER_QUOTE, broken.line());
      case CsvRecords.Cells header -> header.cells().stream().map(String::strip).toList();
    };
  }
}
