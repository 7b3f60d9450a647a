package dev.errdict.admin.edit;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.diff.EntryRenames;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Renaming;
import dev.errdict.db.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The drafts that rename entries.
 *
 * @param drafts the removal of each old name, each entry under its new name, and the entries
 *     related to it
 */
record Renames(List<Draft> drafts, List<Renaming> renamings) {
  /**
   * @param names the new name of each draft's entry
   * @throws Refusal when another entry has such a name
   */
  static Renames of(
      CatalogStore store, List<Draft> entries, Map<EntryRef, EntryRef> names, Words words)
      throws Refusal {
    for (EntryRef name : names.values()) {
      if (!names.containsKey(name) && store.find(name).isPresent()) {
        throw new Refusal(Exit.USAGE, words.say("rename.taken", name));
      }
    }
    EntryRenames renames = new EntryRenames(names);
    Map<EntryRef, Draft> drafts = new LinkedHashMap<>();
    for (Draft draft : entries) {
      drafts.put(draft.ref(), draft.toNothing());
    }
    for (Draft draft : entries) {
      Entry entry = draft.before().orElseThrow();
      EntryRef name = renames.nameOf(draft.ref());
      // The name may be free because another entry is renamed in the same change.
      Draft taken =
          drafts.getOrDefault(name, new Draft(name, 0, Optional.empty(), Optional.empty()));
      drafts.put(name, taken.to(renames.of(entry)));
    }
    Set<EntryRef> pointing = new LinkedHashSet<>();
    names.keySet().forEach(ref -> pointing.addAll(store.relatedTo(ref)));
    pointing.removeAll(names.keySet());
    for (EntryRef ref : pointing) {
      Draft other = Draft.of(store, ref);
      drafts.put(ref, other.to(renames.of(other.before().orElseThrow())));
    }
    List<Renaming> renamings = new ArrayList<>();
    names.forEach((before, after) -> renamings.add(new Renaming(before, after)));
    return new Renames(List.copyOf(drafts.values()), renamings);
  }
}
