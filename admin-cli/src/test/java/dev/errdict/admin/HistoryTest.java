package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir static Path folder;
  private static Shell shell;

  @BeforeAll
  static void openAHome() {
    shell = new Shell(folder.resolve("home"));
  }

  private static String change(String... arguments) {
    Shell.Run run = shell.run(arguments);
    assertEquals(0, run.exit(), run.err());
    String last = run.out().lines().reduce((one, other) -> other).orElse("");
    assertTrue(last.startsWith("Saved as revision "), run.out());
    return last.replaceAll("\\D", "");
  }

  @Test
  void history_tells_what_when_who_and_why_the_newest_first() {
    String first = change("set", "100", "note.en=One.", "--author", "Ada", "-m", "users asked");
    String second = change("set", "100", "note.en=Two.", "--author", "Bob");

    Shell.Run run = shell.run("history", "100", "--limit", "2");

    assertEquals(0, run.exit(), run.err());
    assertTrue(
        run.line(0).matches(second + "  20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d  edit  100"),
        run.out());
    assertEquals("    Bob", run.line(1));
    assertTrue(run.line(2).startsWith(first + "  "), run.out());
    assertEquals("    Ada: users asked", run.line(3));
    assertEquals("Older ones: --before " + first, run.line(4));
    Shell.Run older = shell.run("history", "100", "--before", first);
    assertTrue(older.line(0).matches("1  .*  shipped  0, 1, .* … 149 entries"), older.out());
  }

  @Test
  void a_code_that_never_was_has_no_history() {
    Shell.Run run = shell.run("history", "77777", "--lang", "zh");

    assertEquals(1, run.exit());
    assertEquals("历史里没有 77777。\n", run.out());
  }

  @Test
  void history_for_scripts_has_the_documented_shape() {
    String revision = change("set", "101", "note.en=One.", "--author", "Ada", "-m", "asked");

    Shell.Run run = shell.run("history", "101", "--limit", "1", "--json");

    assertTrue(
        run.out()
            .replaceAll("\"at\" : \"20[-\\d]+T[:.\\d]+Z\"", "AT")
            .equals(
                """
                {
                  "format" : "errdict-json/1",
                  "command" : "history",
                  "lang" : "en",
                  "more" : true,
                  "changes" : [ {
                    "revision" : %s,
                    AT,
                    "author" : "Ada",
                    "kind" : "edit",
                    "message" : "asked",
                    "count" : 1,
                    "entries" : [ {
                      "catalog" : "leancloud",
                      "code" : "101"
                    } ]
                  } ]
                }
                """
                    .formatted(revision)),
        run.out());
  }

  @Test
  void an_entry_is_shown_as_it_was() {
    String then = change("set", "103", "title.en=The first title");
    change("set", "103", "title.en=The second title");
    change("remove", "103", "--draft", "--yes");

    Shell.Run run = shell.run("show", "103", "--at", then);

    assertEquals(0, run.exit(), run.err());
    assertTrue(run.line(0).startsWith("As at revision " + then + " ("), run.out());
    assertEquals("103  The first title", run.line(1));
    assertEquals(1, shell.run("show", "103").exit());
    assertTrue(
        shell.run("show", "103", "--at", then, "--json").out().contains("\"revision\" : " + then));
  }

  @Test
  void a_revision_that_never_was_is_said_with_the_latest_one() {
    String latest = change("set", "104", "note.en=One.");

    for (String command : new String[] {"undo", "diff"}) {
      Shell.Run run = shell.run(command, "99999");
      assertEquals(1, run.exit());
      assertEquals(
          "There is no revision 99999; the latest is "
              + latest
              + ". To see them: errdict history\n",
          run.err());
    }
    assertEquals(1, shell.run("show", "104", "--at", "99999").exit());
    assertEquals(1, shell.run("restore", "104", "--to", "99999").exit());
    assertEquals(2, shell.run("undo", "yesterday").exit());
  }

  @Test
  void diff_shows_each_field_that_differs_between_two_revisions() {
    String first = change("set", "105", "note.en=One.", "retry=never");
    String second = change("set", "105", "note.en=Two.");
    change("set", "106", "note.en=Elsewhere.");

    Shell.Run between = shell.run("diff", first, second);
    Shell.Run backwards = shell.run("diff", second, first);
    Shell.Run alone = shell.run("diff", second);

    assertTrue(between.line(0).startsWith("leancloud/105  "), between.out());
    assertTrue(between.out().endsWith("  note.en\n    - One.\n    + Two.\n"), between.out());
    assertTrue(backwards.out().endsWith("    - Two.\n    + One.\n"), backwards.out());
    assertEquals(between.out(), alone.out());
    assertEquals("There is no difference.\n", shell.run("diff", first, first).out());
    assertFalse(shell.run("diff", "1", second, "--code", "105").out().contains("Elsewhere"));
  }

  @Test
  void diff_shows_colours_on_a_terminal() {
    String revision = change("set", "107", "note.en=One.");

    Shell.Run run =
        shell.with("ERRDICT_TERMINALS", "012").with("TERM", "xterm").run("diff", revision);

    assertTrue(run.out().contains("\u001b[32m+ One.\u001b[0m"), run.out());
  }

  @Test
  void diff_for_scripts_has_the_documented_shape() {
    String revision = change("set", "108", "note.en=One.");

    Shell.Run run = shell.run("diff", revision, "--json");

    assertTrue(
        run.out()
            .endsWith(
                """
                  "to" : %s,
                  "catalogs" : [ ],
                  "entries" : [ {
                    "catalog" : "leancloud",
                    "code" : "108",
                    "became" : "changed",
                    "changes" : [ {
                      "field" : "note.en",
                      "after" : "One."
                    } ]
                  } ]
                }
                """
                    .formatted(revision)),
        run.out());
  }

  @Test
  void an_undone_change_is_taken_back_and_the_history_says_so() {
    String edit = change("set", "111", "note.en=Wrong.", "retry=never", "-m", "a try");
    change("set", "111", "title.en=Edited meanwhile");

    Shell.Run dry = shell.run("undo", edit, "--dry-run");
    String undone = change("undo", edit);

    assertTrue(dry.out().contains("  note.en\n    - Wrong.\n"), dry.out());
    assertTrue(dry.out().endsWith("A dry run: nothing was saved.\n"), dry.out());
    Shell.Run history = shell.run("history", "111", "--limit", "1");
    assertTrue(history.line(0).startsWith(undone + "  "), history.out());
    assertTrue(history.line(0).endsWith("  undo  111"), history.out());
    assertTrue(
        history.line(1).endsWith(": Takes back revision " + edit + ": a try"), history.out());
    Shell.Run now = shell.run("show", "111");
    assertEquals("111  Edited meanwhile", now.line(0));
    assertFalse(now.out().contains("Wrong."), now.out());
  }

  @Test
  void undo_takes_back_what_a_change_did_to_the_catalog_asked_for_alone() {
    String edit = change("set", "105", "note.en=Wrong.");

    Shell.Run other = shell.run("undo", edit, "--catalog", "postgresql");
    assertEquals(1, other.exit());
    assertEquals(
        "Revision "
            + edit
            + " changed nothing in the catalog \"postgresql\" that could be taken back.\n",
        other.err());
    change("undo", edit, "--catalog", "leancloud");
    assertFalse(shell.run("show", "105").out().contains("Wrong."));
  }

  @Test
  void an_undone_change_can_be_done_again_by_undoing_the_undo() {
    String edit = change("set", "112", "note.en=Right after all.");
    String undone = change("undo", edit);

    change("undo", undone);

    assertTrue(shell.run("show", "112").out().contains("Right after all."));
  }

  @Test
  void undo_refuses_when_a_later_change_touches_the_same_field_until_told_how() {
    change("set", "113", "note.en=Before.", "retry=unknown");
    String edit = change("set", "113", "note.en=Mine.", "retry=never");
    String later = change("set", "113", "note.en=Theirs.");

    Shell.Run refused = shell.run("undo", edit, "--yes");

    assertEquals(3, refused.exit());
    assertEquals(
        """
        leancloud/113
          note.en
            before %s: Before.
            by %s: Mine.
            now: Theirs.
        Nothing was saved: what revision %s changed has been changed again since (revision %s). --later keep leaves these fields as they are now and takes back the rest; --later overwrite takes these back too.
        """
            .formatted(edit, edit, edit, later),
        refused.err());
    assertEquals(0, shell.run("undo", edit, "--later", "overwrite", "--dry-run").exit());
    change("undo", edit, "--later", "keep");
    assertTrue(shell.run("show", "113").out().contains("Theirs."));
    change("undo", edit, "--later", "overwrite");
    assertTrue(shell.run("show", "113").out().contains("Before."));
    assertEquals(2, shell.run("undo", edit, "--later", "maybe").exit());
  }

  @Test
  void undo_asks_on_a_terminal_and_saves_nothing_when_the_answer_is_no() {
    String edit = change("set", "114", "note.en=Stays.");

    Shell.Run run =
        shell
            .with("ERRDICT_TERMINALS", "012")
            .with("TERM", "xterm")
            .typing("n\n")
            .run("undo", edit);

    assertEquals(1, run.exit());
    assertTrue(run.err().contains("Save this? [y/N]"), run.err());
    assertTrue(shell.run("show", "114").out().contains("Stays."));
  }

  @Test
  void an_entry_goes_back_to_a_revision_by_a_change_of_the_kind_restore() {
    String then = change("set", "116", "note.en=Then.");
    change("set", "116", "note.en=Later.");
    change("remove", "116", "--draft", "--yes");

    change("restore", "116", "--to", then);

    assertTrue(shell.run("show", "116").out().contains("Then."));
    Shell.Run history = shell.run("history", "116", "--limit", "1");
    assertTrue(history.line(0).endsWith("  restore  116"), history.out());
    assertTrue(history.line(1).endsWith(": As at revision " + then), history.out());
    Shell.Run again = shell.run("restore", "116", "--to", then);
    assertEquals(0, again.exit(), again.err());
    assertEquals("Nothing to change; nothing was saved.\n", again.out());
  }
}
