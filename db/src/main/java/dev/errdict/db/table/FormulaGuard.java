package dev.errdict.db.table;

/**
 * Keeps spreadsheets from taking a cell for a formula (OWASP, CSV Injection): a cell that starts
 * like one gets an apostrophe in front, which reading removes again.
 */
final class FormulaGuard {
  private static final String STARTS = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";
  private static final char GUARD = '\'';

  private FormulaGuard() {}

  static String guard(String cell) {
    return isGuardNeeded(cell) ? GUARD + cell : cell;
  }

  static String unguard(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == GUARD && isGuardNeeded(cell.substring(1))
        ? cell.substring(1)
        : cell;
  }

  /** Also of a cell that reads like a guarded one, so that reading gives back what was written. */
  private static boolean isGuardNeeded(String cell) {
    int at = 0;
    while (at < cell.length() && cell.charAt(at) == GUARD) {
      at++;
    }
    return at < cell.length() && STARTS.indexOf(cell.charAt(at)) >= 0;
  }
}
