package dev.errdict.search.learning;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.diff.EntryAssignment;
import dev.errdict.db.learning.Suggestion;
import dev.errdict.db.learning.SuggestionStore;
import dev.errdict.db.lint.Finding;
import dev.errdict.db.lint.Lint;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.rows.FormerName;
import dev.errdict.db.store.Store;
import dev.errdict.db.upstream.LintGate;
import dev.errdict.db.words.Lang;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns suggestions into ordinary changes. Safe for use by several threads and processes. */
public final class SuggestionReview {
  /** The result of accepting a suggestion. */
  public sealed interface Outcome {
    /**
     * @param ref the changed entry, under its present name
     */
    record Saved(Suggestion suggestion, EntryRef ref, long revision) implements Outcome {}

    /** Somebody else was faster. */
    record Decided(Suggestion now) implements Outcome {}

    /** It names no entry. */
    record NoCode() implements Outcome {}

    /** The change would add lint errors. */
    record Refused(List<String> reasons) implements Outcome {}

    /** The new entry would have lint errors, such as missing texts. */
    record Incomplete(EntryRef ref, List<String> reasons) implements Outcome {}

    /** The entry was removed in a revision. */
    record Removed(EntryRef ref, long revision) implements Outcome {}

    record Unknown() implements Outcome {}
  }

  /** A full stop within a word, as in ".NET" or "v1.2", ends no sentence. */
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?]+(?=\\s|$)|[。！？]+|\\R");

  private final CatalogStore catalogs;
  private final SuggestionStore suggestions;

  public SuggestionReview(Store store) {
    this.catalogs = store.catalogs();
    this.suggestions = store.learning().suggestions();
  }

  /**
   * Saves an open suggestion as a change by its author, accepted by a maintainer.
   *
   * @param by the maintainer's name
   * @param lang of the reasons
   */
  public Outcome accept(long id, String by, Lang lang) {
    Optional<Suggestion> found = suggestions.find(id);
    if (found.isEmpty()) {
      return new Outcome.Unknown();
    }
    Suggestion suggestion = found.get();
    if (suggestion.state() != Suggestion.State.OPEN) {
      return new Outcome.Decided(suggestion);
    }
    if (suggestion.ref().isEmpty()) {
      return new Outcome.NoCode();
    }
    EntryRef named = suggestion.ref().get();
    Optional<FormerName> former = catalogs.former(named);
    if (former.isPresent() && former.get().now().isEmpty()) {
      return new Outcome.Removed(named, former.get().revision());
    }
    EntryRef ref = former.flatMap(FormerName::now).orElse(named);
    long basedOn = catalogs.revisionOf(ref).orElse(0);
    Optional<Entry> before = catalogs.find(ref);
    try {
      Entry after = apply(suggestion, before.orElseGet(() -> Entry.blank(ref)), before.isEmpty());
      List<String> errors = errors(before, after, lang);
      if (!errors.isEmpty()) {
        return before.isEmpty() ? new Outcome.Incomplete(ref, errors) : new Outcome.Refused(errors);
      }
      return save(suggestion, by, new EntryEdit(ref, OptionalLong.of(basedOn), Optional.of(after)));
    } catch (CatalogException e) {
      return e.isDecided()
          ? new Outcome.Decided(suggestions.find(id).orElse(suggestion))
          : new Outcome.Refused(List.of(e.say(lang)));
    }
  }

  /** Decides and changes in one transaction, so that a killed process leaves neither alone. */
  private Outcome save(Suggestion suggestion, String by, EntryEdit edit) throws CatalogException {
    OptionalLong revision =
        catalogs
            .with(suggestions.accepting(suggestion.id(), by))
            .commit(
                new Edit(
                    ChangeKind.EDIT,
                    author(suggestion.author(), by),
                    "suggestion " + suggestion.id(),
                    Optional.empty(),
                    List.of(edit)));
    return new Outcome.Saved(suggestion, edit.ref(), revision.orElseGet(catalogs::revision));
  }

  private static String author(String author, String by) {
    return "discord:" + author + " via " + by;
  }

  private static Entry apply(Suggestion suggestion, Entry entry, boolean isNew)
      throws CatalogException {
    String lang = suggestion.lang().tag();
    List<EntryAssignment> assignments = new ArrayList<>();
    if (isNew) {
      assignments.add(new EntryAssignment("title." + lang, title(suggestion)));
    }
    if (!suggestion.meaning().isBlank()) {
      assignments.add(new EntryAssignment("meaning." + lang, suggestion.meaning()));
    }
    if (!suggestion.advice().isBlank()) {
      assignments.add(new EntryAssignment("action." + lang, suggestion.advice()));
    }
    Entry changed = EntryAssignment.apply(entry, assignments);
    Optional<String> asked =
        suggestion.question().map(Placeholder::removed).filter(text -> !text.isEmpty());
    if (asked.isEmpty()) {
      return changed;
    }
    Phrase phrase = new Phrase(PhraseKind.ASK, Lang.ofScript(asked.get()), asked.get());
    List<Phrase> phrases = new ArrayList<>(changed.phrases());
    if (!phrases.contains(phrase)) {
      phrases.add(phrase);
    }
    return changed.withPhrases(phrases);
  }

  /** The first sentence of what was suggested, as long as a title may be. */
  private static String title(Suggestion suggestion) {
    String text =
        (suggestion.meaning().isBlank() ? suggestion.advice() : suggestion.meaning()).strip();
    String first =
        SENTENCE_END
            .splitAsStream(text)
            .filter(part -> part.codePoints().anyMatch(Character::isLetterOrDigit))
            .findFirst()
            .orElse(text)
            .strip();
    if (first.length() <= Lint.TITLE_LENGTH) {
      return first;
    }
    int end = Lint.TITLE_LENGTH;
    return first.substring(0, Character.isHighSurrogate(first.charAt(end - 1)) ? end - 1 : end);
  }

  /** The new errors that would also keep an edit from being saved. */
  private List<String> errors(Optional<Entry> before, Entry after, Lang lang) {
    Optional<Catalog> catalog = catalogs.catalog(after.ref().catalog());
    if (catalog.isEmpty()) {
      return List.of();
    }
    List<Finding> known = before.map(entry -> findings(catalog.get(), entry)).orElse(List.of());
    return findings(catalog.get(), after).stream()
        .filter(finding -> !known.contains(finding))
        .map(finding -> finding.say(lang))
        .toList();
  }

  private List<Finding> findings(Catalog catalog, Entry entry) {
    List<Entry> all = new ArrayList<>(List.of(entry));
    entry
        .relations()
        .forEach(one -> catalogs.find(new EntryRef(catalog.id(), one.code())).ifPresent(all::add));
    return Lint.of(new CatalogDocument(catalog, all), Set.of(entry.ref())).findings().stream()
        .filter(LintGate::refuses)
        .toList();
  }
}
