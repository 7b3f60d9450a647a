package dev.errdict.admin.base;

import dev.errdict.search.terminal.TerminalPainter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command's input and output, always in UTF-8. The launcher reports which of the standard streams
 * are terminals ({@code ERRDICT_TERMINALS}, such as {@code 012}) and how wide ({@code COLUMNS}),
 * since Java cannot.
 */
public final class Terminal {
  private static final int USUAL_COLUMNS = 80;
  private static final Set<String> YES = Set.of("y", "yes", "是", "好", "确定");

  private final InputStream bytes;
  private final BufferedReader in;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Map<String, String> environment;

  public Terminal(
      InputStream in, OutputStream out, OutputStream err, Map<String, String> environment) {
    this.bytes = in;
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = writer(out, false);
    this.err = writer(err, true);
    this.environment = Map.copyOf(environment);
  }

  private static PrintWriter writer(OutputStream stream, boolean lineByLine) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), lineByLine);
  }

  public BufferedReader in() {
    return in;
  }

  /**
   * Standard input as bytes, for commands that read it completely and never ask; see {@link #in}.
   */
  public InputStream bytes() {
    return bytes;
  }

  public PrintWriter out() {
    return out;
  }

  /** Standard error, flushed by line, after everything printed so far. */
  public PrintWriter err() {
    out.flush();
    return err;
  }

  public Map<String, String> environment() {
    return environment;
  }

  /** A variable that is set and not empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** Whether the user can be asked: input and output are a terminal. */
  public boolean canAsk() {
    return isTerminal(0) && isTerminal(2);
  }

  /**
   * Asks the person at the terminal.
   *
   * @return whether the answer is yes; any other answer, or none, is no
   */
  public boolean confirm(String question) {
    err().print(question + " ");
    err.flush();
    try {
      String answer = in.readLine();
      return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Asks the person at the terminal for a word.
   *
   * @return the typed text; empty when nothing was typed
   */
  public Optional<String> ask(String question) {
    err().print(question + " ");
    err.flush();
    try {
      return Optional.ofNullable(in.readLine()).map(String::strip).filter(word -> !word.isEmpty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether standard output is a terminal. */
  public boolean isShown() {
    return isTerminal(1);
  }

  /** Whether standard error can show a progress bar. */
  public boolean canMove() {
    return isTerminal(2) && variable("TERM").filter(term -> !term.equals("dumb")).isPresent();
  }

  /** Whether to print colours: on a terminal, unless NO_COLOR is set (no-color.org). */
  public boolean colour() {
    return isTerminal(1)
        && variable("NO_COLOR").isEmpty()
        && variable("TERM").filter(term -> !term.equals("dumb")).isPresent();
  }

  /** The width at which lines are broken; unlimited without a terminal. */
  public int columns() {
    if (!isTerminal(1)) {
      return TerminalPainter.UNLIMITED;
    }
    return variable("COLUMNS")
        .filter(columns -> columns.matches("[1-9]\\d{0,4}"))
        .map(Integer::valueOf)
        .orElse(USUAL_COLUMNS);
  }

  public void flush() {
    out.flush();
    err.flush();
  }

  private boolean isTerminal(int stream) {
    return variable("ERRDICT_TERMINALS").orElse("").contains(Integer.toString(stream));
  }
}
