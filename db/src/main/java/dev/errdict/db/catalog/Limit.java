package dev.errdict.db.catalog;

import dev.errdict.db.words.Lang;
import java.math.BigDecimal;

/**
 * At most {@code amount} {@code unit} of something, per {@code period} such as {@code 15 min}; an
 * empty period means at any time.
 *
 * @param amount a decimal number, kept in its plain form: 30000, 30000.0 and 3E+4 are one amount,
 *     so that a file and the database compare equal
 */
public record Limit(String whatZh, String whatEn, String amount, String unit, String period) {
  /** Without a limit, 1E+999999999 written out would exhaust the memory. */
  private static final int MOST_DIGITS = 100;

  /**
   * @throws NumberFormatException when the amount is no number
   */
  public Limit {
    // The first BigDecimal of a process computes 5^65536: that takes as long as a whole quick
    // command.
    if (!isWhole(amount)) {
      amount = plain(new BigDecimal(amount));
    }
  }

  private static String plain(BigDecimal number) {
    if (Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw new NumberFormatException(number.toString());
    }
    return number.stripTrailingZeros().toPlainString();
  }

  private static boolean isWhole(String amount) {
    return amount.chars().allMatch(unit -> unit >= '0' && unit <= '9')
        && (amount.length() == 1 || (amount.length() > 1 && amount.charAt(0) != '0'));
  }

  public String what(Lang lang) {
    return lang == Lang.ZH ? whatZh : whatEn;
  }
}
