package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditorTest {
  @TempDir static Path folder;
  private static Shell shell;

  @BeforeAll
  static void openAHome() {
    shell =
        new Shell(
            Map.of(
                "ERRDICT_HOME",
                folder.resolve("home").toString(),
                "PATH",
                System.getenv("PATH"),
                "NOTES",
                folder.toString()),
            "");
  }

  /** A shell whose editor is a script; the file to edit is {@code $1}. */
  private static Shell withEditor(String name, String script) throws IOException {
    Path editor = folder.resolve(name);
    Files.writeString(editor, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(editor, PosixFilePermissions.fromString("rwx------"));
    return shell.with("EDITOR", "'" + editor + "'");
  }

  /** Where a refused text was left. */
  private static Path kept(Shell.Run run) {
    return Path.of(run.err().replaceAll("(?s).*What you wrote is in (\\S+)\\. .*", "$1"));
  }

  @Test
  void what_the_editor_saves_is_saved() throws IOException {
    Shell.Run run =
        withEditor(
                "mend",
                "sed -i.bak 's/^  en: Conversation not found$/  en: No such conversation/' \"$1\"\n")
            .run("edit", "4303", "-m", "plainer");

    assertEquals(0, run.exit(), run.err());
    assertTrue(
        run.out()
            .startsWith(
                """
                leancloud/4303  No such conversation
                  title.en
                    - Conversation not found
                    + No such conversation
                Saved as revision \
                """),
        run.out());
  }

  @Test
  void a_file_closed_as_it_was_changes_nothing() throws IOException {
    Shell.Run run = withEditor("look", "cp \"$1\" \"$NOTES/shown\"\n").run("edit", "4304");

    assertEquals(0, run.exit());
    assertEquals("Nothing to change; nothing was saved.\n", run.out());
    String shown = Files.readString(folder.resolve("shown"));
    assertTrue(shown.startsWith("# leancloud/4304: change what you like, save, and close."), shown);
    assertTrue(shown.contains("\ncode: '4304'\nmodule: im\n"), shown);
  }

  @Test
  void a_mistake_opens_the_editor_again_with_the_mistake_on_top_and_loses_nothing()
      throws IOException {
    Shell.Run run =
        withEditor(
                "twice",
                """
                if [ ! -e "$NOTES/once" ]; then
                  sed -i.bak 's/^retry: .*/retry: perhaps/; s/^  en: Conversation is full/  en: The room is full/' "$1"
                  touch "$NOTES/once"
                else
                  cp "$1" "$NOTES/second"
                  sed -i.bak 's/^retry: .*/retry: never/' "$1"
                fi
                """)
            .with("ERRDICT_TERMINALS", "02")
            .run("edit", "4304", "--yes");

    assertEquals(0, run.exit(), run.err());
    String second = Files.readString(folder.resolve("second"));
    int line = 1 + (int) second.lines().takeWhile(one -> !one.startsWith("retry:")).count();
    assertEquals(
        "#! Line "
            + line
            + ": \"perhaps\" is none of: never, after-fix, back-off, automatic, unknown.",
        second.lines().findFirst().orElseThrow());
    assertTrue(second.contains("\n  en: The room is full\n"), second);
    assertTrue(run.out().contains("    + The room is full\n"), run.out());
    assertTrue(run.out().contains("    + never\n"), run.out());
  }

  @Test
  void giving_up_on_a_mistake_keeps_what_was_written() throws IOException {
    Shell.Run run =
        withEditor("stubborn", "sed -i.bak 's/^retry: .*/retry: perhaps/' \"$1\"\n")
            .with("ERRDICT_TERMINALS", "02")
            .run("edit", "4305");

    assertEquals(3, run.exit());
    assertTrue(Files.readString(kept(run)).contains("\nretry: perhaps\n"), run.err());
    Files.delete(kept(run));
  }

  @Test
  void an_editor_that_nobody_sits_at_makes_its_mistake_once() throws IOException {
    Shell.Run run =
        withEditor("robot", "echo >>\"$NOTES/opened\"; echo 'oh: no' >>\"$1\"\n")
            .run("edit", "4305");

    assertEquals(3, run.exit());
    assertEquals(1, Files.readAllLines(folder.resolve("opened")).size());
    Files.delete(kept(run));
  }

  @Test
  void another_code_in_the_file_is_a_mistake() throws IOException {
    Shell.Run run =
        withEditor("other", "sed -i.bak \"s/^code: .*/code: '9'/\" \"$1\"\n").run("edit", "4306");

    assertEquals(3, run.exit());
    assertTrue(
        run.err()
            .startsWith(
                "This entry is code 4306; keep it (\"code\" says 9). For another code: errdict add 9\n"),
        run.err());
    Files.delete(kept(run));
  }

  @Test
  void an_entry_is_added_in_the_editor_from_a_skeleton() throws IOException {
    Shell.Run run =
        withEditor(
                "new",
                """
                sed -i.bak 's/^module:/module: im/; s/^  zh:$/  zh: 房间满了/; s/^  en:$/  en: Full/
                        s/^  - message:/  - message: ROOM_FULL/
                        s/^      zh:/      zh: 房间里不能再加人。/; s/^      en:/      en: Nobody more can join./' "$1"
                """)
            .run("add", "4888", "--draft");

    assertEquals(0, run.exit(), run.err());
    assertEquals("4888  Full", shell.run("show", "4888").line(0));
  }

  @Test
  void without_an_editor_or_somebody_to_ask_it_says_what_else_there_is() {
    Shell.Run run = shell.run("edit", "4307");

    assertEquals(2, run.exit());
    assertEquals(
        "No editor can open here. Set EDITOR, or use \"errdict set\" or --from-file.\n", run.err());
    assertFalse(run.out().contains("4307"));
  }

  @Test
  void an_editor_that_takes_the_file_away_has_failed() throws IOException {
    Shell.Run run = withEditor("shredder", "rm \"$1\"\n").run("edit", "4308");

    assertEquals(3, run.exit());
    assertTrue(run.err().endsWith(" ended with an error. Nothing was saved.\n"), run.err());
  }

  @Test
  void an_editor_of_another_encoding_is_told_so_and_its_text_is_kept() throws IOException {
    Shell.Run run =
        withEditor("gbk", "printf '# \\326\\320\\316\\304\\n' >>\"$1\"\n").run("edit", "4308");

    assertEquals(3, run.exit());
    assertTrue(run.err().startsWith("What the editor saved is not UTF-8 text."), run.err());
    Files.delete(kept(run));
  }

  @Test
  void an_editor_that_fails_saves_nothing() throws IOException {
    Shell.Run run = withEditor("broken", "exit 1\n").run("edit", "4308", "--lang", "zh");

    assertEquals(3, run.exit());
    assertTrue(run.err().endsWith("运行不了，或者出错退出。什么也没有保存。\n"), run.err());
  }
}
