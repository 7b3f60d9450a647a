package dev.errdict.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a colleague saved meanwhile is merged with, never written over by accident. */
class ConflictsTest {
  @TempDir static Path home;
  @TempDir Path folder;
  private static Shell shell;

  @BeforeAll
  static void openAHome() {
    shell = new Shell(home.resolve("home"));
  }

  private static String saved(String... arguments) {
    Shell.Run run = shell.run(arguments);
    assertEquals(0, run.exit(), run.err());
    return run.out().replaceAll("(?s).*revision (\\d+)\\.\n", "$1");
  }

  private static String en(String code, String field) {
    return shell.run("list", "--search", field, "--json").out().contains('"' + code + '"')
        ? field
        : "";
  }

  /** The entry as a file, edited. */
  private String edited(String code, String from, String to) throws Exception {
    String all = shell.run("export", "--catalog", "leancloud").out();
    int start = all.indexOf("  - code: '" + code + "'\n") + "  - ".length();
    int end = all.indexOf("  - code: ", start);
    String mine = all.substring(start, end).replace("\n    ", "\n");
    assertTrue(mine.contains(from), mine);
    return Files.writeString(folder.resolve(code + ".yaml"), mine.replace(from, to)).toString();
  }

  @Test
  void an_edit_of_an_older_version_is_merged_with_what_has_changed_since() throws Exception {
    String base = saved("set", "4303", "note.en=A note.", "--draft");
    String file = edited("4303", "Conversation not found", "No such conversation");
    saved("set", "4303", "note.en=Another note.", "--draft");

    Shell.Run merged = shell.run("edit", "4303", "--from-file", file, "--base", base, "--draft");

    assertEquals(0, merged.exit(), merged.err());
    assertTrue(merged.err().contains("Changed meanwhile\n  note.en\n"), merged.err());
    assertEquals("Another note.", en("4303", "Another note."));
    assertEquals("No such conversation", en("4303", "No such conversation"));
  }

  @Test
  void what_both_changed_is_shown_and_kept_unless_told_to_overwrite() throws Exception {
    String base = saved("set", "4304", "note.en=First.", "--draft");
    saved("set", "4304", "note.en=Theirs.", "--draft");
    String[] mine = {"set", "4304", "note.en=Mine.", "--base", base, "--draft"};

    Shell.Run refused = shell.run(mine);

    assertEquals(3, refused.exit());
    assertTrue(
        refused
            .err()
            .endsWith(
                """
                Changed by both
                  note.en
                    before: First.
                    now: Theirs.
                    yours: Mine.
                Nothing was saved: the other change touches the same fields. To keep the other version, do nothing. To write yours over it, add --base %s --overwrite
                """
                    .formatted(base)),
        refused.err());
    assertEquals("Theirs.", en("4304", "Theirs."));

    saved("set", "4304", "note.en=Mine.", "--base", base, "--overwrite", "--draft");
    assertEquals("Mine.", en("4304", "Mine."));
  }

  @Test
  void what_an_editor_leaves_comes_with_the_revision_that_it_started_from() throws Exception {
    Path editor = folder.resolve("editor");
    Files.writeString(editor, "#!/bin/sh\nsed -i.bak 's/^code: .*/code: x/' \"$1\"\n");
    assertTrue(editor.toFile().setExecutable(true));
    String base = saved("set", "4302", "note.en=Now.", "--draft");

    Shell.Run left =
        shell
            .with("EDITOR", editor.toString())
            .with("PATH", System.getenv("PATH"))
            .run("edit", "4302");

    assertEquals(3, left.exit());
    assertTrue(
        left.err().contains("To go on from it: errdict edit 4302 --catalog leancloud --from-file "),
        left.err());
    assertTrue(left.err().endsWith(" --base " + base + "\n"), left.err());
  }

  @Test
  void a_table_is_merged_with_what_has_changed_since_and_keeps_what_it_does_not_speak_of()
      throws Exception {
    String list =
        Files.writeString(folder.resolve("a.csv"), "code,title.en\n1,One\n2,Two\n").toString();
    String base = saved("import", list, "--catalog", "merged");
    saved("set", "1", "title.en=Uno", "note.en=N.", "--catalog", "merged", "--draft");
    String later = Files.writeString(folder.resolve("b.csv"), "code,title.en\n1,Eins\n").toString();

    Shell.Run refused = shell.run("import", later, "--catalog", "merged", "--base", base);
    assertEquals(3, refused.exit());
    assertTrue(refused.out().contains("    - Uno\n    + Eins\n"), refused.out());

    saved("import", later, "--catalog", "merged", "--base", base, "--conflicts", "file");
    assertEquals("1  Eins", shell.run("show", "1", "--catalog", "merged").line(0));
    assertEquals("N.", en("1", "N."));
    assertEquals("2  Two", shell.run("show", "2", "--catalog", "merged").line(0));
  }

  /** Types yes at a prompt, before which a colleague runs another command. */
  private Shell.Run whileAColleague(Runnable saves, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream yes =
        new ByteArrayInputStream("y\n".getBytes(UTF_8)) {
          @Override
          public synchronized int read(byte[] into, int from, int length) {
            if (pos == 0) {
              saves.run();
            }
            return super.read(into, from, length);
          }
        };
    int exit =
        Cli.run(
            List.of(arguments), yes, out, err, shell.with("ERRDICT_TERMINALS", "02").environment());
    return new Shell.Run(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  @Test
  void the_command_after_a_conflict_in_one_of_several_entries_works_as_it_is_shown()
      throws Exception {
    String list = Files.writeString(folder.resolve("c.csv"), "code,title.en\n1,One\n").toString();
    saved("import", list, "--catalog", "several");
    String base = saved("add", "2", "--catalog", "several", "title.en=Two");

    Shell.Run refused =
        whileAColleague(
            () -> saved("set", "several/1", "note.en=Theirs.", "--draft"),
            "set",
            "1",
            "2",
            "note.en=Mine.",
            "--catalog",
            "several",
            "--draft");

    assertEquals(3, refused.exit(), refused.out());
    assertTrue(refused.err().endsWith("add --base " + base + " --overwrite\n"), refused.err());
    saved(
        "set",
        "1",
        "2",
        "note.en=Mine.",
        "--catalog",
        "several",
        "--draft",
        "--base",
        base,
        "--overwrite");
    assertTrue(shell.run("show", "several/1").out().contains("Mine."));
    assertTrue(shell.run("show", "several/2").out().contains("Mine."));
  }
}
