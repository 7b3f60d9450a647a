package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.postgresql.PostgresServer;
import dev.errdict.db.postgresql.TcpProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The terminal on a PostgreSQL database, and the way there and back. */
@Tag("long")
class StoreCopyTest {
  @TempDir private Path folder;

  private Shell home(String name) {
    return new Shell(folder.resolve(name));
  }

  private Shell on(DatabaseAddress address) {
    return home("index-only")
        .with("ERRDICT_DATABASE", address.url())
        .with("ERRDICT_DATABASE_USER", address.user().orElseThrow());
  }

  @Test
  void a_home_moves_to_a_database_and_back_and_each_is_worked_on() {
    PostgresServer.assumeItStarts();
    DatabaseAddress address =
        PostgresServer.shared().newEmpty("encoding 'UTF8' template template0");
    home("old").run("set", "429", "note.en=Moved.", "--yes", "-m", "before");

    Shell.Run there =
        home("old")
            .run("store", "copy", "--to", address.url(), "--to-user", address.user().orElseThrow());
    Shell.Run edited = on(address).run("set", "429", "note.en=There.", "--yes", "-m", "on it");
    Shell.Run asked = on(address).run("ask", "--lang", "en", "429");
    Shell.Run doctor = on(address).run("doctor", "--lang", "en");
    Shell.Run back =
        on(address).run("store", "copy", "--to", folder.resolve("new").toString(), "--json");
    Shell.Run history = home("new").run("history", "429");

    assertEquals(0, there.exit(), there.err());
    assertEquals(
        "Copied to "
            + address.place()
            + " and compared row by row: revision 2, 149 entries, with the whole history.",
        there.line(0));
    assertEquals(0, edited.exit(), edited.err());
    assertTrue(asked.out().contains("There."), asked.out());
    assertTrue(doctor.out().contains("PostgreSQL 1"), doctor.out());
    assertTrue(doctor.out().contains("revision 3"), doctor.out());
    assertTrue(
        doctor.out().contains("The database is " + address.place() + ", used as "), doctor.out());
    assertTrue(there.out().contains("\n  database = " + address.url() + "\n"), there.out());
    assertTrue(back.out().contains("\"revision\" : 3"), back.out());
    assertTrue(history.out().contains("on it") && history.out().contains("before"), history.out());
    assertFalse(Files.exists(folder.resolve("index-only").resolve("errdict.mv.db")));
  }

  @Test
  void a_server_that_is_not_there_is_said_in_a_sentence_and_what_the_index_knows_is_answered()
      throws Exception {
    PostgresServer.assumeItStarts();
    DatabaseAddress address = PostgresServer.shared().newAddress();
    try (TcpProxy proxy = new TcpProxy(PostgresServer.shared().port())) {
      address = PostgresServer.through(proxy.port(), address);
      on(address).run("ask", "429");
    }

    Shell.Run edit = on(address).run("set", "429", "note.en=Lost.", "--yes", "-m", "x");
    Shell.Run asked = on(address).run("ask", "--lang", "en", "429");

    assertEquals(3, edit.exit());
    assertEquals(
        "The database "
            + address.place()
            + " cannot be reached. Nothing was changed; check the server and the network, then try"
            + " again.",
        edit.err().strip());
    assertTrue(asked.out().startsWith("429  Too many requests"), asked.out() + asked.err());
    assertTrue(
        asked
            .err()
            .startsWith(
                "The database cannot be used now; this is from the index, as of revision 1"),
        asked.err());
  }

  @Test
  void the_index_of_another_database_answers_nothing() {
    PostgresServer.assumeItStarts();
    DatabaseAddress address = PostgresServer.shared().newAddress();
    on(address).run("ask", "429");

    Shell.Run asked = on(PostgresServer.through(9, address)).run("ask", "--lang", "en", "429");

    assertEquals(3, asked.exit(), asked.out());
    assertTrue(asked.err().contains("cannot be reached"), asked.err());
  }

  @Test
  void the_settings_file_of_a_home_names_its_database() throws Exception {
    PostgresServer.assumeItStarts();
    DatabaseAddress address = PostgresServer.shared().newAddress();
    Path file = Files.createDirectories(folder.resolve("here")).resolve("errdict.conf");
    Files.writeString(
        file,
        "# the team's\ndatabase = %s\ndatabase-user = %s\nstatus = a word\n"
            .formatted(address.url(), address.user().orElseThrow()));

    Shell.Run edited = home("here").run("set", "429", "note.en=There.", "--yes", "-m", "x");
    Shell.Run shown = on(address).run("show", "429", "--lang", "en");
    Files.delete(file);
    Shell.Run forgotten = home("here").run("set", "429", "note.en=Here.", "--yes", "-m", "x");
    Shell.Run asked = home("here").run("ask", "429");

    assertEquals(0, edited.exit(), edited.err());
    assertTrue(shown.out().contains("There."), shown.out());
    for (Shell.Run refused : List.of(forgotten, asked)) {
      assertEquals(3, refused.exit(), refused.out());
      assertTrue(
          refused.err().contains("was last used with the database " + address.place()),
          refused.err());
    }
    assertFalse(Files.exists(folder.resolve("here/errdict.mv.db")));
    Files.delete(folder.resolve("here/database-used"));
    assertEquals(0, home("here").run("ask", "429").exit());
  }

