package dev.errdict.admin.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of {@code --map}: {@code COLUMN=FIELD}, several of them joined by commas. */
final class ColumnMap {
  // A field is a plain word, so a column's name may hold commas and equals signs.
  private static final Pattern ONE = Pattern.compile("\\s*(.+?)\\s*=\\s*([A-Za-z.]+)\\s*(?:,|$)");

  private ColumnMap() {}

  /** Columns to fields in their order; empty when a part has another form. */
  static Optional<Map<String, String>> of(List<String> written) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String one : written) {
      Matcher part = ONE.matcher(one);
      int at = 0;
      while (at < one.length() && part.region(at, one.length()).lookingAt()) {
        map.put(part.group(1), part.group(2));
        at = part.end();
      }
      if (at < one.length() || one.isBlank()) {
        return Optional.empty();
      }
    }
    return Optional.of(map);
  }
}
