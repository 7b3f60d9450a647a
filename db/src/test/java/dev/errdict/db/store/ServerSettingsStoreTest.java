package dev.errdict.db.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.CatalogException;
import dev.errdict.db.Lang;
import dev.errdict.db.ServerSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerSettingsStoreTest {
  private Database database;
  private ServerSettingsStore store;

  @BeforeEach
  void open() throws CatalogException {
    database = Database.inMemory("server-settings");
    store = new ServerSettingsStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_is_saved_is_read_back_and_a_second_save_replaces_it() {
    ServerSettings first =
        new ServerSettings(Optional.of(Lang.EN), "?", Set.of(1L, 2L), Set.of(2L));
    ServerSettings second = new ServerSettings(Optional.empty(), "!", Set.of(3L), Set.of());

    store.save(7, first);
    assertEquals(Map.of(7L, first), store.all());

    store.save(7, second);
    store.save(8, ServerSettings.DEFAULT);
    assertEquals(Map.of(7L, second, 8L, ServerSettings.DEFAULT), store.all());
  }
}
