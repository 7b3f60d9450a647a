package dev.errdict.db.table;

/**
 * Keeps spreadsheets from taking a cell for a formula (OWASP, CSV Injection): a cell that starts
 * like one gets an apostrophe in front, which reading removes again. What is quoted, as in {@code
 * '=' expected} or {@code '-p' needs a port}, is a text of its own in other people's lists and
 * stays as it is.
 */
public final class FormulaGuard {
  private static final String STARTS = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";
  private static final String GUARD = "'";

  private FormulaGuard() {}

  public static String guard(String cell) {
    int guards = guards(cell);
    if (!isFormula(cell, guards)) {
      return cell;
    }
    if (isQuoted(cell, guards)) {
      return guards == 1 ? cell : GUARD.repeat(guards == 0 ? 2 : 1) + cell;
    }
    return GUARD + cell;
  }

  static String unguard(String cell) {
    int guards = guards(cell);
    if (guards == 0 || !isFormula(cell, guards)) {
      return cell;
    }
    if (isQuoted(cell, guards)) {
      return guards == 1 ? cell : cell.substring(guards == 2 ? 2 : 1);
    }
    return cell.substring(1);
  }

  private static int guards(String cell) {
    int at = 0;
    while (at < cell.length() && cell.startsWith(GUARD, at)) {
      at++;
    }
    return at;
  }

  private static boolean isFormula(String cell, int guards) {
    return guards < cell.length() && STARTS.indexOf(cell.charAt(guards)) >= 0;
  }

  /** Whether an apostrophe that no letter follows closes what the formula's sign begins. */
  private static boolean isQuoted(String cell, int guards) {
    int close = cell.indexOf(GUARD, guards + 1);
    return close > 0
        && (close + 1 == cell.length() || !Character.isLetterOrDigit(cell.charAt(close + 1)));
  }
}
