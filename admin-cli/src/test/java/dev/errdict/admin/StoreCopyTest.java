package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.postgresql.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assumeTrue(PostgresServer.canStart());
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
    assertTrue(back.out().contains("\"revision\" : 3"), back.out());
    assertTrue(history.out().contains("on it") && history.out().contains("before"), history.out());
    assertFalse(Files.exists(folder.resolve("index-only").resolve("errdict.mv.db")));
  }

  @Test
  void a_server_that_is_not_there_is_said_in_a_sentence_and_what_the_index_knows_is_answered() {
    assumeTrue(PostgresServer.canStart());
    DatabaseAddress address = PostgresServer.shared().newAddress();
    on(address).run("ask", "429");
    Shell gone = on(PostgresServer.through(9, address));

    Shell.Run edit = gone.run("set", "429", "note.en=Lost.", "--yes", "-m", "x");
    Shell.Run asked = gone.run("ask", "--lang", "en", "429");

    assertEquals(3, edit.exit());
    assertEquals(
        "The database localhost:9/"
            + address.place().replaceFirst(".*/", "")
            + " cannot be reached. Nothing was changed; check the server and the network, then try"
            + " again.",
        edit.err().strip());
    assertTrue(asked.out().startsWith("429  Too many requests"), asked.out() + asked.err());
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
