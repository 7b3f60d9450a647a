package dev.errdict.admin.care;

import java.util.Locale;

/** Sizes for people: three digits and an SI unit. */
final class Bytes {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

  private Bytes() {}

  static String text(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 999.5 && unit < UNITS.length - 1) {
      size /= 1000;
      unit++;
    }
    String digits =
        unit == 0 || size >= 10
            ? String.format(Locale.ROOT, "%.0f", size)
            : String.format(Locale.ROOT, "%.1f", size);
    return digits + " " + UNITS[unit];
  }
}
