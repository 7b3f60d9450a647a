package dev.errdict.search.index;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A code of letters and a number: {@code TS2339}, {@code ORA-00001}.
 *
 * @param prefix in lower case, with the separator: {@code ora-}
 * @param number without leading zeros; empty when it is too short to be searched without the prefix
 */
record PrefixedCode(String prefix, Optional<String> number) {
  /** Shorter numbers are too common to be searched without the prefix. */
  private static final int SHORTEST_NUMBER = 3;

  private static final Pattern PREFIXED = Pattern.compile("([A-Za-z]{1,12}[-_ ]?)(\\d{1,9})");

  /** Empty when the code has another form. */
  static Optional<PrefixedCode> of(String code) {
    Matcher prefixed = PREFIXED.matcher(code);
    return prefixed.matches()
        ? Optional.of(
            new PrefixedCode(
                prefixed.group(1).toLowerCase(Locale.ROOT),
                Optional.of(withoutZeros(prefixed.group(2)))
                    .filter(number -> number.length() >= SHORTEST_NUMBER)))
        : Optional.empty();
  }

  private static String withoutZeros(String digits) {
    return digits.replaceFirst("^0+", "");
  }
}
