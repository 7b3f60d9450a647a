package dev.errdict.admin.edit;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.Relation;
import dev.errdict.db.catalog.RelationKind;
import dev.errdict.db.diff.EntryAssignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A change that can be applied to any entry. */
sealed interface EntryOperation {
  /**
   * The changed entry; empty to remove it.
   *
   * @throws CatalogException when the change cannot be applied
   */
  Optional<Entry> on(Entry entry) throws CatalogException;

  record Assign(List<EntryAssignment> assignments) implements EntryOperation {
    @Override
    public Optional<Entry> on(Entry entry) throws CatalogException {
      return Optional.of(EntryAssignment.apply(entry, assignments));
    }
  }

  record AddPhrases(List<Phrase> phrases) implements EntryOperation {
    @Override
    public Optional<Entry> on(Entry entry) {
      List<Phrase> all = new ArrayList<>(entry.phrases());
      phrases.stream().filter(phrase -> !all.contains(phrase)).forEach(all::add);
      return Optional.of(entry.withPhrases(all));
    }
  }

  record RemovePhrases(List<String> contents) implements EntryOperation {
    @Override
    public Optional<Entry> on(Entry entry) {
      return Optional.of(
          entry.withPhrases(
              entry.phrases().stream()
                  .filter(phrase -> contents.stream().noneMatch(phrase.content()::equalsIgnoreCase))
                  .toList()));
    }
  }

  record Relate(List<String> others, RelationKind kind) implements EntryOperation {
    @Override
    public Optional<Entry> on(Entry entry) {
      List<Relation> relations = new ArrayList<>(entry.relations());
      for (String other : others) {
        int at = relations.stream().map(Relation::code).toList().indexOf(other);
        if (at >= 0) {
          relations.set(at, new Relation(kind, other));
        } else {
          relations.add(new Relation(kind, other));
        }
      }
      return Optional.of(entry.withRelations(relations));
    }
  }

  record Unrelate(List<String> others) implements EntryOperation {
    @Override
    public Optional<Entry> on(Entry entry) {
      return Optional.of(
          entry.withRelations(
              entry.relations().stream()
                  .filter(relation -> !others.contains(relation.code()))
                  .toList()));
    }
  }

  record SetRetired(boolean retired) implements EntryOperation {
    @Override
    public Optional<Entry> on(Entry entry) {
      return Optional.of(entry.withRetired(retired));
    }
  }

  record Drop() implements EntryOperation {
    @Override
    public Optional<Entry> on(Entry entry) {
      return Optional.empty();
    }
  }
}
