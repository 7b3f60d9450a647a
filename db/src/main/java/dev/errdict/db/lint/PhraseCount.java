package dev.errdict.db.lint;

import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.words.Lang;
import java.util.ArrayList;
import java.util.List;

/** Checks that an entry has enough phrases in each language. */
final class PhraseCount implements Check {
  private static final int ENOUGH = 8;

  /** Whether all texts of the entry are official, so that it is found by them. */
  private static boolean isOfficial(Entry entry) {
    return !entry.texts().all().isEmpty()
        && entry.texts().all().stream().allMatch(text -> text.origin() == Origin.UPSTREAM);
  }

  @Override
  public List<Finding> check(CatalogDocument document) {
    List<Finding> findings = new ArrayList<>();
    for (Entry entry : document.entries()) {
      if (isOfficial(entry)) {
        continue;
      }
      for (Lang lang : Lang.values()) {
        long count =
            entry.phrases().stream()
                .filter(phrase -> phrase.kind() == PhraseKind.ASK && phrase.lang() == lang)
                .count();
        if (count < ENOUGH) {
          findings.add(
              Finding.of(
                  Rule.FEW_PHRASES,
                  Place.entry(entry.ref()),
                  Part.PHRASES,
                  lang,
                  Long.toString(count),
                  Integer.toString(ENOUGH)));
        }
      }
    }
    return findings;
  }
}
