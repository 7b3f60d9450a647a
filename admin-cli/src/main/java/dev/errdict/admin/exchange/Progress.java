package dev.errdict.admin.exchange;

import dev.errdict.admin.command.Terminal;
import dev.errdict.search.reply.TerminalText;
import java.util.Locale;
import java.util.function.IntConsumer;

/** A line on the terminal that tells how far a long piece of work is; nothing elsewhere. */
final class Progress implements AutoCloseable {
  /** Fewer entries than this are written before anybody wonders. */
  private static final int LONG = 2000;

  private static final int CELLS = 30;
  private static final String AFRESH = "\r\u001b[K";

  private final Terminal terminal;
  private final boolean shown;

  Progress(Terminal terminal) {
    this.terminal = terminal;
    this.shown = terminal.canMove();
  }

  /** Says what is under way, until the next word. */
  void say(String sentence) {
    draw(TerminalText.line(sentence));
  }

  /** Draws how many of so many are done. */
  IntConsumer of(int all) {
    return all < LONG ? done -> {} : done -> draw(bar(Math.min(done, all), all));
  }

  private static String bar(int done, int all) {
    int full = (int) ((long) CELLS * done / all);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d %%  %,d / %,d",
        "#".repeat(full),
        "-".repeat(CELLS - full),
        100L * done / all,
        done,
        all);
  }

  private void draw(String line) {
    if (shown) {
      terminal.out().flush();
      terminal.err().print(AFRESH + line);
      terminal.err().flush();
    }
  }

  void wipe() {
    draw("");
  }

  @Override
  public void close() {
    wipe();
  }
}
