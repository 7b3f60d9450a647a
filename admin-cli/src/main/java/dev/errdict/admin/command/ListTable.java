package dev.errdict.admin.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.admin.base.Terminal;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.table.FormulaGuard;
import dev.errdict.db.words.Lang;
import dev.errdict.search.terminal.TerminalText;
import dev.errdict.search.terminal.TextStyle;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Prints rows under columns in any of the formats of a list. */
final class ListTable {
  /** A row's cells, one for each column. */
  record Row(List<String> cells) {
    Row {
      cells = List.copyOf(cells);
    }
  }

  private final PrintWriter out;
  private final boolean colour;
  private final List<String> columns;

  ListTable(Terminal terminal, List<ListColumn> columns) {
    this.out = terminal.out();
    this.colour = terminal.colour();
    this.columns = columns.stream().map(ListColumn::name).toList();
  }

  void table(List<Row> rows) {
    int[] widths = new int[columns.size()];
    for (Row row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(TerminalText.line(row.cells().get(i))));
      }
    }
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], columns.get(i).length());
    }
    out.println(TextStyle.FAINT.on(line(columns, widths), colour));
    rows.forEach(row -> out.println(line(row.cells(), widths)));
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = TerminalText.line(cells.get(i));
      line.append(cell);
      if (i < widths.length - 1) {
        line.append(" ".repeat(widths[i] - width(cell) + 2));
      }
    }
    return line.toString().stripTrailing();
  }

  private static int width(String text) {
    return text.codePoints().map(one -> Lang.isHan(one) || one > 0xFF00 ? 2 : 1).sum();
  }

  /** RFC 4180, with cells that a spreadsheet would take for formulas marked as text. */
  void csv(List<Row> rows) {
    csv(new Row(columns));
    rows.forEach(this::csv);
  }

  private void csv(Row row) {
    out.println(row.cells().stream().map(ListTable::csv).collect(Collectors.joining(",")));
  }

  private static String csv(String cell) {
    String text = FormulaGuard.guard(cell);
    boolean quoted = text.chars().anyMatch(one -> ",\"\n\r".indexOf(one) >= 0);
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  void json(List<Row> rows, Lang lang) throws IOException {
    try (JsonPage page = new JsonPage(out, "list", lang)) {
      JsonGenerator json = page.json();
      json.writeNumberField("count", rows.size());
      json.writeArrayFieldStart("entries");
      for (Row row : rows) {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
          write(json, columns.get(i), row.cells().get(i));
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  private static void write(JsonGenerator json, String column, String cell) throws IOException {
    switch (column) {
      case "retired" -> json.writeBooleanField(column, Boolean.parseBoolean(cell));
      case "phrases" -> json.writeNumberField(column, Integer.parseInt(cell));
      case "revision" -> json.writeNumberField(column, Long.parseLong(cell));
      default -> {
        if (!cell.isEmpty()) {
          json.writeStringField(column, cell);
        }
      }
    }
  }

  /** JSON strings are YAML's double-quoted ones. */
  void yaml(List<Row> rows) {
    for (Row row : rows) {
      String lead = "- ";
      for (int i = 0; i < columns.size(); i++) {
        if (!row.cells().get(i).isEmpty()) {
          out.println(lead + columns.get(i) + ": " + quoted(row.cells().get(i)));
          lead = "  ";
        }
      }
    }
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        default -> quoted.append(Character.isISOControl(character) ? ' ' : character);
      }
    }
    return quoted.append('"').toString();
  }
}
