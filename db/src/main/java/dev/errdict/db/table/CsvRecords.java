package dev.errdict.db.table;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.format.ImportLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes CSV (RFC 4180) apart, record by record. A quotation mark that is never closed makes only
 * its own line invalid: reading continues with the next line. CRLF within a cell becomes a line
 * feed.
 */
final class CsvRecords {
  /** After so many open quotation marks, cells are expected to end on their line. */
  private static final int MOST_OPEN = 100;

  private static final char QUOTE = '"';

  /** A record, or an invalid line. */
  sealed interface Item {
    int line();

    /** The same without its first cell. */
    Item withoutFirst(char delimiter);
  }

  /**
   * @param source the line, of a record that has but one
   */
  record Cells(int line, List<String> cells, Optional<String> source) implements Item {
    @Override
    public Item withoutFirst(char delimiter) {
      return new Cells(
          line, cells.subList(1, cells.size()), source.map(text -> afterFirst(text, delimiter)));
    }
  }

  record Broken(int line, Defect.Kind kind, String source) implements Item {
    @Override
    public Item withoutFirst(char delimiter) {
      return new Broken(line, kind, afterFirst(source, delimiter));
    }
  }

  private static String afterFirst(String line, char delimiter) {
    String end = Pattern.quote(String.valueOf(delimiter));
    return line.replaceFirst("^(?:\"(?:[^\"]|\"\")*+\"|[^\"" + end + "]*+)" + end, "");
  }

  private final BufferedReader in;
  private final ImportLimits limits;
  private final Deque<Line> ahead = new ArrayDeque<>();
  private char delimiter = ',';
  private int line;
  private int open;

  CsvRecords(Reader in, ImportLimits limits) {
    this.in = new BufferedReader(in);
    this.limits = limits;
  }

  /**
   * @param end what ended it: a line feed, also for CRLF, or a carriage return alone
   */
  private record Line(String text, String end) {}

  void delimiter(char character) {
    delimiter = character;
  }

  /** The next lines, without consuming them. */
  List<String> peek(int count) throws IOException {
    while (ahead.size() < count) {
      Optional<Line> next = read();
      if (next.isEmpty()) {
        break;
      }
      // A byte-order mark, as spreadsheets write it, is no part of the first name.
      boolean first = line == 0 && ahead.isEmpty();
      ahead.addLast(
          first ? new Line(next.get().text().replace("\uFEFF", ""), next.get().end()) : next.get());
    }
    return ahead.stream().limit(count).map(Line::text).toList();
  }

  private Optional<Line> read() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int character = in.read(); character >= 0; character = in.read()) {
      if (character == '\n') {
        return Optional.of(new Line(text.toString(), "\n"));
      }
      if (character == '\r') {
        in.mark(1);
        boolean both = in.read() == '\n';
        if (!both) {
          in.reset();
        }
        return Optional.of(new Line(text.toString(), both ? "\n" : "\r"));
      }
      text.append((char) character);
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(new Line(text.toString(), ""));
  }

  Optional<String> nextLine() throws IOException {
    return following().map(Line::text);
  }

  private Optional<Line> following() throws IOException {
    if (peek(1).isEmpty()) {
      return Optional.empty();
    }
    line++;
    return Optional.of(ahead.removeFirst());
  }

  /** The next record that is not blank; empty at the end. */
  Optional<Item> next() throws IOException, CatalogException {
    while (true) {
      Optional<Line> first = following();
      if (first.isEmpty()) {
        return Optional.empty();
      }
      if (!first.get().text().isBlank()) {
        return Optional.of(item(first.get()));
      }
    }
  }

  private Item item(Line first) throws IOException, CatalogException {
    int at = line;
    List<Line> taken = new ArrayList<>();
    Splitting splitting = new Splitting(at);
    Optional<Line> next = Optional.of(first);
    while (next.isPresent()) {
      taken.add(next.get());
      splitting.take(next.get());
      if (splitting.state != State.QUOTED) {
        break;
      }
      if (splitting.cell.length() > limits.cell() || open >= MOST_OPEN) {
        break;
      }
      next = following();
    }
    if (splitting.state == State.START) {
      return new Cells(
          at, splitting.cells, taken.size() == 1 ? Optional.of(first.text()) : Optional.empty());
    }
    Defect.Kind kind =
        splitting.state == State.STRAY && taken.size() == 1
            ? Defect.Kind.STRAY_QUOTE
            : Defect.Kind.OPEN_QUOTE;
    open += kind == Defect.Kind.OPEN_QUOTE ? 1 : 0;
    for (int i = taken.size() - 1; i > 0; i--) {
      ahead.addFirst(taken.get(i));
      line--;
    }
    return new Broken(at, kind, first.text());
  }

  private enum State {
    /** Before a cell's first character; also when all is done. */
    START,
    PLAIN,
    QUOTED,
    CLOSED,
    STRAY
  }

  /** The parser's state within one record. */
  private final class Splitting {
    private final int at;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private State state = State.START;

    Splitting(int at) {
      this.at = at;
    }

    /** Takes a line; afterwards the state is START when the record has ended with it. */
    void take(Line line) throws CatalogException {
      String text = line.text();
      for (int i = 0; i < text.length() && state != State.STRAY; i++) {
        char character = text.charAt(i);
        switch (state) {
          case QUOTED -> {
            if (character != QUOTE) {
              cell.append(character);
            } else if (i + 1 < text.length() && text.charAt(i + 1) == QUOTE) {
              cell.append(text.charAt(++i));
            } else {
              state = State.CLOSED;
            }
          }
          case CLOSED -> {
            if (character == delimiter) {
              end();
            } else if (!Character.isWhitespace(character)) {
              state = State.STRAY;
            }
          }
          case START, PLAIN -> plain(character);
          case STRAY -> {}
        }
      }
      if (state == State.QUOTED) {
        cell.append(line.end());
      } else if (state != State.STRAY) {
        end();
      }
    }

    private void plain(char character) throws CatalogException {
      if (character == delimiter) {
        end();
      } else if (state == State.START && character == QUOTE) {
        cell.setLength(0);
        state = State.QUOTED;
      } else {
        cell.append(character);
        if (!Character.isWhitespace(character)) {
          state = State.PLAIN;
        }
      }
    }

    private void end() throws CatalogException {
      if (cell.length() > limits.cell()) {
        throw new CatalogException(Problem.IMPORT_CELL_TOO_LONG, at, limits.cell());
      }
      cells.add(FormulaGuard.unguard(cell.toString()));
      cell.setLength(0);
      state = State.START;
    }
  }
}
