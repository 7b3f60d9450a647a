package dev.errdict.db.plan;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.diff.ComparedField;
import dev.errdict.db.diff.FieldChange;
import dev.errdict.db.diff.FieldState;
import dev.errdict.db.rows.CatalogEdit;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.rows.FormerName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an import would do; nothing is written until its {@link #edit} is committed.
 *
 * @param catalog the resulting catalog
 * @param before the catalog as it is; empty when there is none yet
 * @param catalogFields changed fields of the catalog itself
 * @param entries every entry of the file that is new or differs, and those to be removed
 * @param same how many entries of the file are stored already without a difference
 * @param missing stored entries that the file lacks
 * @param keptOut names in the file whose entries were renamed or removed here, and are not added
 *     again
 */
public record ImportPlan(
    Catalog catalog,
    Optional<Catalog> before,
    List<FieldChange> catalogFields,
    List<PlannedEntry> entries,
    int same,
    List<EntryRef> missing,
    List<FormerName> keptOut) {
  /** Which side is taken where both changed the same field. */
  public enum Conflicts {
    HERE,
    FILE
  }

  public ImportPlan {
    catalogFields = List.copyOf(catalogFields);
    entries = List.copyOf(entries);
    missing = List.copyOf(missing);
    keptOut = List.copyOf(keptOut);
  }

  public boolean conflicts() {
    return entries.stream().anyMatch(entry -> entry.has(FieldState.CONFLICTING));
  }

  public boolean changesNothing() {
    return !isNew() && catalogFields.isEmpty() && entries.stream().noneMatch(PlannedEntry::changes);
  }

  /** Whether there is no such catalog yet. */
  public boolean isNew() {
    return before.isEmpty();
  }

  /** How many fields of the listed entries are in each state; every state is a key. */
  public Map<FieldState, Integer> counts() {
    Map<FieldState, Integer> counts = new EnumMap<>(FieldState.class);
    for (FieldState state : FieldState.values()) {
      counts.put(state, 0);
    }
    for (PlannedEntry entry : entries) {
      for (ComparedField field : entry.fields()) {
        counts.merge(field.state(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /**
   * The edit to commit; it is refused when the catalog or an entry has changed since this plan was
   * made.
   */
  public Edit edit(String author, String message, Conflicts conflicts) {
    return new Edit(
        ChangeKind.IMPORT,
        author,
        message,
        isNew() || !catalogFields.isEmpty()
            ? List.of(CatalogEdit.from(before, catalog))
            : List.of(),
        entries.stream()
            .map(
                entry ->
                    new EntryEdit(
                        entry.ref(),
                        entry.basedOn(),
                        switch (conflicts) {
                          case HERE -> entry.after();
                          case FILE -> entry.fromFile();
                        }))
            .toList(),
        List.of());
  }
}
