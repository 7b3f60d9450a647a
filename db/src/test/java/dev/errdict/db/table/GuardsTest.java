package dev.errdict.db.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.format.BoundedReader;
import dev.errdict.db.format.ImportLimits;
import java.io.IOException;
import java.io.StringReader;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GuardsTest {
  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.strings().withChars("=+-@'\t|\\`*_[]<>~&a1 #\n中").ofMaxLength(12);
  }

  @Property
  void no_guarded_cell_is_a_formula_and_reading_gives_it_back(
      @ForAll @From("hostile") String cell) {
    String guarded = FormulaGuard.guard(cell);

    assertFalse(!guarded.isEmpty() && "=+-@\t\r".indexOf(guarded.charAt(0)) >= 0, guarded);
    assertEquals(cell, FormulaGuard.unguard(guarded));
  }

  @Example
  void a_quoted_sign_of_another_list_stays_as_it_is() {
    for (String cell :
        List.of(
            "'=' expected here.",
            "'-' is no number",
            "'@' twice",
            "'+'",
            "'-p' needs a port",
            "'--port 80' is none")) {
      assertEquals(cell, FormulaGuard.unguard(cell));
    }
  }

  @Property
  void a_markdown_cell_reads_back_as_it_was(@ForAll @From("hostile") String cell)
      throws IOException, CatalogException {
    StringBuilder page = new StringBuilder();
    MarkdownTable.write(
        Table.of(
            List.of("code", "x"), List.of(new TableRow(0, List.of("1", cell), Optional.empty()))),
        page);

    Table read =
        MarkdownTable.read(
            new BoundedReader(
                new StringReader(page.toString()), ImportLimits.USUAL, Clock.systemUTC()),
            ImportLimits.USUAL);

    assertEquals(
        cell.strip().replace("\t", ""), read.rows().getFirst().cells().get(1), page.toString());
  }

  @Example
  void a_cell_can_make_neither_a_link_nor_markup() {
    assertEquals(
        "\\[x\\](https://evil.test) \\<img\\> \\*b\\*",
        MarkdownTable.escape("[x](https://evil.test) <img> *b*"));
  }
}
