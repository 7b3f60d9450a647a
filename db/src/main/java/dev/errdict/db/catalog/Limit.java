package dev.errdict.db.catalog;

import dev.errdict.db.words.Lang;
import java.math.BigDecimal;

/**
 * At most {@code amount} {@code unit} of something, per {@code period} such as {@code 15 min}; an
 * empty period means at any time.
 */
public record Limit(String whatZh, String whatEn, BigDecimal amount, String unit, String period) {
  public Limit {
    // 30000, 30000.0 and 3E+4 are one amount, whether a file or the database spelt it.
    amount = amount.stripTrailingZeros();
  }

  public String what(Lang lang) {
    return lang == Lang.ZH ? whatZh : whatEn;
  }
}
