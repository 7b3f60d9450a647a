package dev.errdict.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errdict.db.EntryRef;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Database;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryCacheTest {
  private static final EntryRef REF = new EntryRef("leancloud", "4303");

  @Test
  void a_small_catalog_is_there_also_when_its_database_is_not() throws Exception {
    Database database = Database.inMemory("small-catalog");
    EntryCache entries = new EntryCache(new CatalogStore(database, Clock.systemUTC()));
    entries.readAhead();
    database.close();

    assertEquals(REF, entries.find(REF).orElseThrow().ref());
    entries.forget(List.of(REF));
    assertThrows(RuntimeException.class, () -> entries.find(REF));
  }
}
