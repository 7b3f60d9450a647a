package dev.errdict.db.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.DatabaseTrouble;
import dev.errdict.db.home.Home;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Database;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TroubleTest {
  @TempDir private Path folder;
  private Home home;

  @BeforeEach
  void name() {
    home = new Home(folder.resolve("home"));
  }

  @Test
  void a_file_in_the_place_of_the_home_is_named() throws IOException {
    Files.writeString(home.folder(), "");

    assertEquals(
        home.folder() + " is not a folder. Choose another data folder with --home or ERRDICT_HOME.",
        refusal());
  }

  @Test
  void a_home_that_cannot_be_written_says_so() throws IOException {
    Files.createDirectory(home.folder());
    Files.setPosixFilePermissions(home.folder(), PosixFilePermissions.fromString("r-x------"));
    assumeFalse(Files.isWritable(home.folder()), "the superuser may write everywhere");

    assertEquals(
        "The data folder "
            + home.folder()
            + " cannot be written. Make it writable, or choose another with --home or"
            + " ERRDICT_HOME.",
        refusal());
  }

  @Test
  void a_damaged_database_is_called_damaged() throws CatalogException, IOException {
    Databases.open(home).close();
    byte[] bytes = Files.readAllBytes(home.database());
    Arrays.fill(bytes, 0, Math.min(bytes.length, 20_000), (byte) 'x');
    Files.write(home.database(), bytes);

    assertEquals(
        home.folder() + " 里的数据库读不出来，可能已经损坏。请恢复备份，或者把这个目录移走后重新开始。",
        assertThrows(CatalogException.class, () -> Databases.open(home)).say(Lang.ZH));
  }

  @Test
  void a_database_that_is_emptied_while_it_is_open_is_called_damaged() throws CatalogException {
    try (Database database = Databases.open(home)) {
      database.sql().execute("drop all objects");
      CatalogStore store = new CatalogStore(database, Clock.systemUTC());
      RuntimeException failure = assertThrows(RuntimeException.class, store::revision);

      assertEquals(
          "The database in "
              + home.folder()
              + " cannot be read: it seems to be damaged. Restore a backup, or move the folder away"
              + " to start afresh.",
          DatabaseTrouble.behind(failure, home.folder()).orElseThrow().say(Lang.EN));
    }
  }

  @Test
  void a_home_of_a_newer_release_asks_for_an_update() throws CatalogException {
    try (Database database = Databases.open(home)) {
      database
          .sql()
          .execute(
              "insert into \"flyway_schema_history\" (\"installed_rank\", \"version\","
                  + " \"description\", \"type\", \"script\", \"installed_by\","
                  + " \"execution_time\", \"success\")"
                  + " values (1000, '999', 'later', 'SQL', 'V999__later.sql', 'x', 1, true)");
      database.sql().execute("update setting set content = 'later' where name = 'build'");
    }

    assertEquals(
        "The data folder "
            + home.folder()
            + " was made by a newer errdict. Update this errdict, or choose another folder with"
            + " --home.",
        refusal());
  }

  @Test
  void the_lock_files_of_earlier_builds_are_no_hindrance_and_go() throws Exception {
    try (Database earlier = Databases.open(home)) {
      earlier.sql().execute("update setting set content = 'earlier' where name = 'build'");
    }
    Path lock = home.folder().resolve("errdict.lock.db");
    Files.write(
        lock,
        "#FileLock\nid=1\nmethod=file\nserver=localhost\\:1\n".getBytes(StandardCharsets.US_ASCII));

    try (Database database = Databases.open(home)) {
      assertEquals(149, new CatalogStore(database, Clock.systemUTC()).refs().size());
    }
    assertFalse(Files.exists(lock));
  }

  private String refusal() {
    return assertThrows(CatalogException.class, () -> Databases.open(home)).say(Lang.EN);
  }
}
