package dev.errdict.admin.site;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogOrder;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Change;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The content of a site at one moment.
 *
 * @param revision the store's
 * @param language of the page at the site's root
 */
record SiteContent(long revision, Lang language, List<Shown> catalogs) {
  /**
   * A catalog that the site shows.
   *
   * @param entries in the codes' natural order
   * @param edited the day of an entry's last edit, in UTC; shipped entries have none, so that sites
   *     made from new homes are equal
   */
  record Shown(Catalog catalog, List<Entry> entries, Map<EntryRef, LocalDate> edited) {
    Shown {
      entries = List.copyOf(entries);
      edited = Map.copyOf(edited);
    }

    String id() {
      return catalog.id();
    }

    String title(Lang lang) {
      return catalog.texts().bestInAnyLanguage(Field.TITLE, lang).orElse(catalog.id());
    }

    Optional<LocalDate> edited(EntryRef ref) {
      return Optional.ofNullable(edited.get(ref));
    }
  }

  SiteContent {
    catalogs = List.copyOf(catalogs);
  }

  /**
   * Reads the public catalogs in use, or the requested one.
   *
   * @return without catalogs when the requested one does not exist
   */
  static SiteContent read(Store store, Optional<String> only) {
    return store.read(
        () -> {
          CatalogStore catalogs = store.catalogs();
          Map<Long, Optional<Change>> changes = new HashMap<>();
          List<Shown> shown = new ArrayList<>();
          for (Catalog catalog : CatalogOrder.sorted(catalogs.catalogs())) {
            boolean isPublic = !catalog.retired() && catalog.settings().servers().isEmpty();
            if (only.map(catalog.id()::equals).orElse(isPublic)) {
              shown.add(read(store, catalog, changes));
            }
          }
          Lang language = store.language().get().orElseGet(() -> usual(shown));
          return new SiteContent(catalogs.revision(), language, shown);
        });
  }

  /** The language in which more entries have a title; Chinese when equal. */
  private static Lang usual(List<Shown> catalogs) {
    Map<Lang, Long> titled =
        catalogs.stream()
            .flatMap(shown -> shown.entries().stream())
            .flatMap(
                entry ->
                    Arrays.stream(Lang.values())
                        .filter(lang -> entry.texts().best(Field.TITLE, lang).isPresent()))
            .collect(Collectors.groupingBy(lang -> lang, Collectors.counting()));
    return titled.getOrDefault(Lang.EN, 0L) > titled.getOrDefault(Lang.ZH, 0L) ? Lang.EN : Lang.ZH;
  }

  private static Shown read(Store store, Catalog catalog, Map<Long, Optional<Change>> changes) {
    Map<EntryRef, LocalDate> edited = new HashMap<>();
    store
        .catalogs()
        .revisions(catalog.id())
        .forEach(
            (ref, revision) ->
                changes
                    .computeIfAbsent(revision, store.changes()::find)
                    .filter(change -> change.kind() != ChangeKind.SHIP)
                    .ifPresent(
                        change ->
                            edited.put(ref, LocalDate.ofInstant(change.at(), ZoneOffset.UTC))));
    return new Shown(catalog, store.catalogs().entries(catalog.id()), edited);
  }

  int size() {
    return catalogs.stream().mapToInt(shown -> shown.entries().size()).sum();
  }

  Map<EntryRef, Entry> byRef() {
    return catalogs.stream()
        .flatMap(shown -> shown.entries().stream())
        .collect(Collectors.toMap(Entry::ref, entry -> entry));
  }
}
