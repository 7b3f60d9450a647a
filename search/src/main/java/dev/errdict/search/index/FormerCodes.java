package dev.errdict.search.index;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.FormerName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The codes that entries had before they got other ones, so that a question with an old code finds
 * the entry.
 *
 * @param byCode what had a code, in lower case
 */
public record FormerCodes(Map<String, List<FormerName>> byCode) {
  static final FormerCodes NONE = new FormerCodes(Map.of());

  /** Of more, the latest: each commit of the index carries them. */
  private static final int MOST = 2000;

  private static final String KEY = "formerly/";

  public FormerCodes {
    byCode = Map.copyOf(byCode);
  }

  static FormerCodes of(List<FormerName> names) {
    return new FormerCodes(
        names.stream()
            .sorted((a, b) -> Long.compare(b.revision(), a.revision()))
            .limit(MOST)
            .sorted((a, b) -> a.name().compareTo(b.name()))
            .collect(Collectors.groupingBy(former -> folded(former.name().code()))));
  }

  /** As {@link #commitData} wrote them. */
  static FormerCodes of(Map<String, String> commitData) {
    List<FormerName> names = new ArrayList<>();
    commitData.forEach(
        (key, value) -> {
          if (key.startsWith(KEY)) {
            names.add(former(key.substring(KEY.length()), value));
          }
        });
    return of(names);
  }

  private static FormerName former(String name, String value) {
    int space = value.indexOf(' ');
    return new FormerName(
        ref(name),
        Long.parseLong(value.substring(0, space)),
        Optional.of(ref(value.substring(space + 1))));
  }

  private static EntryRef ref(String text) {
    int slash = text.indexOf('/');
    return new EntryRef(text.substring(0, slash), text.substring(slash + 1));
  }

  Map<String, String> commitData() {
    Map<String, String> data = new HashMap<>();
    for (List<FormerName> names : byCode.values()) {
      for (FormerName former : names) {
        former.now().ifPresent(now -> data.put(KEY + former.name(), former.revision() + " " + now));
      }
    }
    return data;
  }

  /** What had a code, by catalog; nothing when no entry had it, or one has it now. */
  public List<FormerName> with(String code) {
    return byCode.getOrDefault(folded(code), List.of());
  }

  private static String folded(String code) {
    return code.toLowerCase(Locale.ROOT);
  }
}
