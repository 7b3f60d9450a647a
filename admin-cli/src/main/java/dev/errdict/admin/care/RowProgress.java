package dev.errdict.admin.care;

import dev.errdict.admin.base.Terminal;
import dev.errdict.db.copy.StoreCopy;
import java.util.Locale;

/** A progress line of a copy on the terminal; nothing elsewhere. */
final class RowProgress implements StoreCopy.Progress, AutoCloseable {
  private static final int CELLS = 30;
  private static final String AFRESH = "\r\u001b[K";

  private final Terminal terminal;
  private boolean drawn;

  RowProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void at(long done, long all) {
    long known = Math.clamp(done, 0, Math.max(all, 1));
    int full = (int) (CELLS * known / Math.max(all, 1));
    draw(
        String.format(
            Locale.ROOT,
            "[%s%s] %3d %%  %,d / %,d",
            "#".repeat(full),
            "-".repeat(CELLS - full),
            100 * known / Math.max(all, 1),
            known,
            all));
    drawn = true;
  }

  private void draw(String line) {
    if (terminal.canMove()) {
      terminal.out().flush();
      terminal.err().print(AFRESH + line);
      terminal.err().flush();
    }
  }

  @Override
  public void close() {
    if (drawn) {
      draw("");
      drawn = false;
    }
  }
}
