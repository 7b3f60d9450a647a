package dev.errdict.admin.edit;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.catalog.Relation;
import dev.errdict.db.catalog.RelationKind;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.diff.EntryAssignment;
import dev.errdict.db.words.Lang;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A change that can be applied to any entry. */
sealed interface EntryOperation {
  /**
   * The changed entry; empty to remove it.
   *
   * @throws CatalogException when the change cannot be applied
   */
  Optional<Entry> on(Entry entry) throws CatalogException;

  /** The change for one of several entries that are changed together. */
  default EntryOperation among(EntryRef entry) {
    return this;
  }

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

  /**
   * @param kind the only kind to remove; empty for any
   */
  record RemovePhrases(List<String> contents, Optional<PhraseKind> kind) implements EntryOperation {
    @Override
    public Optional<Entry> on(Entry entry) {
      List<Phrase> all = new ArrayList<>(entry.phrases());
      contents.forEach(content -> all.removeAll(with(entry, content)));
      return Optional.of(entry.withPhrases(all));
    }

    /** The phrases with a content: as it is written, else in any case. */
    List<Phrase> with(Entry entry, String content) {
      List<Phrase> inAnyCase =
          entry.phrases().stream()
              .filter(phrase -> kind.map(phrase.kind()::equals).orElse(true))
              .filter(phrase -> phrase.content().equalsIgnoreCase(content))
              .toList();
      List<Phrase> exact =
          inAnyCase.stream().filter(phrase -> phrase.content().equals(content)).toList();
      return exact.isEmpty() ? inAnyCase : exact;
    }
  }

  record Relate(List<String> others, RelationKind kind) implements EntryOperation {
    /** An entry is not related to itself. */
    @Override
    public EntryOperation among(EntryRef entry) {
      return new Relate(
          others.stream().filter(other -> !other.equals(entry.code())).toList(), kind);
    }

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

  /**
   * Retires the entry.
   *
   * @param why becomes a line of its note, so that readers learn it; may be blank
   */
  record Retire(String why) implements EntryOperation {
    @Override
    public Optional<Entry> on(Entry entry) {
      Entry retired = entry.withRetired(true);
      if (entry.retired() || why.isBlank()) {
        return Optional.of(retired);
      }
      Lang lang = Lang.ofScript(why);
      String note =
          entry.texts().of(Field.NOTE, lang, Origin.OWN).map(text -> text + "\n").orElse("") + why;
      return Optional.of(
          retired.withTexts(entry.texts().with(new Text(Field.NOTE, lang, Origin.OWN, note))));
    }
  }

  /**
   * Takes a retirement back.
   *
   * @param reasons lines of the note to take away with it
   */
  record Unretire(Set<String> reasons) implements EntryOperation {
    @Override
    public Optional<Entry> on(Entry entry) {
      List<Text> texts = new ArrayList<>();
      for (Text text : entry.texts().all()) {
        boolean mayTell = entry.retired() && text.field() == Field.NOTE;
        String content = mayTell ? without(text.content()) : text.content();
        if (!content.isEmpty()) {
          texts.add(new Text(text.field(), text.lang(), text.origin(), content));
        }
      }
      return Optional.of(entry.withRetired(false).withTexts(new Texts(texts)));
    }

    private String without(String note) {
      return note.lines().filter(line -> !reasons.contains(line)).collect(Collectors.joining("\n"));
    }
  }

  record Drop() implements EntryOperation {
    @Override
    public Optional<Entry> on(Entry entry) {
      return Optional.empty();
    }
  }
}
