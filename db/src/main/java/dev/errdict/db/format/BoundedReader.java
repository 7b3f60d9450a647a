package dev.errdict.db.format;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.time.Clock;
import java.time.Instant;

/** A reader that fails when a limit on size or time is exceeded. */
public final class BoundedReader extends FilterReader {
  /** Passes through parsers that only know {@link IOException}. */
  public static final class Exceeded extends IOException {
    private final transient CatalogException limit;

    Exceeded(CatalogException limit) {
      super(limit);
      this.limit = limit;
    }

    public CatalogException limit() {
      return limit;
    }
  }

  private final ImportLimits limits;
  private final Clock clock;
  private final Instant end;
  private long read;

  public BoundedReader(Reader in, ImportLimits limits, Clock clock) {
    super(in);
    this.limits = limits;
    this.clock = clock;
    this.end = clock.instant().plus(limits.time());
  }

  /** Call it wherever reading may take long. */
  public void checkTime() throws Exceeded {
    if (clock.instant().isAfter(end)) {
      throw new Exceeded(new CatalogException(Problem.IMPORT_TOO_SLOW, limits.time().toSeconds()));
    }
  }

  @Override
  public int read() throws IOException {
    int character = super.read();
    count(character < 0 ? 0 : 1);
    return character;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    count(Math.max(count, 0));
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int characters) throws IOException {
    read += characters;
    if (read > limits.characters()) {
      throw new Exceeded(new CatalogException(Problem.IMPORT_TOO_LARGE, limits.characters()));
    }
    checkTime();
  }
}
