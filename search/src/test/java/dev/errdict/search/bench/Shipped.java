package dev.errdict.search.bench;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The catalog that ships, as what made-up catalogs are made from. */
final class Shipped {
  private Shipped() {}

  static MadeUpCatalog enlargedTo(int size) throws CatalogException {
    List<Entry> entries = new ArrayList<>();
    try (Dictionary dictionary =
        Dictionary.inMemory("vocabulary", Embedder.NONE, Clock.systemUTC())) {
      dictionary.store().forEach(entries::add);
    }
    return new MadeUpCatalog(new Vocabulary(entries), size, 20_261_123);
  }
}
