package dev.errdict.db.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.Entry;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

@Tag("long")
class EntryMergeLawsTest {
  @Provide
  Arbitrary<Entry> versions() {
    return Entries.versions();
  }

  @Property
  void laying_an_entry_flat_loses_nothing(@ForAll("versions") Entry entry) {
    assertEquals(entry, EntryFields.entry(entry.ref(), EntryFields.of(entry)));
  }

  @Property
  void there_is_a_difference_exactly_between_unequal_versions(
      @ForAll("versions") Entry one, @ForAll("versions") Entry other) {
    assertEquals(List.of(), EntryDiff.between(Optional.of(one), Optional.of(one)));
    assertEquals(
        one.equals(other), EntryDiff.between(Optional.of(one), Optional.of(other)).isEmpty());
  }

  @Property
  void the_difference_back_is_the_difference_reversed(
      @ForAll("versions") Entry one, @ForAll("versions") Entry other) {
    List<FieldChange> back =
        EntryDiff.between(Optional.of(other), Optional.of(one)).stream()
            .map(change -> new FieldChange(change.path(), change.after(), change.before()))
            .toList();

    List<FieldChange> there = EntryDiff.between(Optional.of(one), Optional.of(other));

    assertTrue(there.containsAll(back) && back.containsAll(there), () -> there + " / " + back);
  }

  @Property
  void who_changes_nothing_gets_the_other_side(
      @ForAll("versions") Entry base, @ForAll("versions") Entry changed) {
    Optional<Entry> before = Optional.of(base);
    Optional<Entry> after = Optional.of(changed);
    MergedEntry expected = new MergedEntry(after, List.of());

    assertEquals(expected, EntryMerge.merge(before, before, after));
    assertEquals(expected, EntryMerge.merge(before, after, before));
    assertEquals(expected, EntryMerge.merge(before, after, after));
  }

  @Property
  void without_a_conflict_both_sides_get_the_same_fields(
      @ForAll("versions") Entry base,
      @ForAll("versions") Entry here,
      @ForAll("versions") Entry theirs) {
    MergedEntry one = merge(base, here, theirs);
    MergedEntry other = merge(base, theirs, here);

    assertEquals(one.conflicts().size(), other.conflicts().size());
    if (one.conflicts().isEmpty()) {
      assertEquals(
          List.of(),
          EntryDiff.between(one.entry(), other.entry()).stream()
              .filter(change -> !change.path().name().endsWith("(order)"))
              .toList());
    }
  }

  @Property
  void a_merge_never_undoes_what_was_changed_here(
      @ForAll("versions") Entry base,
      @ForAll("versions") Entry here,
      @ForAll("versions") Entry theirs) {
    MergedEntry merged = merge(base, here, theirs);

    var kept = EntryFields.of(merged.entry());
    var before = EntryFields.of(base);
    boolean together = base.variants().equals(here.variants());
    EntryFields.of(here)
        .forEach(
            (key, value) -> {
              if (!value.equals(before.get(key)) && !(key.ofVariant() && together)) {
                assertEquals(value, kept.get(key), key.path().name());
              }
            });
  }

  @Property
  void taking_every_conflicting_field_leaves_nothing_to_settle(
      @ForAll("versions") Entry base,
      @ForAll("versions") Entry here,
      @ForAll("versions") Entry theirs) {
    MergedEntry merged = merge(base, here, theirs);
    Optional<Entry> settled = merged.entry();
    for (FieldConflict conflict : merged.conflicts()) {
      settled = EntryMerge.take(settled, Optional.of(theirs), conflict.path());
    }

    assertEquals(
        List.of(), EntryMerge.merge(Optional.of(theirs), settled, Optional.of(theirs)).conflicts());
    for (FieldConflict conflict : merged.conflicts()) {
      assertTrue(
          EntryDiff.between(settled, Optional.of(theirs)).stream()
              .noneMatch(change -> change.path().equals(conflict.path())),
          conflict.path().name());
    }
  }

  private static MergedEntry merge(Entry base, Entry here, Entry theirs) {
    return EntryMerge.merge(Optional.of(base), Optional.of(here), Optional.of(theirs));
  }
}
