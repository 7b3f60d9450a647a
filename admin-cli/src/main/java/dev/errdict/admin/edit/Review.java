package dev.errdict.admin.edit;

import dev.errdict.db.Catalog;
import dev.errdict.db.CatalogDocument;
import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.Lang;
import dev.errdict.db.lint.Finding;
import dev.errdict.db.lint.Lint;
import dev.errdict.db.lint.Severity;
import dev.errdict.db.store.CatalogStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lint makes of drafts. Only what a draft brings is held against it: an entry that lacks texts
 * may be mended one by one.
 */
final class Review {
  /** Above this many entries a catalog is not read whole for one edit. */
  private static final int WHOLE = 5000;

  private final CatalogStore store;
  private final Lang lang;

  Review(CatalogStore store, Lang lang) {
    this.store = store;
    this.lang = lang;
  }

  /**
   * What was found, in the reader's language.
   *
   * @param errors what keeps a draft from being saved
   * @param warnings what its author should know
   */
  record Result(List<String> errors, List<String> warnings) {}

  Result of(List<Draft> drafts) {
    List<String> errors = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    drafts.stream()
        .map(draft -> draft.ref().catalog())
        .distinct()
        .forEach(
            id ->
                store.catalog(id).ifPresent(catalog -> review(catalog, drafts, errors, warnings)));
    return new Result(errors, warnings);
  }

  private void review(
      Catalog catalog, List<Draft> drafts, List<String> errors, List<String> warnings) {
    Map<EntryRef, Entry> before = surroundings(catalog, drafts);
    Map<EntryRef, Entry> after = new LinkedHashMap<>(before);
    for (Draft draft : drafts) {
      draft
          .after()
          .ifPresentOrElse(entry -> after.put(draft.ref(), entry), () -> after.remove(draft.ref()));
    }
    for (Finding finding : findings(catalog, after)) {
      Optional<EntryRef> ref = finding.place().entry();
      boolean ofDraft =
          drafts.stream().anyMatch(draft -> ref.filter(draft.ref()::equals).isPresent());
      if (!ofDraft || finding.severity() == Severity.NOTE) {
        continue;
      }
      if (!findings(catalog, before).contains(finding)) {
        (finding.severity() == Severity.ERROR ? errors : warnings).add(finding.say(lang));
      }
    }
  }

  private static List<Finding> findings(Catalog catalog, Map<EntryRef, Entry> entries) {
    return Lint.of(new CatalogDocument(catalog, List.copyOf(entries.values()))).findings();
  }

  private Map<EntryRef, Entry> surroundings(Catalog catalog, List<Draft> drafts) {
    Map<EntryRef, Entry> entries = new LinkedHashMap<>();
    List<EntryRef> refs = store.refs();
    if (refs.size() <= WHOLE) {
      store.entries(catalog.id()).forEach(entry -> entries.put(entry.ref(), entry));
      return entries;
    }
    List<EntryRef> near = new ArrayList<>();
    for (Draft draft : drafts) {
      near.add(draft.ref());
      draft
          .after()
          .ifPresent(
              entry ->
                  entry
                      .relations()
                      .forEach(relation -> near.add(new EntryRef(catalog.id(), relation.code()))));
    }
    store.find(near).forEach(entry -> entries.put(entry.ref(), entry));
    return entries;
  }
}
