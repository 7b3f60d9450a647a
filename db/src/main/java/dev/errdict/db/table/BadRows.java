package dev.errdict.db.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The rows that an import left out, written so that they can be fixed and imported as the file was.
 * What is wrong with each is in a column, or comment, that imports ignore.
 */
public final class BadRows {
  /** The column that says what is wrong. */
  static final String PROBLEM = "errdict-problem";

  static final BadRows NONE = new BadRows(Table.Form.CELLS, ',', List.of(), List.of());

  private final Table.Form form;
  private final char delimiter;
  private final List<String> columns;
  private final List<BadRow> rows;

  BadRows(Table.Form form, char delimiter, List<String> columns, List<BadRow> rows) {
    this.form = form;
    this.delimiter = delimiter;
    this.columns = List.copyOf(columns);
    this.rows =
        rows.stream().sorted(Comparator.comparingInt((BadRow row) -> row.defect().line())).toList();
  }

  public int size() {
    return rows.size();
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  List<Defect> defects() {
    return rows.stream().map(BadRow::defect).toList();
  }

  /** The ending of the name of a file that {@link #write} writes. */
  public String ending() {
    return switch (form) {
      case CELLS -> "csv";
      case TREE -> "json";
      case LINES -> "txt";
    };
  }

  /**
   * Writes them; the writer stays open.
   *
   * @param lang of what is said to be wrong
   */
  public void write(Lang lang, Writer out) throws IOException {
    switch (form) {
      case CELLS -> writeCells(lang, out);
      case TREE -> writeTree(lang, out);
      case LINES -> {
        for (BadRow row : rows) {
          out.write("# " + row.defect().say(lang) + "\n" + row.source().orElse("") + "\n");
        }
      }
    }
    out.flush();
  }

  private void writeCells(Lang lang, Writer out) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).setRecordSeparator("\n").get();
    CSVPrinter csv = new CSVPrinter(out, format);
    csv.print(PROBLEM);
    csv.printRecord(columns);
    for (BadRow row : rows) {
      csv.print(row.defect().say(lang));
      if (row.source().isPresent()) {
        csv.flush();
        out.write(delimiter + row.source().get());
        csv.println();
      } else {
        csv.printRecord(row.cells().stream().map(FormulaGuard::guard).toList());
      }
    }
    csv.flush();
  }

  private void writeTree(Lang lang, Writer out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      json.writeStartArray();
      for (BadRow row : rows) {
        json.writeStartObject();
        json.writeStringField(PROBLEM, row.defect().say(lang));
        for (int i = 0; i < row.columns().size(); i++) {
          if (!row.cells().get(i).isEmpty()) {
            json.writeStringField(row.columns().get(i), row.cells().get(i));
          }
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    out.write('\n');
  }
}
