package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real program, as a process of its own. */
@Tag("long")
class ProcessTest {
  @TempDir Path folder;

  private Program errdict;

  @BeforeEach
  void name() {
    errdict = new Program(folder.resolve("home"));
  }

  @Test
  void nothing_but_the_answer_is_printed() throws Exception {
    Shell.Run found =
        errdict.with("ERRDICT_LC_ALL", "zh_CN.UTF-8").run("ask", "对话不存在", "--no-embeddings");
    Shell.Run missing = errdict.run("show", "4319");

    assertEquals(0, found.exit());
    assertEquals("4303  对话不存在", found.line(0));
    assertEquals("", found.err());
    assertEquals(1, missing.exit());
    assertEquals("There is no code 4319 in the catalog.", missing.line(0));
  }

  @Test
  void an_edit_that_somebody_else_was_quicker_than_is_refused_and_both_are_shown()
      throws Exception {
    // given an editor in which another errdict changes the entry meanwhile
    String other =
        "'" + String.join("' '", errdict.command()) + "' set 4303 title.en=Theirs note.en=New.";
    String mine = "sed -i 's/^  en: Conversation not found$/  en: Mine/' \"$1\"";

    // when
    Shell.Run run =
        errdict
            .with("EDITOR", "edit() { " + mine + "; " + other + " >/dev/null 2>&1; }; edit")
            .run("edit", "4303");

    // then
    assertEquals(3, run.exit(), run.err());
    assertTrue(
        run.err()
            .startsWith(
                """
                leancloud/4303 has changed while you worked: you started from revision 1, now it is at 2.
                Changed meanwhile
                  note.en
                    + New.
                Changed by both
                  title.en
                    before: Conversation not found
                    now: Theirs
                    yours: Mine
                Nothing was saved: the other change touches the same fields. To keep the other version, do nothing. To write yours over it, add --base 1 --overwrite
                What you wrote is in \
                """),
        run.err());
    assertEquals("4303  Theirs", errdict.run("show", "4303").line(0));
    Files.delete(Path.of(run.err().replaceAll("(?s).*What you wrote is in (\\S+)\\. .*", "$1")));
  }
}
