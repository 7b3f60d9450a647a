package dev.errdict.db.diff;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A stored entry combined with the same entry of a file.
 *
 * @param entry the result; a field in conflict has the local value
 * @param fields every field of either side, in the order of the file
 */
public record EntryOverlay(Entry entry, List<ComparedField> fields) {
  public EntryOverlay {
    fields = List.copyOf(fields);
  }

  /** The fields of the file replace the stored ones; fields that the file lacks stay. */
  public static EntryOverlay keeping(Optional<Entry> here, Entry file) {
    Map<FieldKey, String> old = EntryFields.of(here);
    Map<FieldKey, String> wanted =
        EntryFields.of(
            here.map(stored -> file.withVariants(inOrder(stored.variants(), file.variants())))
                .orElse(file));
    wanted
        .entrySet()
        .removeIf(
            one ->
                one.getKey() instanceof FieldKey.Message
                    && one.getValue().isEmpty()
                    && old.containsKey(one.getKey()));
    Map<FieldKey, String> shared = new LinkedHashMap<>(old);
    shared.keySet().retainAll(wanted.keySet());
    FieldMerge<FieldKey> merged = FieldMerge.of(shared, old, wanted, FieldKey::path);
    return new EntryOverlay(
        EntryFields.entry(file.ref(), merged.fields()),
        compare(old, wanted, merged.fields(), Set.of()));
  }

  /**
   * The variants of a file in the order of the stored ones: each at the place of its message, and
   * those with another wording in the places that are left. A place before them that the file has
   * nothing for has the stored message.
   */
  private static List<Variant> inOrder(List<Variant> stored, List<Variant> file) {
    List<Variant> rest = new ArrayList<>(file);
    List<Optional<Variant>> places = new ArrayList<>();
    for (Variant one : stored) {
      Optional<Variant> same =
          rest.stream().filter(other -> other.withTexts(one.texts()).equals(one)).findFirst();
      same.ifPresent(rest::remove);
      places.add(same);
    }
    places.replaceAll(
        place -> place.isPresent() || rest.isEmpty() ? place : Optional.of(rest.removeFirst()));
    while (!places.isEmpty() && places.getLast().isEmpty()) {
      places.removeLast();
    }
    List<Variant> ordered = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      ordered.add(places.get(i).orElse(stored.get(i).withTexts(Texts.NONE)));
    }
    ordered.addAll(rest);
    return ordered;
  }

  /** The entry becomes what the file has. */
  public static EntryOverlay replacing(Optional<Entry> here, Entry file) {
    Map<FieldKey, String> wanted = EntryFields.of(file);
    return new EntryOverlay(file, compare(EntryFields.of(here), wanted, wanted, Set.of()));
  }

  /**
   * The file is an edit of an older version: local edits since then stay too.
   *
   * @param base the entry as it was when the file was made
   * @return an overlay whose entry is empty when it was removed here and the file did not change it
   */
  public static Optional<EntryOverlay> merging(
      Optional<Entry> base, Optional<Entry> here, Entry file) {
    MergedEntry merged = EntryMerge.merge(base, here, Optional.of(file));
    Set<FieldPath> conflicts = new HashSet<>();
    merged.conflicts().forEach(conflict -> conflicts.add(conflict.path()));
    if (merged.entry().isEmpty()) {
      return conflicts.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new EntryOverlay(
                  file,
                  List.of(
                      new ComparedField(
                          FieldPath.ENTRY,
                          FieldState.CONFLICTING,
                          Optional.empty(),
                          merged.conflicts().getFirst().theirs()))));
    }
    return Optional.of(
        new EntryOverlay(
            merged.entry().get(),
            compare(
                EntryFields.of(here),
                EntryFields.of(file),
                EntryFields.of(merged.entry()),
                conflicts)));
  }

  private static List<ComparedField> compare(
      Map<FieldKey, String> here,
      Map<FieldKey, String> file,
      Map<FieldKey, String> merged,
      Set<FieldPath> conflicts) {
    List<FieldKey> keys = new ArrayList<>(FieldOrder.merge(file.keySet(), here.keySet()));
    keys.sort(FieldOrder.IN_FILE);
    Set<ComparedField> fields = new LinkedHashSet<>();
    for (FieldKey key : keys) {
      Optional<String> old = Optional.ofNullable(here.get(key));
      Optional<String> wanted = Optional.ofNullable(file.get(key));
      Optional<String> result = Optional.ofNullable(merged.get(key));
      boolean disputed =
          conflicts.contains(key.path())
              || (key.ofVariant() && conflicts.contains(FieldPath.VARIANTS));
      if (!(key instanceof FieldKey.Message
          && old.orElse("").isEmpty()
          && wanted.orElse("").isEmpty())) {
        fields.add(
            new ComparedField(key.path(), state(old, wanted, result, disputed), old, wanted));
      }
    }
    return List.copyOf(fields);
  }

  private static FieldState state(
      Optional<String> here, Optional<String> file, Optional<String> result, boolean disputed) {
    if (here.equals(file)) {
      return FieldState.SAME;
    }
    if (disputed) {
      return FieldState.CONFLICTING;
    }
    if (file.isEmpty()) {
      return FieldState.MISSING;
    }
    if (!result.equals(file)) {
      // Edited here alone since the file was made.
      return FieldState.SAME;
    }
    return here.isEmpty() ? FieldState.NEW : FieldState.CHANGED;
  }
}
