package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnTest {
  @TempDir private Path folder;
  private Path home;
  private Shell shell;

  @BeforeEach
  void openAHome() {
    home = folder.resolve("home");
    shell = new Shell(home);
  }

  private void ask(String... words) {
    String[] arguments = new String[words.length + 2];
    arguments[0] = "ask";
    arguments[1] = "--no-embeddings";
    System.arraycopy(words, 0, arguments, 2, words.length);
    shell.run(arguments);
  }

  private boolean fileHas(String text) throws Exception {
    return new String(
            Files.readAllBytes(home.resolve("errdict.mv.db")), StandardCharsets.ISO_8859_1)
        .contains(text);
  }

  @Test
  void nothing_is_kept_before_it_is_turned_on_nor_after_it_is_turned_off() throws Exception {
    ask("the ocelot before");
    assertTrue(shell.run("learn").out().startsWith("Off: "));
    assertTrue(shell.run("learn", "on").out().startsWith("On: "));
    ask("the ocelot between");
    assertTrue(shell.run("learn", "off").out().startsWith("Off: "));
    ask("the ocelot behind");

    assertTrue(fileHas("the ocelot between"));
    assertFalse(fileHas("the ocelot before"));
    assertFalse(fileHas("the ocelot behind"));
    assertTrue(
        shell
            .run("learn", "status")
            .out()
            .contains("1 group of questions with the same words; 1 question counted"));
  }

  @Test
  void what_is_forgotten_leaves_the_file_and_needs_a_yes() throws Exception {
    shell.run("learn", "on");
    ask("where is the ocelot");

    assertEquals(2, shell.run("learn", "forget").exit());
    assertTrue(fileHas("where is the ocelot"));
    Shell.Run forgotten = shell.run("learn", "forget", "--yes");

    assertEquals(0, forgotten.exit());
    assertTrue(forgotten.out().startsWith("On: "), "what was chosen stays");
    assertTrue(
        forgotten.out().contains("0 groups of questions with the same words; 0 questions counted"),
        forgotten.out());
    assertFalse(fileHas("where is the ocelot"));
  }

  @Test
  void a_restored_backup_turns_nothing_on_that_was_off() {
    Path backup = folder.resolve("on.backup");
    shell.run("learn", "on");
    shell.run("backup", backup.toString());

    assertFalse(shell.run("restore-backup", backup.toString(), "--yes").out().contains("learn"));
    assertTrue(shell.run("learn").out().startsWith("On: "));
    shell.run("learn", "off");
    Shell.Run restored = shell.run("restore-backup", backup.toString(), "--yes");

    assertEquals(0, restored.exit(), restored.err());
    assertTrue(restored.out().contains("It was off here, so it is off"), restored.out());
    assertTrue(shell.run("learn").out().startsWith("Off: "));
    assertFalse(Files.exists(home.resolve("errdict.learning")));
    ask("the ocelot behind");
    assertTrue(shell.run("learn").out().contains("0 questions"));
  }

  @Test
  void a_backup_restored_into_a_new_home_keeps_what_is_chosen_in_it() {
    Path backup = folder.resolve("on.backup");
    shell.run("learn", "on");
    shell.run("backup", backup.toString());
    Shell other = new Shell(folder.resolve("other"));

    assertEquals(0, other.run("restore-backup", backup.toString(), "--yes").exit());

    assertTrue(other.run("learn").out().startsWith("On: "));
    other.run("ask", "where is the ocelot", "--no-embeddings");
    assertTrue(
        other
            .run("learn")
            .out()
            .contains("1 group of questions with the same words; 1 question counted"));
  }

  @Test
  void days_are_a_number_within_bounds() {
    assertTrue(shell.run("learn", "keep", "30").out().contains("Kept for 30 days"));
    assertEquals(2, shell.run("learn", "keep").exit());
    assertEquals(2, shell.run("learn", "keep", "soon").exit());
    for (String days : new String[] {"0", "-1", "07", "4000"}) {
      Shell.Run refused = shell.run("learn", "keep", days);
      assertEquals(2, refused.exit());
      assertTrue(refused.err().contains("days from 1 to 3650"), refused.err());
    }
    assertEquals(2, shell.run("learn", "on", "3").exit());
    assertEquals(2, shell.run("learn", "everything").exit());
    assertTrue(shell.run("learn", "--json").out().contains("\"keepDays\" : 30"));
  }
}
