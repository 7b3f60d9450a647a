package dev.errdict.db.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The three-way merge itself (as diff3's, with fields in place of lines): a field that one side
 * changed gets that side's value; one that both changed alike gets that value; otherwise the local
 * value is kept and reported as a conflict.
 */
record FieldMerge<K>(Map<K, String> fields, List<FieldConflict> conflicts) {
  static <K> FieldMerge<K> of(
      Map<K, String> base,
      Map<K, String> here,
      Map<K, String> theirs,
      Function<K, FieldPath> path) {
    Map<K, String> merged = new LinkedHashMap<>();
    List<FieldConflict> conflicts = new ArrayList<>();
    for (K key : order(base.keySet(), here.keySet(), theirs.keySet())) {
      Optional<String> from = Optional.ofNullable(base.get(key));
      Optional<String> one = Optional.ofNullable(here.get(key));
      Optional<String> two = Optional.ofNullable(theirs.get(key));
      boolean onlyTheirs = one.equals(from);
      if (!onlyTheirs && !two.equals(from) && !one.equals(two)) {
        conflicts.add(new FieldConflict(path.apply(key), from, one, two));
      }
      (onlyTheirs ? two : one).ifPresent(value -> merged.put(key, value));
    }
    return new FieldMerge<>(merged, conflicts);
  }

  /** The fields of one version, except those of a path, which are taken from the other version. */
  static <K> Map<K, String> take(
      Map<K, String> fields, Map<K, String> from, FieldPath path, Function<K, FieldPath> pathOf) {
    Map<K, String> taken = new LinkedHashMap<>();
    for (K key : FieldOrder.merge(fields.keySet(), from.keySet())) {
      String value = (pathOf.apply(key).equals(path) ? from : fields).get(key);
      if (value != null) {
        taken.put(key, value);
      }
    }
    return taken;
  }

  /**
   * The side that reordered list items decides the order; the other side's new items are added to
   * it.
   */
  private static <K> Collection<K> order(Set<K> base, Set<K> here, Set<K> theirs) {
    Set<K> all =
        new LinkedHashSet<>(
            inOrder(base, here) ? FieldOrder.merge(theirs, here) : FieldOrder.merge(here, theirs));
    all.addAll(base);
    return all;
  }

  private static <K> boolean inOrder(Set<K> base, Set<K> here) {
    return base.stream()
        .filter(here::contains)
        .toList()
        .equals(here.stream().filter(base::contains).toList());
  }
}
