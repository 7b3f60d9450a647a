package dev.errdict.db.table;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.format.ImportLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pipe tables (GitHub Flavored Markdown 0.29, 4.10): read and written. */
final class MarkdownTable {
  private static final Pattern RULE = Pattern.compile("\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*)*\\|?");
  private static final String SPECIAL = "\\`*_{}[]<>()#+-.!|~&:@";

  private MarkdownTable() {}

  /** The rows of every table whose header is that of the first one. */
  static Table read(Reader in, ImportLimits limits) throws IOException, CatalogException {
    List<String> columns = List.of();
    List<TableRow> rows = new ArrayList<>();
    List<BadRow> bad = new ArrayList<>();
    List<Defect> others = new ArrayList<>();
    String before = "";
    boolean inside = false;
    int line = 0;
    BufferedReader lines = new BufferedReader(in);
    for (String text = lines.readLine(); text != null; text = lines.readLine()) {
      line++;
      if (text.length() > limits.cell()) {
        throw new CatalogException(Problem.IMPORT_CELL_TOO_LONG, line, limits.cell());
      }
      String here = text.strip();
      if (RULE.matcher(here).matches() && before.contains("|")) {
        List<String> header = cells(before);
        inside = columns.isEmpty() || columns.equals(header);
        columns = inside ? header : columns;
        if (!inside) {
          others.add(
              Defect.ofColumn(Defect.Kind.OTHER_TABLE, line - 1, String.join(", ", header), 1));
        }
      } else if (inside && here.contains("|")) {
        if (rows.size() + bad.size() == limits.rows()) {
          throw new CatalogException(Problem.IMPORT_TOO_MANY, limits.rows());
        }
        List<String> cells = cells(here);
        Optional<Defect> width = Table.width(line, cells, columns.size());
        if (width.isPresent()) {
          bad.add(BadRow.ofCells(width.get(), columns, cells));
        } else {
          rows.add(Table.row(line, cells, columns.size()));
        }
      } else {
        inside = false;
      }
      before = here;
    }
    return new Table(Table.Form.CELLS, columns, rows, bad, others, Optional.empty(), 0);
  }

  private static List<String> cells(String line) {
    String inner = line.startsWith("|") ? line.substring(1) : line;
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    for (int i = 0; i < inner.length(); i++) {
      char character = inner.charAt(i);
      if (character == '\\' && i + 1 < inner.length()) {
        cell.append(character).append(inner.charAt(++i));
      } else if (character == '|') {
        cells.add(plain(cell.toString()));
        cell.setLength(0);
      } else {
        cell.append(character);
      }
    }
    if (!cell.toString().isBlank()) {
      cells.add(plain(cell.toString()));
    }
    return cells;
  }

  /** The text of a cell: without code ticks, with real line ends, with nothing escaped. */
  private static String plain(String cell) {
    String text = cell.strip();
    if (text.length() > 1
        && text.startsWith("`")
        && text.endsWith("`")
        && text.indexOf('`', 1) == text.length() - 1) {
      return text.substring(1, text.length() - 1).replace("\\|", "|");
    }
    text = text.replaceAll("(?i)<br\\s*/?>", "\n");
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      boolean escape =
          character == '\\' && i + 1 < text.length() && SPECIAL.indexOf(text.charAt(i + 1)) >= 0;
      plain.append(escape ? text.charAt(++i) : character);
    }
    return plain.toString();
  }

  static void write(Table table, Appendable out) throws IOException {
    writeRow(table.columns(), out);
    out.append("|").append(" --- |".repeat(table.columns().size())).append("\n");
    for (TableRow row : table.rows()) {
      writeRow(row.cells(), out);
    }
  }

  private static void writeRow(List<String> cells, Appendable out) throws IOException {
    out.append("|");
    for (String cell : cells) {
      out.append(' ').append(escape(cell)).append(" |");
    }
    out.append("\n");
  }

  /** The text, escaped so that it contains no link, cell boundary or HTML. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.strip()
        .codePoints()
        .forEach(
            character -> {
              if (character == '\n') {
                escaped.append("<br>");
              } else if (Character.getType(character) != Character.CONTROL) {
                if ("\\`*_[]<>|~&".indexOf(character) >= 0) {
                  escaped.append('\\');
                }
                escaped.appendCodePoint(character);
              }
            });
    return escaped.toString();
  }
}
