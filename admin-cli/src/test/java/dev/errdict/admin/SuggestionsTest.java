package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.learning.Suggestion;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people have suggested in chat, decided in the terminal. */
class SuggestionsTest {
  @TempDir private Path folder;
  private Path home;
  private Shell shell;

  @BeforeEach
  void openAHome() throws Exception {
    home = folder.resolve("home");
    shell = new Shell(home);
    assertEquals(0, shell.run("learn").exit());
    suggest(Optional.of(new EntryRef("leancloud", "4303")), "Wash the ocelot.");
  }

  private void suggest(Optional<EntryRef> ref, String advice) throws Exception {
    try (Store store =
        Store.open(
            new Home(home),
            Clock.systemUTC(),
            StoreOptions.ofCommand(() -> "test", (other, since) -> {}))) {
      store
          .learning()
          .suggestions()
          .add(
              Suggestion.open(
                  7,
                  LocalDate.now(Clock.systemUTC()),
                  Lang.EN,
                  ref,
                  Optional.of("why is my <id> ocelot purple"),
                  "",
                  advice,
                  "mia",
                  5));
    }
  }

  @Test
  void an_accepted_one_is_a_change_of_its_author_and_is_accepted_once() {
    assertTrue(shell.run("suggestions").out().contains("mia  Wash the ocelot."));

    Shell.Run accepted = shell.run("suggestions", "accept", "1", "--author", "leo");

    assertEquals(
        "leancloud/4303 saved as revision 2. errdict undo takes it back.\n", accepted.out());
    assertTrue(shell.run("history", "4303").out().contains("discord:mia via leo"));
    String entry = shell.run("show", "4303", "--json").out();
    assertTrue(entry.contains("Wash the ocelot."), entry);
    assertTrue(entry.contains("why is my ocelot purple"), entry);
    Shell.Run again = shell.run("suggestions", "accept", "1", "--author", "max");
    assertEquals(3, again.exit());
    assertTrue(again.err().contains("it is accepted already, by leo"), again.err());
    assertEquals("No suggestion is waiting.\n", shell.run("suggestions").out());
    assertEquals(0, shell.run("undo", "2", "--yes").exit());
  }

  @Test
  void one_without_a_code_gets_one_before_it_is_accepted() throws Exception {
    suggest(Optional.empty(), "Feed it.");

    assertEquals(2, shell.run("suggestions", "accept", "2").exit());
    shell.run("catalog", "add", "zoo", "--yes");
    assertEquals(
        0, shell.run("suggestions", "edit", "2", "--code", "4399", "--catalog", "zoo").exit());
    Shell.Run accepted = shell.run("suggestions", "accept", "2", "--author", "leo");

    assertEquals(0, accepted.exit(), accepted.err());
    assertTrue(shell.run("show", "4399").out().startsWith("4399  Feed it"));
  }

  @Test
  void an_entry_without_all_texts_of_a_shipped_catalog_is_refused_as_when_it_is_added()
      throws Exception {
    suggest(Optional.of(new EntryRef("leancloud", "4399")), "Feed it.");

    Shell.Run refused = shell.run("suggestions", "accept", "2");

    assertEquals(3, refused.exit());
    assertTrue(refused.err().contains("errdict add 4399"), refused.err());
    assertEquals(1, shell.run("show", "4399").exit());
    assertTrue(shell.run("suggestions", "show", "2").out().contains("open"));
  }

  @Test
  void one_for_a_renamed_entry_changes_that_entry() {
    assertEquals(0, shell.run("rename", "4303", "4399", "--yes").exit());

    Shell.Run accepted = shell.run("suggestions", "accept", "1", "--author", "leo");

    assertTrue(accepted.out().startsWith("leancloud/4399 saved as revision 3."), accepted.err());
    assertTrue(shell.run("show", "4399", "--json").out().contains("Wash the ocelot."));
    assertEquals(1, shell.run("list", "--json").out().split("Wash the ocelot", -1).length);
  }

  @Test
  void one_for_a_removed_entry_says_how_that_comes_back() {
    shell.run("remove", "4303", "--yes");

    Shell.Run refused = shell.run("suggestions", "accept", "1");

    assertEquals(3, refused.exit());
    assertEquals(
        "Nothing was saved: leancloud/4303 was removed in revision 2. errdict undo 2 brings it"
            + " back, errdict add 4303 adds a new one; then accept the suggestion.\n",
        refused.err());
    shell.run("undo", "2", "--yes");
    assertEquals(0, shell.run("suggestions", "accept", "1").exit());
  }

  @Test
  void reading_needs_no_home_that_can_be_written() throws Exception {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.toList()) {
        var _ = file.toFile().setWritable(false);
      }
    }
    try {
      assertTrue(shell.run("suggestions").out().contains("Wash the ocelot."));
      assertEquals(0, shell.run("suggestions", "show", "1").exit());
    } finally {
      try (Stream<Path> files = Files.walk(home)) {
        for (Path file : files.toList()) {
          var _ = file.toFile().setWritable(true);
        }
      }
    }
  }

  @Test
  void a_rejection_has_a_reason_and_changes_nothing() {
    assertEquals(2, shell.run("suggestions", "reject", "1").exit());
    assertEquals(0, shell.run("suggestions", "reject", "1", "-m", "No ocelots here.").exit());

    assertTrue(shell.run("suggestions", "show", "1").out().contains("reason: No ocelots here."));
    assertEquals(3, shell.run("suggestions", "accept", "1").exit());
    assertEquals(1, shell.run("suggestions", "show", "9").exit());
  }
}
