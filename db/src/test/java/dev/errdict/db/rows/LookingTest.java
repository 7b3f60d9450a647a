package dev.errdict.db.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.h2.Databases;
import dev.errdict.db.h2.Opening;
import dev.errdict.db.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short look at a home that nobody has open, and what it does not do to it. */
class LookingTest {
  @TempDir private Path folder;
  private Home home;

  @BeforeEach
  void name() {
    home = new Home(folder.resolve("home"));
  }

  @Test
  void a_look_writes_nothing() throws CatalogException, IOException {
    Databases.open(home).close();
    byte[] before = Files.readAllBytes(home.database());

    try (Database database = Databases.openToRead(home)) {
      assertEquals(149, entries(database));
    }

    assertArrayEquals(before, Files.readAllBytes(home.database()));
  }

  @Test
  void a_home_that_is_not_there_is_made() throws CatalogException {
    try (Database database = Databases.openToRead(home)) {
      assertEquals(149, entries(database));
    }
  }

  @Test
  void a_home_that_somebody_holds_is_joined() throws CatalogException {
    try (Database held = Databases.open(home)) {
      assertFalse(held.engine().isEmpty());

      try (Database database = Databases.openToRead(home)) {
        assertEquals(149, entries(database));
      }
    }
  }

  @Test
  void a_home_of_another_build_is_brought_up_to_date() throws CatalogException {
    try (Database database = Databases.open(home)) {
      database.sql().execute("update setting set content = 'another' where name = 'build'");
    }

    try (Database database = Databases.openToRead(home)) {
      assertEquals(149, entries(database));
      assertNotEquals(
          "another", database.sql().fetchValue("select content from setting where name = 'build'"));
    }
  }

  /** As the file of a process that was killed within a transaction. */
  @Test
  void what_was_never_committed_is_not_seen() throws Exception {
    Databases.open(home).close();
    Home copy = new Home(folder.resolve("copy"));
    copy.create();
    Opening opening = Opening.of(home.folder(), true);
    try (Connection killed = opening.connect()) {
      killed.setAutoCommit(false);
      killed.createStatement().executeUpdate("update entry set retired = true");
      try (Connection other = opening.connect()) {
        other.createStatement().execute("checkpoint sync");
      }
      Files.copy(home.database(), copy.database());
      killed.rollback();
    } finally {
      opening.close();
    }

    try (Database database = Databases.openToRead(copy)) {
      assertEquals(149, entries(database));
      assertEquals(
          0L, database.sql().fetchValue("select count(*) from entry where retired", Long.class));
    }
  }

  private static int entries(Database database) {
    return new CatalogStore(database, Clock.systemUTC()).refs().size();
  }
}
