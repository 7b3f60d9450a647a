package dev.errdict.db.plan;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps modules that a merge would take away while an entry belongs to them. */
final class UsedModules {
  private UsedModules() {}

  /** The modules of entries. */
  static Set<String> of(Stream<Entry> entries) {
    return entries.flatMap(entry -> entry.module().stream()).collect(Collectors.toSet());
  }

  /** The modules of entries that stay, and of all that a plan may make of others. */
  static Set<String> of(Stream<Entry> staying, List<PlannedEntry> planned) {
    return of(
        Stream.concat(
            staying,
            planned.stream()
                .flatMap(one -> Stream.of(one.after(), one.fromFile()).flatMap(Optional::stream))));
  }

  /**
   * @param now the catalog as stored, which has the modules that may be missing
   */
  static Catalog keep(Catalog merged, Optional<Catalog> now, Set<String> used) {
    List<CatalogModule> gone =
        now.stream()
            .flatMap(catalog -> catalog.modules().stream())
            .filter(one -> merged.module(one.id()).isEmpty() && used.contains(one.id()))
            .toList();
    if (gone.isEmpty()) {
      return merged;
    }
    List<CatalogModule> modules = new ArrayList<>(merged.modules());
    modules.addAll(gone);
    return merged.withModules(modules);
  }
}
