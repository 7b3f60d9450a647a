package dev.errdict.db.lint;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Checks that every entry belongs to one of its catalog's modules, when the catalog has any. */
final class Modules implements Check {

  @Override
  public List<Finding> check(CatalogDocument document) {
    Catalog catalog = document.catalog();
    String known =
        catalog.modules().stream().map(CatalogModule::id).collect(Collectors.joining(", "));
    List<Finding> findings = new ArrayList<>();
    for (Entry entry : document.entries()) {
      Place place = Place.entry(entry.ref());
      if (entry.module().isEmpty() && !catalog.modules().isEmpty()) {
        findings.add(Finding.of(Rule.MISSING_MODULE, place, Part.MODULE, known));
      }
      entry
          .module()
          .filter(module -> catalog.module(module).isEmpty())
          .ifPresent(
              module ->
                  findings.add(Finding.of(Rule.UNKNOWN_MODULE, place, Part.MODULE, module, known)));
    }
    return findings;
  }
}
