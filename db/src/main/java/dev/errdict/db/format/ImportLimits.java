package dev.errdict.db.format;

import java.time.Duration;

/**
 * How much an import may take.
 *
 * @param characters of the whole file
 * @param rows rows of a table or entries of a catalog
 * @param cell characters of one cell or line
 */
public record ImportLimits(long characters, int rows, int cell, Duration time) {
  public static final ImportLimits USUAL =
      new ImportLimits(256L << 20, 1_000_000, 100_000, Duration.ofMinutes(5));
}
