package dev.errdict.db.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ServerSettings;
import dev.errdict.db.engine.Engine;
import dev.errdict.db.engine.OnBothEngines;
import dev.errdict.db.words.Lang;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnBothEngines
class ServerSettingsStoreTest {
  private Database database;
  private ServerSettingsStore store;

  @BeforeEach
  void open() throws CatalogException {
    database = Engine.open("server-settings");
    store = new ServerSettingsStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_is_saved_is_read_back_and_a_second_save_replaces_it() {
    ServerSettings first =
        new ServerSettings(
            Optional.of(Lang.EN),
            "?",
            Optional.of("dict"),
            false,
            60,
            Optional.of(9L),
            new ServerSettings.Rooms(
                Set.of(1L, 2L), Set.of(5L), Set.of(2L), Set.of(4L), Map.of(1L, Lang.ZH)));
    ServerSettings second =
        ServerSettings.DEFAULT.withRooms(ServerSettings.Rooms.NONE.withAnswer(Set.of(3L)));

    store.change(7, _ -> first);
    assertEquals(Map.of(7L, first), store.all());

    store.change(7, _ -> second);
    store.change(8, _ -> first);
    assertEquals(Map.of(7L, second, 8L, first), store.all());
  }

  @Test
  void a_change_is_made_to_what_is_stored_then() {
    store.change(7, now -> now.withPrefix("?"));
    Replaced<ServerSettings> done = store.change(7, now -> now.withLogChannel(Optional.of(9L)));

    assertEquals(ServerSettings.DEFAULT.withPrefix("?"), done.before());
    assertEquals(
        Map.of(7L, ServerSettings.DEFAULT.withPrefix("?").withLogChannel(Optional.of(9L))),
        store.all());
    assertTrue(store.change(7, now -> now.withPrefix("?")).isUnchanged());
  }

  @Test
  void settings_are_kept_for_thirty_days_after_the_bot_has_left_and_come_back_with_it() {
    LocalDate left = LocalDate.of(2026, 11, 1);
    ServerSettings chosen = ServerSettings.DEFAULT.withPrefix("?");
    store.change(7, _ -> chosen);
    store.change(8, _ -> chosen);

    store.present(Set.of(8L), left);
    store.present(Set.of(8L), left.plusDays(29));
    assertEquals(Set.of(7L, 8L), store.all().keySet());

    store.present(Set.of(7L, 8L), left.plusDays(29));
    store.present(Set.of(8L), left.plusDays(31));
    assertEquals(Set.of(7L, 8L), store.all().keySet(), "it was back in between");

    store.present(Set.of(8L), left.plusDays(61));
    assertEquals(Set.of(8L), store.all().keySet());
  }
}
