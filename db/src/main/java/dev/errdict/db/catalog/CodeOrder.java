package dev.errdict.db.catalog;

/**
 * The natural order of codes: runs of digits by value, the rest by character: 0, 1, 100, 4563,
 * 42P01.
 */
public final class CodeOrder {
  private static final int MAX_KEY = 200;

  private CodeOrder() {}

  /**
   * A key whose plain character order is the natural order of codes. Each run of digits is prefixed
   * with its length, so that a shorter number sorts before a longer one; leading zeros count after
   * the value.
   *
   * @return at most 200 characters
   */
  public static String sortKey(String code) {
    StringBuilder key = new StringBuilder();
    int at = 0;
    while (at < code.length()) {
      int end = at;
      while (end < code.length() && isDigit(code.charAt(end))) {
        end++;
      }
      if (end == at) {
        key.append(code.charAt(at++));
        continue;
      }
      int start = at;
      while (start < end - 1 && code.charAt(start) == '0') {
        start++;
      }
      key.append((char) ('0' + Math.min(end - start, 70)));
      key.append(code, start, end);
      if (start > at) {
        key.append('+').append((char) ('0' + Math.min(start - at, 70)));
      }
      at = end;
    }
    return key.substring(0, Math.min(key.length(), MAX_KEY));
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
