package dev.errdict.admin.save;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.lint.Finding;
import dev.errdict.db.lint.Lint;
import dev.errdict.db.lint.Severity;
import dev.errdict.db.rows.CatalogChange;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.upstream.LintGate;
import dev.errdict.db.words.Lang;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The lint findings of edits. Only new findings count: an entry that lacks several texts may get
 * them one by one.
 */
public final class Review {
  /** Above this number of entries, a catalog is not completely read for a few drafts. */
  private static final int WHOLE = 5000;

  private static final int FEW = 100;

  private final CatalogStore store;
  private final Lang lang;

  public Review(CatalogStore store, Lang lang) {
    this.store = store;
    this.lang = lang;
  }

  /**
   * The findings in the reader's language.
   *
   * @param errors findings that prevent saving
   * @param warnings other findings
   */
  public record Result(List<String> errors, List<String> warnings) {}

  /** The findings in the entries that edits change. */
  public Result of(List<EntryEdit> drafts) {
    return of(drafts, List.of(), Set.of());
  }

  /**
   * @param catalogs the new state of catalogs that change too
   * @param renamed entries that only get another name; their findings are not new
   */
  public Result of(List<EntryEdit> drafts, List<CatalogChange> catalogs, Set<EntryRef> renamed) {
    if (drafts.stream().allMatch(draft -> renamed.contains(draft.ref()))) {
      return new Result(List.of(), List.of());
    }
    Map<String, Optional<Catalog>> becoming = new LinkedHashMap<>();
    catalogs.forEach(change -> becoming.put(change.id(), change.after()));
    Map<String, Map<EntryRef, Optional<Entry>>> byCatalog = new LinkedHashMap<>();
    for (EntryEdit draft : drafts) {
      byCatalog
          .computeIfAbsent(draft.ref().catalog(), id -> new LinkedHashMap<>())
          .put(draft.ref(), draft.after());
    }
    List<Finding> found = new ArrayList<>();
    byCatalog.forEach(
        (id, changed) ->
            becoming
                .getOrDefault(id, store.catalog(id))
                .ifPresent(catalog -> found.addAll(of(catalog, changed))));
    found.removeIf(finding -> finding.place().entry().filter(renamed::contains).isPresent());
    return new Result(said(found, true), said(found, false));
  }

  private List<String> said(List<Finding> found, boolean refusing) {
    return found.stream()
        .filter(finding -> LintGate.refuses(finding) == refusing)
        .map(finding -> finding.say(lang))
        .toList();
  }

  /**
   * The new errors and warnings of drafts.
   *
   * @param catalog its new state
   * @param drafts the new states of entries of that catalog; empty for removed ones
   */
  public List<Finding> of(Catalog catalog, Map<EntryRef, Optional<Entry>> drafts) {
    Map<EntryRef, Entry> before = surroundings(catalog, drafts);
    Map<EntryRef, Entry> after = new LinkedHashMap<>(before);
    drafts.forEach(
        (ref, draft) ->
            draft.ifPresentOrElse(entry -> after.put(ref, entry), () -> after.remove(ref)));
    Set<Finding> known =
        store
            .catalog(catalog.id())
            .map(now -> Set.copyOf(findings(now, before, drafts.keySet())))
            .orElseGet(Set::of);
    return findings(catalog, after, drafts.keySet()).stream()
        .filter(finding -> finding.severity() != Severity.NOTE)
        .filter(finding -> !known.contains(finding))
        .toList();
  }

  private static List<Finding> findings(
      Catalog catalog, Map<EntryRef, Entry> entries, Set<EntryRef> drafts) {
    return Lint.of(new CatalogDocument(catalog, List.copyOf(entries.values())), drafts).findings();
  }

  private Map<EntryRef, Entry> surroundings(
      Catalog catalog, Map<EntryRef, Optional<Entry>> drafts) {
    if (drafts.size() > FEW) {
      return byRef(store.entries(catalog.id()));
    }
    List<EntryRef> near = new ArrayList<>(drafts.keySet());
    for (Optional<Entry> draft : drafts.values()) {
      draft.ifPresent(
          entry ->
              entry
                  .relations()
                  .forEach(relation -> near.add(new EntryRef(catalog.id(), relation.code()))));
    }
    Map<EntryRef, Entry> entries = byRef(store.find(near));
    return isOfTextsAlone(entries, drafts) || store.refs().size() > WHOLE
        ? entries
        : byRef(store.entries(catalog.id()));
  }

  private static Map<EntryRef, Entry> byRef(List<Entry> entries) {
    Map<EntryRef, Entry> byRef = new LinkedHashMap<>();
    entries.forEach(entry -> byRef.put(entry.ref(), entry));
    return byRef;
  }

  /** Whether the edit changes nothing that rules compare between entries. */
  private static boolean isOfTextsAlone(
      Map<EntryRef, Entry> before, Map<EntryRef, Optional<Entry>> drafts) {
    return drafts.entrySet().stream()
        .allMatch(
            draft -> {
              Entry old = before.get(draft.getKey());
              return old != null
                  && draft
                      .getValue()
                      .filter(entry -> entry.phrases().equals(old.phrases()))
                      .filter(entry -> entry.relations().equals(old.relations()))
                      .isPresent();
            });
  }
}
