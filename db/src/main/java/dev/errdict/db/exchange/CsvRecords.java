package dev.errdict.db.exchange;

import dev.errdict.db.CatalogException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Takes CSV (RFC 4180) apart, record by record. A quotation mark that does not close costs its own
 * line alone: reading goes on with the line after it. Line ends within cells become line feeds.
 */
final class CsvRecords {
  /** After so many open quotation marks, cells are expected to end on their line. */
  private static final int MOST_OPEN = 100;

  private static final char QUOTE = '"';

  /** A record, or the line that is none. */
  sealed interface Item {
    int line();
  }

  /**
   * @param source the line, of a record that has but one
   */
  record Cells(int line, List<String> cells, Optional<String> source) implements Item {}

  record Broken(int line, Defect.Kind kind, String source) implements Item {}

  private final BufferedReader in;
  private final ImportLimits limits;
  private final Deque<String> ahead = new ArrayDeque<>();
  private char delimiter = ',';
  private int line;
  private int open;

  CsvRecords(Reader in, ImportLimits limits) {
    this.in = new BufferedReader(in);
    this.limits = limits;
  }

  void delimiter(char character) {
    delimiter = character;
  }

  /** The lines that come next, which stay to be read. */
  List<String> peek(int count) throws IOException {
    while (ahead.size() < count) {
      String next = in.readLine();
      if (next == null) {
        break;
      }
      // A byte-order mark, as spreadsheets write it, is no part of the first name.
      ahead.addLast(line == 0 && ahead.isEmpty() ? next.replace("\uFEFF", "") : next);
    }
    return ahead.stream().limit(count).toList();
  }

  Optional<String> nextLine() throws IOException {
    if (peek(1).isEmpty()) {
      return Optional.empty();
    }
    line++;
    return Optional.of(ahead.removeFirst());
  }

  /** The next record that is not blank; empty at the end. */
  Optional<Item> next() throws IOException, CatalogException {
    while (true) {
      Optional<String> first = nextLine();
      if (first.isEmpty()) {
        return Optional.empty();
      }
      if (!first.get().isBlank()) {
        return Optional.of(item(first.get()));
      }
    }
  }

  private Item item(String first) throws IOException, CatalogException {
    int at = line;
    List<String> taken = new ArrayList<>();
    Splitting splitting = new Splitting(at);
    Optional<String> next = Optional.of(first);
    while (next.isPresent()) {
      taken.add(next.get());
      splitting.take(next.get());
      if (splitting.state != State.QUOTED) {
        break;
      }
      if (splitting.cell.length() > limits.cell() || open >= MOST_OPEN) {
        break;
      }
      next = nextLine();
    }
    if (splitting.state == State.START) {
      return new Cells(
          at, splitting.cells, taken.size() == 1 ? Optional.of(first) : Optional.empty());
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
    return new Broken(at, kind, first);
  }

  private enum State {
    /** Before a cell's first character; also when all is done. */
    START,
    PLAIN,
    QUOTED,
    CLOSED,
    STRAY
  }

  /** One record under way. */
  private final class Splitting {
    private final int at;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private State state = State.START;

    Splitting(int at) {
      this.at = at;
    }

    /** Takes a line; afterwards the state is START when the record has ended with it. */
    void take(String text) throws CatalogException {
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
        cell.append('\n');
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
        throw new CatalogException("import.cell-too-long", at, limits.cell());
      }
      cells.add(FormulaGuard.unguard(cell.toString()));
      cell.setLength(0);
      state = State.START;
    }
  }
}
