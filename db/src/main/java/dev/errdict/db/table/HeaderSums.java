package dev.errdict.db.table;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Computes the numbers of a C header that are given as a sum with a number above: {@code #define
 * WSAEINTR (WSABASEERR + 4)}. The quantifiers are possessive, so that no line takes long.
 */
final class HeaderSums {
  private static final Pattern DEFINE =
      Pattern.compile(
          "(?<start>\\s*+#\\s*+define\\s++(?<name>\\w++)\\s++)(?:\\(\\s*+)?"
              + "(?:(?<base>[A-Za-z_]\\w*+)\\s*+\\+\\s*+)?(?<number>0|[1-9]\\d{0,8}+)[uUlL]*+"
              + "\\s*+\\)?(?<end>\\s*+(?:/[*/].*)?)");

  private final Map<String, Long> numbers = new HashMap<>();

  /** The line with its sum computed; every other line as it is. */
  String computed(String line) {
    Matcher define = DEFINE.matcher(line);
    if (!define.matches()) {
      return line;
    }
    Optional<String> base = Optional.ofNullable(define.group("base"));
    Optional<Long> above = base.map(numbers::get);
    if (base.isPresent() && above.isEmpty()) {
      return line;
    }
    long number = above.orElse(0L) + Long.parseLong(define.group("number"));
    numbers.put(define.group("name"), number);
    return base.isEmpty() ? line : define.group("start") + number + define.group("end");
  }
}
