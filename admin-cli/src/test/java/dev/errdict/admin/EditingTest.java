package dev.errdict.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.h2.Databases;
import dev.errdict.db.home.Home;
import dev.errdict.db.rows.Change;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.db.rows.Database;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditingTest {
  @TempDir static Path folder;
  private static Shell shell;

  @BeforeAll
  static void openAHome() {
    shell = new Shell(folder.resolve("home"));
  }

  private static long revision(Shell.Run run) {
    assertEquals(0, run.exit(), run.err());
    String last = run.out().lines().reduce((one, other) -> other).orElse("");
    assertTrue(last.startsWith("Saved as revision "), run.out());
    return Long.parseLong(last.replaceAll("\\D", ""));
  }

  private static Change latest() throws Exception {
    try (Database database = Databases.open(new Home(folder.resolve("home")))) {
      return new ChangeLog(database).latest(Long.MAX_VALUE, 1).getFirst().change();
    }
  }

  @Test
  void set_shows_what_changes_and_prints_the_new_revision() {
    Shell.Run run = shell.run("set", "100", "action.en=Try again in a minute.", "retry=never");

    long revision = revision(run);
    assertTrue(run.out().startsWith("leancloud/100  "), run.out());
    assertTrue(run.out().contains("  retry\n    - back-off\n    + never\n"), run.out());
    assertTrue(
        run.out().contains("    + Try again in a minute.\nSaved as revision " + revision),
        run.out());
    assertTrue(shell.run("show", "100").out().contains("    Try again in a minute.\n"));
  }

  @Test
  void brackets_and_signs_in_a_text_are_text() {
    Shell.Run run =
        shell.run("set", "112", "note.en=Pass a[0]=1; see [docs].", "links[https://a.test/?b=c]=D");

    revision(run);
    assertTrue(run.out().contains("  note.en\n    + Pass a[0]=1; see [docs].\n"), run.out());
    assertTrue(run.out().contains("  links[https://a.test/?b=c]\n    + D\n"), run.out());
  }

  @Test
  void who_and_why_stand_in_the_history() throws Exception {
    revision(
        shell.run(
            "set",
            "101",
            "note.en=Look twice.",
            "-m",
            "users asked",
            "--author",
            "Ada <ada@example.org>"));

    assertEquals("Ada <ada@example.org>", latest().author());
    assertEquals("users asked", latest().message());
  }

  @Test
  void a_dry_run_shows_the_change_and_saves_nothing() {
    Shell.Run run = shell.run("set", "103", "title.en=Something else", "--dry-run");

    assertEquals(0, run.exit());
    assertTrue(
        run.out().endsWith("    + Something else\nA dry run: nothing was saved.\n"), run.out());
    assertFalse(shell.run("show", "103").out().contains("Something else"));
  }

  @Test
  void what_already_is_so_writes_nothing() {
    Shell.Run run = shell.run("set", "104", "retired=false");

    assertEquals(0, run.exit());
    assertEquals("Nothing to change; nothing was saved.\n", run.out());
  }

  @Test
  void a_field_that_is_not_there_is_bad_usage() {
    Shell.Run unknown = shell.run("set", "104", "titel.en=x");
    Shell.Run noLanguage = shell.with("LANG", "zh_CN").run("set", "104", "title=x");

    assertEquals(2, unknown.exit());
    assertTrue(
        unknown.err().startsWith("There is no field \"titel.en\". There are: title.zh,"),
        unknown.err());
    assertEquals(2, noLanguage.exit());
    assertEquals("请写明语言：title.zh 或 title.en。\n", noLanguage.err());
  }

  @Test
  void a_text_that_lint_refuses_is_not_saved_unless_it_is_a_draft() {
    Shell.Run refused = shell.run("set", "105", "title.en=键名");

    assertEquals(2, refused.exit());
    assertEquals(
        """
        Fix: leancloud/105 · title · English: There are Han characters in English text: "键名". Translate them.
        Nothing was saved. Fix the above, or save it all the same with --draft.
        """,
        refused.err());
    revision(shell.run("set", "105", "title.en=键名", "--draft"));
  }

  @Test
  void what_lint_notes_stands_between_the_change_and_its_revision() {
    ByteArrayOutputStream both = new ByteArrayOutputStream();

    Cli.run(
        List.of("set", "104", "title.en=No full stop here.", "--draft"),
        InputStream.nullInputStream(),
        both,
        both,
        shell.environment());

    String said = both.toString(UTF_8);
    int change = said.indexOf("    + No full stop here.");
    int note = said.indexOf("Note: leancloud/104");
    int revision = said.indexOf("Saved as revision ");
    assertTrue(0 < change && change < note && note < revision, said);
  }

  @Test
  void fields_come_from_standard_input_for_scripts() {
    Shell.Run run =
        shell
            .typing("# generated\nnote.zh=来自脚本。\n\nnote.en=From a script.\n")
            .run("set", "106", "--from-file", "-");

    revision(run);
    assertTrue(shell.run("show", "106").out().contains("    From a script.\n"));
  }

  @Test
  void an_entry_is_added_from_its_fields() {
    Shell.Run run =
        shell.run(
            "add",
            "4999",
            "module=im",
            "meaning.en=The room was closed by its owner.",
            "meaning.zh=房间已被创建者关闭。",
            "message=ROOM_CLOSED",
            "title.zh=房间已关闭",
            "title.en=Room is closed");

    revision(run);
    Shell.Run shown = shell.run("show", "4999");
    assertEquals("4999  Room is closed", shown.line(0));
    assertEquals("  ROOM_CLOSED", shown.line(1));
    assertEquals(2, shell.run("add", "4999", "title.en=x").exit());
  }

  @Test
  void phrases_are_added_and_removed() {
    revision(shell.run("phrase", "add", "107", "curly braces are lost", "花括号丢了"));

    assertTrue(shell.run("list", "--search", "花括号丢了").out().startsWith("107  "));
    revision(shell.run("phrase", "remove", "107", "花括号丢了"));
    assertEquals(1, shell.run("list", "--search", "花括号丢了").exit());
    assertEquals(
        "leancloud/107 has no phrase \"花括号丢了\".\n",
        shell.run("phrase", "remove", "107", "花括号丢了").err());
  }

  @Test
  void a_relation_to_nothing_is_refused() {
    Shell.Run run = shell.run("relate", "108", "77777");

    assertEquals(2, run.exit());
    assertTrue(run.err().contains("77777"), run.err());
  }

  @Test
  void relations_are_set_changed_and_removed() {
    revision(shell.run("relate", "109", "4303"));
    revision(shell.run("relate", "109", "4303", "--as", "counterpart"));

    assertTrue(
        shell.run("show", "109").out().contains("4303  Conversation not found · counterpart\n"));
    revision(shell.run("relate", "109", "4303", "--remove"));
    assertFalse(shell.run("show", "109").out().contains("4303"));
  }

  @Test
  void a_retired_code_still_answers_and_says_so() {
    revision(shell.run("retire", "111", "-m", "gone since 5.2"));

    assertTrue(shell.run("show", "111").line(0).endsWith(" (retired)"));
    revision(shell.run("restore", "111"));
    assertFalse(shell.run("show", "111").line(0).endsWith(" (retired)"));
  }

  @Test
  void a_removed_entry_comes_back_whole() {
    String before = shell.run("show", "112", "--json").out();
    revision(shell.run("remove", "112", "--yes"));

    assertEquals(1, shell.run("show", "112").exit());
    revision(shell.run("restore", "112"));
    assertEquals(before, shell.run("show", "112", "--json").out());
  }

  @Test
  void an_entry_goes_back_to_a_revision() {
    String before = shell.run("show", "113", "--json").out();
    long first = revision(shell.run("set", "113", "note.en=One."));
    revision(shell.run("set", "113", "note.en=Two."));

    revision(shell.run("restore", "113", "--to", Long.toString(first)));
    assertTrue(shell.run("show", "113").out().contains("    One.\n"));
    revision(shell.run("restore", "113", "--to", "1"));
    assertEquals(before, shell.run("show", "113", "--json").out());
  }

  @Test
  void on_a_terminal_it_asks_and_takes_anything_but_yes_as_no() {
    Shell terminal = shell.with("ERRDICT_TERMINALS", "02");
    Shell.Run no = terminal.typing("\n").run("set", "114", "mender=platform");
    Shell.Run yes = terminal.typing("y\n").run("set", "114", "mender=platform");

    assertEquals("Save this? [y/N] ", no.err());
    assertEquals(1, no.exit());
    assertTrue(no.out().endsWith("Nothing was saved.\n"));
    revision(yes);
    revision(terminal.run("set", "114", "mender=owner", "--yes"));
  }

  @Test
  void json_tells_scripts_what_was_saved() {
    Shell.Run run = shell.run("set", "116", "mender=platform", "--json", "--dry-run");

    assertEquals(
        """
        {
          "format" : "errdict-json/1",
          "command" : "set",
          "lang" : "en",
          "saved" : false,
          "dryRun" : true,
          "catalogs" : [ ],
          "entries" : [ {
            "catalog" : "leancloud",
            "code" : "116",
            "changes" : [ {
              "field" : "mender",
              "before" : "caller",
              "after" : "platform"
            } ]
          } ]
        }
        """,
        run.out());
  }
}
