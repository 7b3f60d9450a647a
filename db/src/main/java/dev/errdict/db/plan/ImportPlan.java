package dev.errdict.db.plan;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.diff.ComparedField;
import dev.errdict.db.diff.FieldChange;
import dev.errdict.db.diff.FieldConflict;
import dev.errdict.db.diff.FieldState;
import dev.errdict.db.rows.CatalogEdit;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.rows.FormerName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an import would do; nothing is written until its {@link #edit} is committed.
 *
 * @param catalog the resulting catalog; a field in conflict has the local value
 * @param fromFile the same with the file's side of the conflicts
 * @param before the catalog as it is; empty when there is none yet
 * @param catalogFields changed fields of the catalog itself
 * @param catalogConflicts fields of the catalog itself that changed here and in the file
 * @param entries every entry of the file that is new or differs, and those to be removed
 * @param same how many entries of the file are stored already without a difference
 * @param missing stored entries that the file lacks
 * @param keptOut names in the file whose entries were renamed or removed here, and are not added
 *     again
 */
public record ImportPlan(
    Catalog catalog,
    Catalog fromFile,
    Optional<Catalog> before,
    List<FieldChange> catalogFields,
    List<FieldConflict> catalogConflicts,
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
    catalogConflicts = List.copyOf(catalogConflicts);
    entries = List.copyOf(entries);
    missing = List.copyOf(missing);
    keptOut = List.copyOf(keptOut);
  }

  public boolean conflicts() {
    return !catalogConflicts.isEmpty()
        || entries.stream().anyMatch(entry -> entry.has(FieldState.CONFLICTING));
  }

  /** Whether entries go that are here now. */
  public boolean removes(Conflicts conflicts) {
    return entries.stream()
        .anyMatch(entry -> entry.now().isPresent() && entry.result(conflicts).isEmpty());
  }

  public boolean changesNothing() {
    return !isNew()
        && catalogFields.isEmpty()
        && catalogConflicts.isEmpty()
        && entries.stream().noneMatch(PlannedEntry::changes);
  }

  /** Whether there is no such catalog yet. */
  public boolean isNew() {
    return before.isEmpty();
  }

  /**
   * How many fields of the listed entries, and of the catalog those in conflict, are in each state;
   * every state is a key.
   */
  public Map<FieldState, Integer> counts() {
    Map<FieldState, Integer> counts = new EnumMap<>(FieldState.class);
    for (FieldState state : FieldState.values()) {
      counts.put(state, 0);
    }
    counts.put(FieldState.CONFLICTING, catalogConflicts.size());
    for (PlannedEntry entry : entries) {
      for (ComparedField field : entry.fields()) {
        counts.merge(field.state(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** The entries that the edit adds. */
  public List<Entry> added(Conflicts conflicts) {
    return entries.stream()
        .filter(entry -> entry.basedOn().equals(OptionalLong.of(0)))
        .flatMap(entry -> entry.result(conflicts).stream())
        .toList();
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
        before.equals(Optional.of(result(conflicts)))
            ? List.of()
            : List.of(CatalogEdit.from(before, result(conflicts))),
        entries.stream()
            .map(entry -> new EntryEdit(entry.ref(), entry.basedOn(), entry.result(conflicts)))
            .toList(),
        List.of());
  }

  private Catalog result(Conflicts conflicts) {
    return switch (conflicts) {
      case HERE -> catalog;
      case FILE -> fromFile;
    };
  }
}