  @Test
  void an_index_is_of_one_database_whichever_was_asked_before() throws Exception {
    PostgresServer.assumeItStarts();
    DatabaseAddress first = PostgresServer.shared().newAddress();
    DatabaseAddress second;
    try (TcpProxy proxy = new TcpProxy(PostgresServer.shared().port())) {
      second = PostgresServer.through(proxy.port(), PostgresServer.shared().newAddress());
      on(second).run("set", "429", "note.en=Second.", "--yes", "-m", "x");
      on(second).run("list");
      on(first).run("ask", "429");
      on(second).run("list");
    }
    assertEquals(3, on(second).run("ask", "429").exit());
    assertEquals(0, on(first).run("ask", "429").exit());
  }

  @Test
  void a_home_with_a_dictionary_of_its_own_may_look_at_a_server_and_edits_make_it_the_server_s() {
    PostgresServer.assumeItStarts();
    DatabaseAddress address = PostgresServer.shared().newAddress();
    Shell own = home("own");
    own.run("set", "429", "note.en=Own.", "--yes", "-m", "x");
    Shell there =
        own.with("ERRDICT_DATABASE", address.url())
            .with("ERRDICT_DATABASE_USER", address.user().orElseThrow());

    assertEquals(0, there.run("doctor").exit());
    assertTrue(own.run("show", "429", "--lang", "en").out().contains("Own."));

    there.run("set", "429", "note.en=There.", "--yes", "-m", "x");
    assertEquals(3, own.run("show", "429").exit());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "databse = jdbc:postgresql://db/x",
        "database: jdbc:postgresql://db/x",
        "database jdbc:postgresql://db/x",
        "database-usr = ann",
        "database = jdbc:postgresql://db/x\ndatabase = jdbc:postgresql://db/y"
      })
  void a_misspelt_line_about_a_database_is_an_error(String line) throws Exception {
    Path file = Files.createDirectories(folder.resolve("here")).resolve("errdict.conf");
    Files.writeString(file, "lang = zh\n" + line + "\n");

    Shell.Run run = home("here").run("show", "429", "--lang", "en");

    assertEquals(3, run.exit());
    assertTrue(run.err().startsWith(file + ", line "), run.err());
  }

  @Test
  void a_settings_file_that_cannot_be_read_is_an_error() throws Exception {
    Path file = Files.createDirectories(folder.resolve("here")).resolve("errdict.conf");
    Files.write(file, new byte[] {'a', (byte) 0xFF, '\n'});

    Shell.Run run = home("here").run("show", "429", "--lang", "en");

    assertEquals(3, run.exit());
    assertTrue(
        run.err().startsWith("The settings file " + file + " is missing, too long"), run.err());
  }

  @Test
  void a_password_file_that_has_none_is_named() throws Exception {
    PostgresServer.assumeItStarts();
    DatabaseAddress address = PostgresServer.shared().newAddress();
    Path empty = Files.createFile(folder.resolve("empty"));
    for (Path file : List.of(folder.resolve("nope"), empty)) {
      Shell.Run run =
          on(address)
              .with("ERRDICT_DATABASE_PASSWORD_FILE", file.toString())
              .run("list", "--lang", "en");

      assertEquals(3, run.exit());
      assertTrue(run.err().startsWith("The file with the database password, " + file), run.err());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://u:hunter2@localhost/x",
        "postgresql://u:hunter2@localhost/x",
        "postgresql:hunter2",
        "mysql://u:hunter2@localhost/x",
        "jdbc:postgresql:hunter2"
      })
  void an_address_that_is_none_is_no_folder_and_is_not_repeated(String address) throws Exception {
    Shell.Run run = home("old").run("store", "copy", "--to", address, "--lang", "en");

    assertEquals(3, run.exit(), run.out());
    assertTrue(run.err().contains("not an address of a PostgreSQL database"), run.err());
    assertFalse((run.out() + run.err()).contains("hunter2"), run.err());
    assertFalse(Files.exists(Path.of(address.replaceFirst(":.*", ":"))));
  }

  @Test
  void an_address_that_is_none_and_another_action_are_refused() {
    Shell.Run noUrl = home("old").run("store", "copy", "--to", "jdbc:mysql://db/x", "--lang", "en");
    Shell.Run noAction = home("old").run("store", "move", "--to", "x", "--lang", "en");

    assertEquals(3, noUrl.exit());
    assertTrue(noUrl.err().contains("not an address of a PostgreSQL database"), noUrl.err());
    assertEquals(2, noAction.exit());
    assertTrue(noAction.err().contains("\"move\""), noAction.err());
  }
}
