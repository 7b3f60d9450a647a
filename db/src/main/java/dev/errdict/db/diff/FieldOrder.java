package dev.errdict.db.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The order of fields that come from two versions of an entry. */
final class FieldOrder {
  /** The order of a catalog file; all items of lists are equal. */
  static final Comparator<FieldKey> IN_FILE =
      Comparator.comparing(FieldKey::section)
          .thenComparingInt(FieldKey::variant)
          .thenComparing(key -> key.text().map(FieldKey.TextKey::order).orElse(""));

  private FieldOrder() {}

  /**
   * The first version's keys in their order; a key that only the second has comes after its
   * predecessor there.
   */
  static <K> List<K> merge(Collection<K> first, Collection<K> second) {
    // What follows each key; the first keys are under Optional.empty().
    Map<Optional<K>, List<K>> followers = new HashMap<>();
    Map<K, Boolean> known = new LinkedHashMap<>();
    first.forEach(key -> known.put(key, true));
    Optional<K> anchor = Optional.empty();
    for (K key : second) {
      if (known.containsKey(key)) {
        anchor = Optional.of(key);
      } else {
        followers.computeIfAbsent(anchor, at -> new ArrayList<>()).add(key);
      }
    }
    List<K> order = new ArrayList<>(followers.getOrDefault(Optional.<K>empty(), List.of()));
    for (K key : first) {
      order.add(key);
      order.addAll(followers.getOrDefault(Optional.of(key), List.of()));
    }
    return order;
  }
}
