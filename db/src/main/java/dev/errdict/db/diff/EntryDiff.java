package dev.errdict.db.diff;

import dev.errdict.db.catalog.Entry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What differs between two versions of one entry. */
public final class EntryDiff {
  private EntryDiff() {}

  /**
   * The fields that differ, in the order of the file. Empty exactly when both versions are equal,
   * or when an entry without any field was added or removed.
   */
  public static List<FieldChange> between(Optional<Entry> before, Optional<Entry> after) {
    Map<FieldKey, String> old = EntryFields.of(before);
    Map<FieldKey, String> now = EntryFields.of(after);
    List<FieldChange> changes = new ArrayList<>();
    for (FieldKey key : inFileOrder(old, now)) {
      Optional<String> from = Optional.ofNullable(old.get(key));
      Optional<String> to = Optional.ofNullable(now.get(key));
      if (!from.equals(to) && !isEmptyMessage(key, from.isPresent() ? old : now, from, to)) {
        changes.add(new FieldChange(key.path(), from, to));
      }
    }
    changes.addAll(reordered(old, now));
    return List.copyOf(changes);
  }

  private static List<FieldKey> inFileOrder(Map<FieldKey, String> old, Map<FieldKey, String> now) {
    return FieldOrder.merge(now.keySet(), old.keySet()).stream()
        .sorted(FieldOrder.IN_FILE)
        .toList();
  }

  /**
   * A variant that is added or removed without a message is identified by its meaning, if it has
   * one.
   */
  private static boolean isEmptyMessage(
      FieldKey key, Map<FieldKey, String> side, Optional<String> from, Optional<String> to) {
    return key instanceof FieldKey.Message message
        && from.orElse("").isEmpty()
        && to.orElse("").isEmpty()
        && side.keySet().stream()
            .anyMatch(
                other ->
                    other instanceof FieldKey.TextKey text && text.variant() == message.variant());
  }

  private static List<FieldChange> reordered(Map<FieldKey, String> old, Map<FieldKey, String> now) {
    Set<String> lists = new LinkedHashSet<>();
    now.keySet().stream().map(FieldKey::list).filter(list -> !list.isEmpty()).forEach(lists::add);
    List<FieldChange> changes = new ArrayList<>();
    for (String list : lists) {
      List<FieldKey> from = common(list, old, now);
      List<FieldKey> to = common(list, now, old);
      if (!from.equals(to)) {
        changes.add(
            new FieldChange(
                FieldPath.plain(list + " (order)"),
                Optional.of(names(from)),
                Optional.of(names(to))));
      }
    }
    return changes;
  }

  private static List<FieldKey> common(
      String list, Map<FieldKey, String> one, Map<FieldKey, String> other) {
    return one.keySet().stream()
        .filter(key -> key.list().equals(list) && other.containsKey(key))
        .toList();
  }

  private static String names(List<FieldKey> keys) {
    return String.join(
        " · ",
        keys.stream()
            .map(
                key ->
                    key instanceof FieldKey.PhraseKey phrase ? phrase.content() : key.path().name())
            .toList());
  }
}
