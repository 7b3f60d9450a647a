package dev.errdict.db.diff;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Relation;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Renames entries and updates the relations to them. Both ends of a relation are in one catalog: a
 * relation is removed when only one of them moves to another.
 *
 * @param names the new name of each entry that gets one
 */
public record EntryRenames(Map<EntryRef, EntryRef> names) {
  public EntryRenames {
    names = Map.copyOf(names);
  }

  /** The name of an entry after the renaming. */
  public EntryRef nameOf(EntryRef ref) {
    return names.getOrDefault(ref, ref);
  }

  /** An entry, renamed or not, as it is after the renaming. */
  public Entry of(Entry entry) {
    EntryRef name = nameOf(entry.ref());
    return entry
        .named(name)
        .withRelations(
            entry.relations().stream()
                .flatMap(relation -> followed(relation, entry.ref().catalog(), name.catalog()))
                .toList());
  }

  private Stream<Relation> followed(Relation relation, String from, String to) {
    EntryRef target = nameOf(new EntryRef(from, relation.code()));
    return target.catalog().equals(to)
        ? Stream.of(new Relation(relation.kind(), target.code()))
        : Stream.empty();
  }
}
