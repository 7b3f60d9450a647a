package dev.errdict.admin.exchange;

import dev.errdict.admin.base.Terminal;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.terminal.TerminalText;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntConsumer;

/** A progress line of long work on the terminal; nothing elsewhere. */
final class Progress implements AutoCloseable {
  /** Fewer entries than this are written so quickly that no progress is shown. */
  private static final int LONG = 2000;

  private static final int CELLS = 30;
  private static final Duration FIRST_GUESS = Duration.ofMillis(500);
  private static final String AFRESH = "\r\u001b[K";

  private final Terminal terminal;
  private final boolean shown;
  private final Words words;

  Progress(Terminal terminal, Lang lang) {
    this.terminal = terminal;
    this.shown = terminal.canMove();
    this.words = Words.of(Progress.class, lang);
  }

  /** Shows the current step, until the next one. */
  void say(String sentence) {
    draw(TerminalText.line(sentence));
  }

  /** Draws the number done, the rate per second, and the estimated remaining time. */
  IntConsumer of(int all) {
    long begun = System.nanoTime();
    return all < LONG
        ? done -> {}
        : done -> {
          int known = Math.min(done, all);
          draw(bar(known, all) + pace(words, known, all, System.nanoTime() - begun));
        };
  }

  /** Empty before it can be estimated. */
  static String pace(Words words, int done, int all, long nanos) {
    if (done == 0 || nanos < FIRST_GUESS.toNanos()) {
      return "";
    }
    long rate = Math.max(1, Math.round(done / (nanos / 1e9)));
    long left = (all - done + rate - 1) / rate;
    return "  "
        + words.say(
            "progress.pace",
            String.format(Locale.ROOT, "%,d", rate),
            String.format(Locale.ROOT, "%d:%02d", left / 60, left % 60));
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
