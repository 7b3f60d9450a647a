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
 * Where a command reads and writes, always in UTF-8, and what is known of it. The launcher tells
 * which of the standard streams are terminals ({@code ERRDICT_TERMINALS}, such as {@code 012}) and
 * how wide ({@code COLUMNS}), since Java cannot.
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

  /** Standard input as it is, for those who read it whole and never ask; see {@link #in}. */
  public InputStream bytes() {
    return bytes;
  }

  public PrintWriter out() {
    return out;
  }

  /** Standard error, line by line, behind all that was printed so far. */
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

  /** Whether somebody can be asked: both ends of the conversation are a terminal. */
  public boolean canAsk() {
    return isTerminal(0) && isTerminal(2);
  }

  /**
   * Asks the person at the terminal.
   *
   * @return whether the answer is yes; anything else, or none, is no
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
   * @return what was typed; empty when nothing was
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

  /** Whether somebody sees standard output as it comes. */
  public boolean isShown() {
    return isTerminal(1);
  }

  /** Whether something that moves can stand on standard error. */
  public boolean canMove() {
    return isTerminal(2) && variable("TERM").filter(term -> !term.equals("dumb")).isPresent();
  }

  /** Colours where they show and nobody has asked for none (no-color.org). */
  public boolean colour() {
    return isTerminal(1)
        && variable("NO_COLOR").isEmpty()
        && variable("TERM").filter(term -> !term.equals("dumb")).isPresent();
  }

  /** The width to break lines at; what is no terminal has none. */
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
