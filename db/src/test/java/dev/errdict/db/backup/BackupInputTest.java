package dev.errdict.db.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.h2.Databases;
import dev.errdict.db.h2.HomeRestore;
import dev.errdict.db.home.Home;
import dev.errdict.db.migrate.Migrations;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Database;
import dev.errdict.db.store.StoreCare;
import dev.errdict.db.words.Lang;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that call themselves backups. */
@Tag("long")
class BackupInputTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("backup");
  }

  /** What somebody writes who wants to be restored. */
  private interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  private void forge(Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(BackupOutput.FORMAT.getBytes(StandardCharsets.US_ASCII));
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
      out.writeInt(Migrations.schemaVersion());
      out.writeLong(1);
      out.writeInt(1);
      out.writeInt(149);
      content.write(out);
    }
    Files.write(file, bytes.toByteArray());
  }

  private String refusal() {
    return assertThrows(CatalogException.class, () -> Backup.verify(file)).say(Lang.EN);
  }

  private String damaged() {
    return file
        + " is damaged: it ends too early, does not match its checksum, or contains what no errdict"
        + " has written.";
  }

  @Test
  void a_length_that_is_not_there_takes_no_memory() throws IOException {
    forge(out -> out.writeInt(Integer.MAX_VALUE));

    assertEquals(damaged(), refusal());
  }

  @Test
  void fewer_rows_than_its_head_says_are_damage() throws IOException {
    try (OutputStream bytes = Files.newOutputStream(file);
        BackupOutput out = new BackupOutput(bytes)) {
      out.head(Migrations.schemaVersion(), new Backup.Contents(1, 1, 149, 0));
    }

    assertEquals(damaged(), refusal());
  }

  @Test
  void what_unpacks_to_far_more_than_its_size_is_given_up() throws IOException {
    forge(
        out -> {
          name(out, "CHANGE");
          out.writeInt(1);
          name(out, "REVISION");
          byte[] zeros = new byte[1 << 20];
          for (int i = 0; i < 200; i++) {
            out.writeByte(BackupOutput.ROW);
            out.writeInt(zeros.length);
            out.write(zeros);
          }
        });
    assertTrue(Files.size(file) < 1 << 20);

    assertEquals(damaged(), refusal());
  }

  @Test
  void a_changed_byte_is_noticed() throws Exception {
    try (Database database = Databases.inMemory("changed-byte")) {
      Backup.write(database, file);
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertEquals(damaged(), refusal());
  }

  @Test
  void a_table_that_errdict_does_not_have_is_refused_and_the_home_stays() throws Exception {
    Home home = new Home(folder.resolve("home"));
    Databases.open(home).close();
    forge(
        out -> {
          name(out, "users");
          out.writeInt(1);
          name(out, "name");
          out.writeByte(BackupOutput.END_OF_ROWS);
          name(out, "");
        });

    CatalogException refused =
        assertThrows(
            CatalogException.class,
            () -> new HomeRestore(home, Clock.systemUTC(), ZoneOffset.UTC).from(file));

    assertEquals(damaged(), refused.say(Lang.EN));
    try (Database database = Databases.open(home)) {
      assertEquals(149, new CatalogStore(database, Clock.systemUTC()).refs().size());
    }
  }

  /** A trigger's source in a database file runs when the file is opened. */
  @Test
  void a_database_file_is_never_opened() throws Exception {
    Path trap = folder.resolve("trap");
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("evil"), "errdict", "");
        Statement statement = connection.createStatement()) {
      statement.execute("create table change (revision int)");
      statement.execute(
          "create trigger t before insert on change as $$org.h2.api.Trigger create() throws"
              + " Exception { new java.io.File(\""
              + trap
              + "\").createNewFile(); return new org.h2.api.Trigger() {"
              + " public void fire(java.sql.Connection c, Object[] o, Object[] n) {} }; } $$");
    }
    Files.deleteIfExists(trap);
    Files.copy(folder.resolve("evil.mv.db"), file);

    assertTrue(refusal().startsWith(file + " is a backup of an earlier errdict."));
    assertTrue(Files.notExists(trap));
  }

  @Test
  void what_somebody_has_added_to_the_schema_is_reported() throws Exception {
    Home home = new Home(folder.resolve("home"));
    Databases.open(home).close();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + home.folder().resolve("errdict"), "errdict", "");
        Statement statement = connection.createStatement()) {
      statement.execute("create alias evil for 'java.lang.System.getProperty(java.lang.String)'");
      statement.execute("create table extra (id int)");
      statement.execute(
          "create trigger t before insert on change call 'org.h2.api.DatabaseEventListener'");
    } catch (java.sql.SQLException e) {
      // The trigger's class is none.
    }

    try (Database database = Databases.openToRead(home)) {
      assertTrue(
          new StoreCare(database)
              .foreignObjects()
              .containsAll(List.of("routine EVIL", "table EXTRA")));
    }
  }

  private static void name(DataOutputStream out, String name) throws IOException {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
