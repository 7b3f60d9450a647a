package dev.errdict.db.table;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.format.BoundedReader;
import dev.errdict.db.format.FileFormat;
import dev.errdict.db.format.ImportLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Takes lines apart with a pattern whose named groups are the columns. Lines that do not match are
 * skipped; a line that matches the section pattern sets its groups for the rows below.
 */
final class LineTable {
  /**
   * What may be in front of a header's number: brackets, macros' names and casts. A part of a
   * number that is computed, as in {@code (1 << 4)}, is not the code.
   */
  private static final String WRAPPED =
      "(?:(?:[A-Za-z_]\\w*\\s*)?\\(\\s*|[A-Za-z_][\\w\\s]*\\)\\s*)*+";

  private static final Pattern COMMENT = Pattern.compile("\\s*#(?!\\s*define\\b)");

  private final Pattern row;
  private final Optional<Pattern> section;

  /** Whether every line but blank ones and comments is expected to match. */
  private final boolean whole;

  /** What a line is read as. */
  private final UnaryOperator<String> reading;

  private LineTable(
      Pattern row, Optional<Pattern> section, boolean whole, UnaryOperator<String> reading) {
    this.row = row;
    this.section = section;
    this.whole = whole;
    this.reading = reading;
  }

  /**
   * @throws CatalogException when a pattern is invalid, or has no named group
   */
  static LineTable of(String row, Optional<String> section) throws CatalogException {
    return of(row, section, false, UnaryOperator.identity());
  }

  private static LineTable of(
      String row, Optional<String> section, boolean whole, UnaryOperator<String> reading)
      throws CatalogException {
    LineTable table =
        new LineTable(
            compile(row),
            section.isEmpty() ? Optional.empty() : Optional.of(compile(section.get())),
            whole,
            reading);
    if (table.columns().isEmpty()) {
      throw new CatalogException(Problem.IMPORT_NO_GROUPS, row);
    }
    return table;
  }

  static Optional<LineTable> named(FileFormat format) throws CatalogException {
    return switch (format) {
      case ERRCODES ->
          Optional.of(
              of(
                  "(?<code>[0-9A-Z]{5})\\s+[SEW]\\s+(?<symbol>\\w+)(?:\\s+(?<words>\\w+))?\\s*",
                  Optional.of("Section: (?<module>Class \\w+) - (?<moduletitle>.+)"),
                  true,
                  UnaryOperator.identity()));
      case ERRNO ->
          Optional.of(
              of(
                  "(?<symbol>E\\w+)\\s+(?<code>\\d+)\\s+(?<title>.+)",
                  Optional.empty(),
                  true,
                  UnaryOperator.identity()));
      case HEADER ->
          Optional.of(
              of(
                  "\\s*#\\s*define\\s+(?<symbol>[A-Z][A-Za-z0-9_]+)\\s+"
                      + WRAPPED
                      + "(?<code>-?\\b(?:0[xX][0-9A-Fa-f]+|\\d+))[uUlL]*[)\\s]*"
                      + "(?:/[*/]\\s*(?<title>.*?)\\s*(?:\\*/)?)?\\s*",
                  Optional.empty(),
                  false,
                  new HeaderSums()::computed));
      case YAML, JSON, CSV, MARKDOWN, LINES -> Optional.empty();
    };
  }

  private static Pattern compile(String pattern) throws CatalogException {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new CatalogException(e, Problem.IMPORT_BAD_PATTERN, pattern, e.getDescription());
    }
  }

  private List<String> columns() {
    Set<String> columns = new LinkedHashSet<>(groups(row));
    section.ifPresent(pattern -> columns.addAll(groups(pattern)));
    return List.copyOf(columns);
  }

  private static List<String> groups(Pattern pattern) {
    return pattern.namedGroups().entrySet().stream()
        .sorted(Comparator.comparingInt(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .toList();
  }

  Table read(BoundedReader in, ImportLimits limits) throws IOException, CatalogException {
    List<String> columns = columns();
    List<TableRow> rows = new ArrayList<>();
    List<BadRow> bad = new ArrayList<>();
    int passedOver = 0;
    Optional<Matcher> under = Optional.empty();
    BufferedReader lines = new BufferedReader(in);
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.length() > limits.cell()) {
        throw new CatalogException(Problem.IMPORT_CELL_TOO_LONG, number, limits.cell());
      }
      // A pattern can take exponential time on a hostile line; TimedText stops it.
      CharSequence timed = new TimedText(reading.apply(line), in);
      Optional<Matcher> head =
          section.map(pattern -> pattern.matcher(timed)).filter(Matcher::matches);
      if (head.isPresent()) {
        under = head;
        continue;
      }
      Matcher match = row.matcher(timed);
      if (match.matches()) {
        if (rows.size() == limits.rows()) {
          throw new CatalogException(Problem.IMPORT_TOO_MANY, limits.rows());
        }
        List<String> cells = cells(columns, match, under).stream().map(String::strip).toList();
        rows.add(new TableRow(number, cells, Optional.of(line)));
      } else if (!line.isBlank() && !COMMENT.matcher(line).lookingAt()) {
        if (whole) {
          bad.add(BadRow.ofLine(Defect.ofRow(Defect.Kind.UNREAD_LINE, number, line.strip()), line));
        } else {
          passedOver++;
        }
      }
    }
    return new Table(Table.Form.LINES, columns, rows, bad, List.of(), Optional.empty(), passedOver);
  }

  private List<String> cells(List<String> columns, Matcher match, Optional<Matcher> under) {
    List<String> cells = new ArrayList<>();
    for (String column : columns) {
      Optional<String> own = group(row, match, column);
      cells.add(
          own.or(() -> under.flatMap(head -> section.flatMap(it -> group(it, head, column))))
              .orElse(""));
    }
    return cells;
  }

  private static Optional<String> group(Pattern pattern, Matcher match, String name) {
    return pattern.namedGroups().containsKey(name)
        ? Optional.ofNullable(match.group(name))
        : Optional.empty();
  }
}
