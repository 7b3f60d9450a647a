package dev.errdict.db.diff;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.format.EntryWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Merges two edits of one entry, field by field. Lists merge item by item, so that they never
 * conflict.
 */
public final class EntryMerge {
  private EntryMerge() {}

  /**
   * @param base what both sides started from
   * @param here the local side; its value is kept where both changed the same field
   * @param theirs the other side
   */
  public static MergedEntry merge(
      Optional<Entry> base, Optional<Entry> here, Optional<Entry> theirs) {
    if (here.equals(theirs) || theirs.equals(base)) {
      return new MergedEntry(here, List.of());
    }
    if (here.equals(base)) {
      return new MergedEntry(theirs, List.of());
    }
    if (here.isEmpty() || theirs.isEmpty()) {
      return new MergedEntry(
          here,
          List.of(
              new FieldConflict(
                  FieldPath.ENTRY,
                  base.map(EntryWriter::write),
                  here.map(EntryWriter::write),
                  theirs.map(EntryWriter::write))));
    }
    return fields(base, here.get(), theirs.get());
  }

  /**
   * The entry with one field as another version has it.
   *
   * @param path as a conflict names it
   */
  public static Optional<Entry> take(Optional<Entry> entry, Optional<Entry> from, FieldPath path) {
    if (path.equals(FieldPath.ENTRY) || entry.isEmpty() || from.isEmpty()) {
      return from;
    }
    if (path.equals(FieldPath.VARIANTS)) {
      return Optional.of(entry.get().withVariants(from.get().variants()));
    }
    Map<FieldKey, String> taken =
        FieldMerge.take(EntryFields.of(entry), EntryFields.of(from), path, FieldKey::path);
    return Optional.of(EntryFields.entry(entry.get().ref(), taken));
  }

  private static MergedEntry fields(Optional<Entry> base, Entry here, Entry theirs) {
    Map<FieldKey, String> old = EntryFields.of(base);
    Map<FieldKey, String> ours = EntryFields.of(here);
    Map<FieldKey, String> other = EntryFields.of(theirs);
    List<Variant> before = base.map(Entry::variants).orElse(List.of());
    boolean variantsAsOne = !mergeable(before, here.variants(), theirs.variants());
    if (variantsAsOne) {
      List.of(old, ours, other).forEach(map -> map.keySet().removeIf(FieldKey::ofVariant));
    }
    FieldMerge<FieldKey> merged = FieldMerge.of(old, ours, other, FieldKey::path);
    List<FieldConflict> conflicts = new ArrayList<>(merged.conflicts());
    Entry entry = EntryFields.entry(here.ref(), merged.fields());
    if (variantsAsOne) {
      entry =
          entry.withVariants(here.variants().equals(before) ? theirs.variants() : here.variants());
      if (!here.variants().equals(before)
          && !theirs.variants().equals(before)
          && !here.variants().equals(theirs.variants())) {
        conflicts.add(
            new FieldConflict(
                FieldPath.VARIANTS,
                base.map(EntryMerge::variantsText),
                Optional.of(variantsText(here)),
                Optional.of(variantsText(theirs))));
      }
    }
    return new MergedEntry(Optional.of(entry), conflicts);
  }

  /**
   * Variants are identified by their number alone. They are merged field by field only if every
   * number still means the same variant on both sides, and only one side added variants.
   */
  private static boolean mergeable(List<Variant> base, List<Variant> here, List<Variant> theirs) {
    boolean bothAdded = here.size() > base.size() && theirs.size() > base.size();
    return !bothAdded && keepsNumbers(base, here) && keepsNumbers(base, theirs);
  }

  private static boolean keepsNumbers(List<Variant> base, List<Variant> side) {
    if (side.size() < base.size()) {
      return false;
    }
    for (int i = 0; i < base.size(); i++) {
      Variant before = base.get(i);
      Variant after = side.get(i);
      boolean rewritten =
          (!before.message().equals(after.message()) || !before.messages().equals(after.messages()))
              && !before.texts().equals(after.texts());
      boolean moved = !before.equals(after) && base.contains(after);
      if (rewritten || moved) {
        return false;
      }
    }
    return true;
  }

  private static String variantsText(Entry entry) {
    StringBuilder text = new StringBuilder();
    EntryFields.of(entry)
        .forEach(
            (key, value) -> {
              if (key.ofVariant() && !value.isEmpty()) {
                text.append(key.path()).append(": ").append(value).append('\n');
              }
            });
    return text.toString().stripTrailing();
  }
}
