package dev.errdict.db.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.backup.Backup;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Database;
import dev.errdict.db.words.Lang;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that was there and is gone is not replaced by a new one without a word. */
class LostDatabaseTest {
  @TempDir private Path folder;
  private Home home;

  @BeforeEach
  void make() throws Exception {
    home = new Home(folder.resolve("home"));
    Databases.open(home).close();
  }

  private void refuses(boolean writing) {
    CatalogException gone =
        assertThrows(
            CatalogException.class,
            () -> HomeDatabase.open(home, writing, StoreOptions.silent()).close());
    String said = gone.say(Lang.EN);
    assertTrue(said.contains("restore-backup"), said);
    assertFalse(Files.exists(home.database()));
  }

  @Test
  void neither_a_reader_nor_a_writer_makes_another() throws Exception {
    Files.delete(home.database());

    refuses(false);
    refuses(true);
  }

  @Test
  void one_that_is_open_in_this_process_is_missed_too() throws Exception {
    try (Database database = Databases.open(home)) {
      CatalogStore store = new CatalogStore(database, Clock.systemUTC());
      assertEquals(1, store.revision());
      Files.delete(home.database());

      refuses(false);
    }
  }

  @Test
  void a_backup_brings_it_back() throws Exception {
    Path backup = folder.resolve("backup");
    try (Database database = Databases.open(home)) {
      Backup.write(database, backup);
    }
    Files.delete(home.database());

    new HomeRestore(home, Clock.systemUTC(), ZoneOffset.UTC).from(backup);

    try (Database database = Databases.open(home)) {
      assertEquals(149, new CatalogStore(database, Clock.systemUTC()).refs().size());
    }
  }

  @Test
  void one_that_a_restore_has_made_is_missed_too() throws Exception {
    Path backup = folder.resolve("backup");
    try (Database database = Databases.open(home)) {
      Backup.write(database, backup);
    }
    home = new Home(folder.resolve("other"));
    new HomeRestore(home, Clock.systemUTC(), ZoneOffset.UTC).from(backup);
    Files.delete(home.database());

    refuses(false);
  }

  @Test
  void a_start_that_was_interrupted_before_there_was_one_goes_on() throws Exception {
    Home begun = new Home(folder.resolve("begun"));
    Files.createDirectories(begun.folder());
    Files.copy(home.stamp(), begun.stamp());
    Files.createFile(begun.lock());

    try (Database database = Databases.open(begun)) {
      assertEquals(149, new CatalogStore(database, Clock.systemUTC()).refs().size());
    }
  }
}
