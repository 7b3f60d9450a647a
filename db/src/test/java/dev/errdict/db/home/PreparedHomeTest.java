package dev.errdict.db.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.h2.Databases;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class PreparedHomeTest {
  private static final List<String> INDEX = List.of("_0.cfs", "segments_1");

  @TempDir private Path folder;
  private Home prepared;
  private Home home;

  @BeforeEach
  void prepare() throws Exception {
    prepared = new Home(folder.resolve("prepared"));
    home = new Home(folder.resolve("new home"));
    Databases.open(prepared).close();
    Path index = Files.createDirectories(prepared.index().resolve("words"));
    for (String name : INDEX) {
      Files.writeString(index.resolve(name), name);
    }
    System.setProperty("errdict.preparedHome", prepared.folder().toString());
  }

  @AfterEach
  void forget() {
    System.clearProperty("errdict.preparedHome");
  }

  @Test
  void a_new_home_is_its_copy() throws Exception {
    open(home);

    assertEquals(Stamp.read(prepared.stamp()), Stamp.read(home.stamp()));
    for (String name : INDEX) {
      assertEquals(name, Files.readString(home.index().resolve("words").resolve(name)));
    }
    for (Path file : List.of(home.database(), home.stamp(), home.index().resolve("words"))) {
      assertFalse(PrivateFiles.isOpenToOthers(file), file.toString());
    }
  }

  @Test
  void a_home_that_has_a_database_stays_as_it_is() throws Exception {
    System.clearProperty("errdict.preparedHome");
    open(home);
    String stamp = Stamp.read(home.stamp());
    System.setProperty("errdict.preparedHome", prepared.folder().toString());

    open(home);

    assertEquals(stamp, Stamp.read(home.stamp()));
    assertFalse(Files.exists(home.index()));
  }

  @Test
  void an_index_that_is_there_already_stays() throws Exception {
    Path index = Files.createDirectories(home.index().resolve("words"));
    Files.writeString(index.resolve("segments_7"), "mine");

    open(home);

    assertFalse(Files.exists(index.resolve("_0.cfs")));
    assertEquals("mine", Files.readString(index.resolve("segments_7")));
  }

  @Test
  void what_an_interrupted_copy_has_left_is_written_over() throws Exception {
    Path index = Files.createDirectories(home.index().resolve("words"));
    Files.writeString(index.resolve("_0.cfs"), "half of it");
    Files.writeString(home.folder().resolve("errdict.mv.db.copy"), "half of a database");

    open(home);

    assertEquals("_0.cfs", Files.readString(index.resolve("_0.cfs")));
    assertFalse(Files.exists(home.folder().resolve("errdict.mv.db.copy")));
  }

  @Test
  void without_a_usable_one_the_database_is_made() throws Exception {
    System.setProperty("errdict.preparedHome", folder.resolve("not there").toString());
    open(new Home(folder.resolve("another home")));
    PrivateFiles.deleteFolder(prepared.index());
    System.setProperty("errdict.preparedHome", prepared.folder().toString());
    open(home);
  }

  /** Opens it, and finds the shipped catalog there. */
  private static void open(Home home) throws CatalogException {
    try (Database database = Databases.open(home)) {
      assertEquals(149, new CatalogStore(database, Clock.systemUTC()).refs().size());
    }
  }
}
