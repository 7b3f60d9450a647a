package dev.errdict.db.table;

import java.util.List;

/**
 * Finds the delimiter of a CSV file: the character with which all rows have the same number of
 * cells.
 */
final class CsvDelimiter {
  private static final char[] USUAL = {',', ';', '\t', '|'};
  private static final String SPREADSHEET = "sep=";

  private CsvDelimiter() {}

  /** Whether a line is Excel's declaration of the delimiter. */
  static boolean isNamed(String line) {
    return line.length() == SPREADSHEET.length() + 1 && line.startsWith(SPREADSHEET);
  }

  /**
   * @param lines the first ones of the file, the header included
   */
  static char of(List<String> lines) {
    if (!lines.isEmpty() && isNamed(lines.getFirst())) {
      return lines.getFirst().charAt(SPREADSHEET.length());
    }
    List<String> written = lines.stream().filter(line -> !line.isBlank()).toList();
    char best = USUAL[0];
    int most = 0;
    for (char candidate : USUAL) {
      int score = score(written, candidate);
      if (score > most) {
        best = candidate;
        most = score;
      }
    }
    return best;
  }

  private static int score(List<String> lines, char delimiter) {
    if (lines.isEmpty()) {
      return 0;
    }
    int width = count(lines.getFirst(), delimiter);
    if (width == 0) {
      return 0;
    }
    int alike = 0;
    for (String line : lines) {
      alike += count(line, delimiter) == width ? 1 : 0;
    }
    return alike * 1000 + Math.min(width, 999);
  }

  private static int count(String line, char delimiter) {
    boolean quoted = false;
    int count = 0;
    for (int i = 0; i < line.length(); i++) {
      char character = line.charAt(i);
      quoted ^= character == '"';
      count += !quoted && character == delimiter ? 1 : 0;
    }
    return count;
  }
}
