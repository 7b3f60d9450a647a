package dev.errdict.search.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.h2.Databases;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Database;
import dev.errdict.search.index.CatalogIndex;
import dev.errdict.search.index.EntrySource;
import dev.errdict.search.meaning.Embedder;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryCacheTest {
  private static final EntryRef REF = new EntryRef("leancloud", "4303");

  @Test
  void an_entry_is_there_as_it_was_stored_also_when_its_database_is_not() throws Exception {
    Database database = Databases.inMemory("small-catalog");
    CatalogStore store = new CatalogStore(database, Clock.systemUTC());
    try (CatalogIndex index = CatalogIndex.inMemory(EntrySource.of(store), Embedder.NONE)) {
      EntryCache entries = new EntryCache(index);
      var stored = store.find(REF);
      database.close();

      assertEquals(stored, entries.find(REF));
      assertEquals(Optional.empty(), entries.find(new EntryRef("leancloud", "no such")));
    }
  }
}
