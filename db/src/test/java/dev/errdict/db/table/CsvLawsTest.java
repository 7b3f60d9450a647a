package dev.errdict.db.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.format.ImportLimits;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CsvLawsTest {
  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cell = Arbitraries.strings().withChars("a1 ,;|\"\n中x").ofMaxLength(8);
    return Arbitraries.integers()
        .between(2, 5)
        .flatMap(width -> cell.list().ofSize(width).list().ofMinSize(1).ofMaxSize(8));
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.strings().withChars("a1,\"\n\r ").ofMaxLength(60);
  }

  @Property
  void what_is_quoted_comes_back(@ForAll @From("tables") List<List<String>> table)
      throws IOException, CatalogException {
    String csv =
        table.stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
            .collect(Collectors.joining("\r\n"));

    CsvRecords records = new CsvRecords(new StringReader(csv), ImportLimits.USUAL);
    List<List<String>> read = new ArrayList<>();
    for (Optional<CsvRecords.Item> item = records.next(); item.isPresent(); item = records.next()) {
      read.add(((CsvRecords.Cells) item.get()).cells());
    }

    assertEquals(table, read);
  }

  @Property(tries = 2000)
  void every_line_that_is_not_blank_is_read_or_named(@ForAll @From("hostile") String text)
      throws IOException, CatalogException {
    CsvRecords records = new CsvRecords(new StringReader(text), ImportLimits.USUAL);
    List<String> lines = new StringReader(text).readAllLines();
    int last = 0;
    for (Optional<CsvRecords.Item> item = records.next(); item.isPresent(); item = records.next()) {
      int line = item.get().line();
      assertTrue(line > last && line <= lines.size(), text);
      if (item.get() instanceof CsvRecords.Broken broken) {
        assertEquals(lines.get(line - 1), broken.source());
      } else if (item.get() instanceof CsvRecords.Cells cells && last > 0) {
        assertTrue(cells.cells().size() > 0);
      }
      last = line;
    }
  }

  @Property
  void an_open_quote_costs_one_line(@ForAll @From("plainRows") List<String> rows)
      throws IOException, CatalogException {
    String csv = "code,title\n0,\"open\n" + String.join("\n", rows) + "\n";

    Table table = CsvTable.read(new StringReader(csv), Optional.of(','), ImportLimits.USUAL);

    assertEquals(1, table.bad().size());
    assertEquals(Defect.Kind.OPEN_QUOTE, table.bad().getFirst().defect().kind());
    assertEquals(rows.size(), table.rows().size());
  }

  @Provide
  Arbitrary<List<String>> plainRows() {
    Arbitrary<String> word =
        Arbitraries.strings().withChars("abc12 中").ofMinLength(1).ofMaxLength(6);
    return word.map(text -> "x" + text + "," + "\"y" + text + "\"").list().ofMaxSize(10);
  }
}
