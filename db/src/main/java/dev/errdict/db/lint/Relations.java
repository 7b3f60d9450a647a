package dev.errdict.db.lint;

import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that related codes are other entries of the catalog. */
final class Relations implements Check {
  @Override
  public boolean comparesEntries() {
    return true;
  }

  @Override
  public List<Finding> check(CatalogDocument document) {
    Set<String> codes = document.entries().stream().map(Entry::code).collect(Collectors.toSet());
    List<Finding> findings = new ArrayList<>();
    for (Entry entry : document.entries()) {
      Place place = Place.entry(entry.ref());
      for (Relation relation : entry.relations()) {
        if (relation.code().equals(entry.code())) {
          findings.add(Finding.of(Rule.RELATED_TO_ITSELF, place, Part.RELATED, relation.code()));
        } else if (!codes.contains(relation.code())) {
          findings.add(Finding.of(Rule.RELATED_TO_NOTHING, place, Part.RELATED, relation.code()));
        }
      }
    }
    return findings;
  }
}
