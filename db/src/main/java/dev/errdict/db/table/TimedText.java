package dev.errdict.db.table;

import dev.errdict.db.format.BoundedReader;
import java.io.UncheckedIOException;

/** Text that throws when a pattern reads it after the import's time limit. */
final class TimedText implements CharSequence {
  private static final int UNWATCHED = 1 << 16;

  private final String text;
  private final BoundedReader watch;
  private int reads;

  TimedText(String text, BoundedReader watch) {
    this.text = text;
    this.watch = watch;
  }

  @Override
  public char charAt(int index) {
    if (++reads % UNWATCHED == 0) {
      try {
        watch.checkTime();
      } catch (BoundedReader.Exceeded e) {
        throw new UncheckedIOException(e);
      }
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
