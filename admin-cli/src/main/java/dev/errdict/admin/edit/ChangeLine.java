package dev.errdict.admin.edit;

import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.catalog.RelationKind;
import dev.errdict.db.diff.EntryAssignment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One line of a file of changes.
 *
 * @param number of the line, from 1
 * @param where conditions, instead of codes
 * @param kind of phrases; empty for questions to add, and for any to remove
 * @param others codes of related entries
 * @param removes whether phrases or relations are removed
 */
record ChangeLine(
    int number,
    String verb,
    Optional<String> catalog,
    List<String> codes,
    List<String> where,
    List<EntryAssignment> fields,
    List<String> phrases,
    Optional<PhraseKind> kind,
    List<String> others,
    RelationKind as,
    boolean removes) {
  EntryOperation operation() {
    return switch (verb) {
      case "add", "set" -> new EntryOperation.Assign(fields);
      case "phrase" ->
          removes
              ? new EntryOperation.RemovePhrases(phrases, kind)
              : new EntryOperation.AddPhrases(phrases.stream().map(this::phrase).toList());
      case "relate" ->
          removes ? new EntryOperation.Unrelate(others) : new EntryOperation.Relate(others, as);
      case "retire" -> new EntryOperation.Retire("");
      case "restore" -> new EntryOperation.Unretire(Set.of());
      default -> new EntryOperation.Drop();
    };
  }

  private Phrase phrase(String text) {
    return Phrases.added(kind.orElse(PhraseKind.ASK), text);
  }
}
