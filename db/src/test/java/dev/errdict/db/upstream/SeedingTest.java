package dev.errdict.db.upstream;

import static dev.errdict.db.schema.Tables.CHANGE;
import static dev.errdict.db.schema.Tables.SETTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.engine.Engine;
import dev.errdict.db.engine.OnBothEngines;
import dev.errdict.db.h2.Databases;
import dev.errdict.db.home.Home;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
@OnBothEngines
class SeedingTest {

  @Test
  void a_new_database_has_the_catalog_by_one_change() throws Exception {
    try (Database database = Engine.open("seeding-once")) {
      assertEquals(1, database.sql().fetchCount(CHANGE));
      assertEquals("ship", database.sql().select(CHANGE.KIND).from(CHANGE).fetchSingle().value1());
    }
  }

  @Test
  void receiving_the_same_shipment_again_writes_no_change() throws Exception {
    try (Database database = Engine.open("seeding-twice")) {
      for (ShippedCatalog catalog : ShippedCatalog.all()) {
        new ShippedMerge(database.sql(), Clock.systemUTC()).receive(catalog.read());
      }

      assertEquals(1, database.sql().fetchCount(CHANGE));
    }
  }

  @Test
  void opening_a_home_again_writes_no_change(@TempDir Path folder) throws Exception {
    Home home = new Home(folder.resolve("home"));
    try (Database database = Databases.open(home)) {
      // Without the build's stamp the next start asks Flyway.
      database.sql().deleteFrom(SETTING).where(SETTING.NAME.eq("build")).execute();
    }

    try (Database database = Databases.open(home)) {
      assertEquals(1, database.sql().fetchCount(CHANGE));
      assertTrue(database.sql().fetchExists(SETTING, SETTING.NAME.eq("build")));
    }
  }

  @Test
  void the_database_holds_exactly_what_the_file_says() throws Exception {
    try (Database database = Engine.open("seeding-file")) {
      CatalogStore store = new CatalogStore(database, Clock.systemUTC());
      var file = ShippedCatalog.all().getFirst().read();

      assertEquals(file.catalog(), store.catalog("leancloud").orElseThrow());
      List<Entry> entries = store.entries("leancloud");
      assertEquals(
          file.entries().stream().map(Entry::ref).toList(),
          entries.stream().map(Entry::ref).toList());
      for (Entry entry : file.entries()) {
        EntryRef ref = entry.ref();
        assertEquals(entry, store.find(ref).orElseThrow(), ref::toString);
      }
      assertEquals(List.of(), store.staleTexts("leancloud"));
    }
  }
}
