package dev.errdict.admin.edit;

import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.catalog.RelationKind;
import dev.errdict.db.diff.EntryAssignment;
import dev.errdict.db.words.Lang;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One line of a file of changes.
 *
 * @param number of the line, from 1
 * @param where conditions, instead of codes
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
    PhraseKind kind,
    List<String> others,
    RelationKind as,
    boolean removes) {
  EntryOperation operation() {
    return switch (verb) {
      case "add", "set" -> new EntryOperation.Assign(fields);
      case "phrase" ->
          removes
              ? new EntryOperation.RemovePhrases(phrases)
              : new EntryOperation.AddPhrases(phrases.stream().map(this::phrase).toList());
      case "relate" ->
          removes ? new EntryOperation.Unrelate(others) : new EntryOperation.Relate(others, as);
      case "retire" -> new EntryOperation.Retire("");
      case "restore" -> new EntryOperation.Unretire(Set.of());
      default -> new EntryOperation.Drop();
    };
  }

  /** Symbols have no language; the file format stores them as English. */
  private Phrase phrase(String text) {
    return new Phrase(kind, kind == PhraseKind.SYMBOL ? Lang.EN : Lang.ofScript(text), text);
  }
}
