package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of a catalog and names of files are data: nothing in them is executed. */
@Tag("long")
class InjectionTest {
  /** Colours, a window's title, a cleared screen, turned order, Markdown, and a formula. */
  private static final String EVIL =
      "=1+1 \u001b[5;41mred\u001b[m \u001b]0;title\u0007 \u009b2J\r\b \u202edet \u2066inu"
          + " **bold** [link](https://evil.test) | @everyone";

  private static final String HARMLESS =
      "=1+1 red   det inu **bold** [link](https://evil.test) | @everyone";

  private static final Pattern OWN_COLOUR =
      Pattern.compile("\u001b\\[(?:1|2|3[1-6]|1;3[1-6])m([^\u001b]*)\u001b\\[0m");

  @TempDir static Path folder;
  private static Program errdict;

  @BeforeAll
  static void store() throws Exception {
    errdict = new Program(folder.resolve("home"));
    Shell.Run saved =
        errdict.run(
            "set",
            "4303",
            "title.en=" + EVIL,
            "meaning.en=" + EVIL,
            "note.en=" + EVIL,
            "links[https://evil.test/]=" + EVIL,
            "-m",
            EVIL,
            "--author",
            EVIL,
            "--draft");
    assertEquals(0, saved.exit(), saved.err());
    assertTrue(saved.out().contains(HARMLESS), saved.out());
    assertHarmless(saved.out() + saved.err());
  }

  @Test
  void it_is_refused_unless_somebody_insists() throws Exception {
    Shell.Run refused = errdict.run("set", "4303", "note.en=\u202edet" + EVIL, "--yes");

    assertEquals(2, refused.exit());
    assertTrue(
        refused.err().contains("Nobody can see the character U+202E in it, near \"det=1+1\"."),
        refused.err());
    assertHarmless(refused.err());
  }

  private static String out(Program program, String command) throws Exception {
    Shell.Run run = program.run(command.split(" "));
    assertEquals(0, run.exit(), run.err());
    return run.out();
  }

  private static void assertHarmless(String printed) {
    printed
        .codePoints()
        .filter(point -> point != '\n')
        .forEach(
            point -> {
              int type = Character.getType(point);
              assertTrue(
                  type != Character.CONTROL && type != Character.FORMAT,
                  () -> Integer.toHexString(point) + " in " + printed);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"show 4303", "list --module im", "history 4303 --limit 1", "diff 2"})
  void nothing_that_a_terminal_obeys_is_printed(String command) throws Exception {
    String plain = out(errdict, command);
    assertTrue(plain.contains(HARMLESS), plain);
    assertHarmless(plain);

    String coloured =
        out(
            errdict.with("ERRDICT_TERMINALS", "1").with("TERM", "xterm").with("COLUMNS", "999"),
            command);
    assertTrue(coloured.contains("\u001b["), coloured);
    String without = OWN_COLOUR.matcher(coloured).replaceAll("$1");
    assertTrue(without.contains(HARMLESS), without);
    assertHarmless(without);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "markdown", "yaml"})
  void an_export_to_the_terminal_is_harmless(String format) throws Exception {
    String printed = out(errdict.with("ERRDICT_TERMINALS", "1"), "export --format " + format);

    assertTrue(printed.contains("@everyone"), printed);
    assertHarmless(printed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a;INIT=DROP ALL OBJECTS;notes", "-x '\"\n%s ~", "zip:a!b?c#d", "错误 $(id)"})
  void the_path_of_an_import_and_of_an_export_is_a_path(String name) throws Exception {
    Path list = Files.createDirectory(folder.resolve(name)).resolve(name + ".csv");
    Files.writeString(list, "code,title\nA,One\n");
    Path copy = list.resolveSibling(name + ".yaml");

    Shell.Run imported =
        errdict.run("import", list.toString(), "--catalog", "paths", "--yes", "--draft");
    Shell.Run exported = errdict.run("export", copy.toString(), "--catalog", "paths");

    assertEquals(0, imported.exit(), imported.err());
    assertEquals(0, exported.exit(), exported.err());
    assertTrue(Files.readString(copy).contains("code: A\n"), Files.readString(copy));
    assertHarmless(imported.out() + imported.err() + exported.out() + exported.err());
  }

  @Test
  void an_exported_table_holds_no_formula_and_comes_back_as_it_was() throws Exception {
    Path table = folder.resolve("table.csv");
    assertEquals(0, errdict.run("export", table.toString()).exit());

    String cells = Files.readString(table);
    assertTrue(cells.contains(",\"'" + EVIL + "\""), cells);
    assertFalse(cells.contains("\"" + EVIL), cells);
    Shell.Run back = errdict.run("import", table.toString());
    assertTrue(back.out().endsWith("Nothing to change; nothing was saved.\n"), back.out());
  }
}
