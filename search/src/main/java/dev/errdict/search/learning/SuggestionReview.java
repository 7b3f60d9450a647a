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
import dev.errdict.db.lint.Rule;
import dev.errdict.db.lint.Severity;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Turns suggestions into ordinary changes. Safe for use by several threads and processes. */
public final class SuggestionReview {
  /** The result of accepting a suggestion. */
  public sealed interface Outcome {
    record Saved(Suggestion suggestion, long revision) implements Outcome {}

    /** Somebody else was faster. */
    record Decided(Suggestion now) implements Outcome {}

    /** It names no entry. */
    record NoCode() implements Outcome {}

    /** The change would add lint errors. */
    record Refused(List<String> reasons) implements Outcome {}

    record Unknown() implements Outcome {}
  }

  /** The length of a title that is made from the meaning. */
  private static final int TITLE = 60;

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
    EntryRef ref = suggestion.ref().get();
    long basedOn = catalogs.revisionOf(ref).orElse(0);
    Optional<Entry> before = catalogs.find(ref);
    try {
      Entry after = apply(suggestion, before.orElseGet(() -> Entry.blank(ref)), before.isEmpty());
      List<String> errors = errors(before, after, lang);
      if (!errors.isEmpty()) {
        return new Outcome.Refused(errors);
      }
      if (!suggestions.claim(id, by)) {
        return new Outcome.Decided(suggestions.find(id).orElse(suggestion));
      }
      return save(
          suggestion, by, new EntryEdit(ref, OptionalLong.of(basedOn), Optional.of(after)), lang);
    } catch (CatalogException e) {
      return new Outcome.Refused(List.of(e.say(lang)));
    }
  }

  private Outcome save(Suggestion suggestion, String by, EntryEdit edit, Lang lang) {
    try {
      OptionalLong revision =
          catalogs.commit(
              new Edit(
                  ChangeKind.EDIT,
                  author(suggestion.author(), by),
                  "suggestion " + suggestion.id(),
                  Optional.empty(),
                  List.of(edit)));
      long at = revision.orElseGet(catalogs::revision);
      suggestions.saved(suggestion.id(), at);
      return new Outcome.Saved(suggestion, at);
    } catch (CatalogException e) {
      suggestions.reopen(suggestion.id());
      return new Outcome.Refused(List.of(e.say(lang)));
    } catch (RuntimeException e) {
      suggestions.reopen(suggestion.id());
      throw e;
    }
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

  /** The first sentence of what was suggested. */
  private static String title(Suggestion suggestion) {
    String text = suggestion.meaning().isBlank() ? suggestion.advice() : suggestion.meaning();
    String first = text.strip().split("[。.!！?？\\n]", 2)[0].strip();
    return first.length() <= TITLE
        ? first
        : first.substring(
            0,
            first.offsetByCodePoints(0, Math.min(TITLE, first.codePointCount(0, first.length()))));
  }

  /** The new errors, except missing texts in the other language. */
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
        .filter(finding -> finding.severity() == Severity.ERROR)
        .filter(finding -> finding.rule() != Rule.MISSING_TEXT)
        .toList();
  }
}
