package dev.errdict.db.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.CatalogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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
  void a_look_neither_locks_nor_writes() throws CatalogException, IOException {
    Database.open(home).close();
    byte[] before = Files.readAllBytes(home.database());

    try (Database database = Database.openForLooking(home)) {
      assertEquals(149, entries(database));
      assertFalse(Files.exists(home.lock()));
    }

    assertArrayEquals(before, Files.readAllBytes(home.database()));
  }

  @Test
  void a_home_that_is_not_there_is_made() throws CatalogException {
    try (Database database = Database.openForLooking(home)) {
      assertEquals(149, entries(database));
    }
  }

  @Test
  void a_home_that_somebody_holds_is_joined() throws CatalogException {
    try (Database held = Database.open(home)) {
      assertFalse(held.engine().isEmpty());

      try (Database database = Database.openForLooking(home)) {
        assertEquals(149, entries(database));
      }

      assertTrue(Files.exists(home.lock()));
    }
  }

  @Test
  void a_home_of_another_build_is_brought_up_to_date() throws CatalogException {
    try (Database database = Database.open(home)) {
      database.sql().execute("update setting set content = 'another' where name = 'build'");
    }

    try (Database database = Database.openForLooking(home)) {
      assertEquals(149, entries(database));
      assertNotEquals(
          "another", database.sql().fetchValue("select content from setting where name = 'build'"));
    }
  }

  /** As the file of a process that was killed within a transaction. */
  @Test
  void what_was_never_committed_is_not_seen() throws Exception {
    Home copy = new Home(folder.resolve("copy"));
    copy.create();
    try (Database database = Database.open(home);
        Connection killed = transaction()) {
      killed.createStatement().executeUpdate("update entry set retired = true");
      database.sql().execute("checkpoint sync");
      Files.copy(home.database(), copy.database());
      killed.rollback();
    }

    try (Database database = Database.openForLooking(copy)) {
      assertEquals(149, entries(database));
      assertEquals(
          0L, database.sql().fetchValue("select count(*) from entry where retired", Long.class));
    }
  }

  private Connection transaction() throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            "jdbc:h2:file:" + home.folder().resolve("errdict") + ";AUTO_SERVER=TRUE",
            "errdict",
            "");
    connection.setAutoCommit(false);
    return connection;
  }

  private static int entries(Database database) {
    return new CatalogStore(database, Clock.systemUTC()).refs().size();
  }
}
