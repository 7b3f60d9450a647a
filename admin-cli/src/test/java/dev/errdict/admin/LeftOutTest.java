package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import leaves nothing out without a word. */
class LeftOutTest {
  private static final String LIST =
      """
      code,English,http_status
      1000,Fine,200
      1001,Out, of stock,404
      ,No code,
      """;

  @TempDir static Path home;
  @TempDir Path folder;
  private static Shell shell;

  @BeforeAll
  static void openAHome() {
    shell = new Shell(home.resolve("home"));
  }

  private String list() throws Exception {
    return Files.writeString(folder.resolve("codes.csv"), LIST).toString();
  }

  private Path badRows() {
    return folder.resolve("codes.bad-rows.csv");
  }

  @Test
  void an_import_that_asks_nobody_stops_and_names_lines_and_columns() throws Exception {
    Shell.Run stopped = shell.run("import", list(), "--catalog", "stopped");

    assertEquals(2, stopped.exit());
    assertTrue(
        stopped
            .out()
            .endsWith(
                """
                Left out:
                  Line 2: no field takes the column "http_status", which has something in 1 row, such as "200".
                  Line 3: the row has 4 cells, the header 3. A cell that contains the delimiter needs quotation marks.
                  Line 4: the row has no code.
                """),
        stopped.out());
    assertEquals(
        "Nothing was saved: 1 column and 2 rows of the file would be left out. Fix the file or use"
            + " --map; or leave them out with --ignore-columns and --skip-bad-rows, which writes"
            + " the rows to a file of their own.\n",
        stopped.err());
    assertEquals(2, shell.run("show", "1000", "--catalog", "stopped").exit());
    assertEquals(2, shell.run("import", list(), "--catalog", "stopped", "--yes").exit());
    assertEquals(2, shell.run("import", list(), "--catalog", "stopped", "--no-input").exit());
    assertEquals(2, shell.run("import", list(), "--catalog", "stopped", "--ignore-columns").exit());
    assertFalse(Files.exists(badRows()));
  }

  @Test
  void json_lists_what_is_left_out_also_when_nothing_is_saved() throws Exception {
    Shell.Run stopped = shell.run("import", list(), "--catalog", "json", "--json");

    assertEquals(2, stopped.exit());
    assertTrue(stopped.out().contains("\"saved\" : false"), stopped.out());
    assertTrue(
        stopped
            .out()
            .contains(
                """
                  "leftOut" : [ {
                    "kind" : "unknown-column",
                    "line" : 2,
                    "column" : "http_status",
                    "rows" : 1,
                    "sentence" : "Line 2: no field takes the column \\"http_status\\", which has something in 1 row, such as \\"200\\"."
                  }, {
                    "kind" : "many-cells",
                    "line" : 3,
                    "rows" : 1,
                    "sentence" : "Line 3: the row has 4 cells, the header 3. A cell that contains the delimiter needs quotation marks."
                  }, {
                    "kind" : "no-code",
                    "line" : 4,
                    "rows" : 1,
                    "sentence" : "Line 4: the row has no code."
                  } ],
                """),
        stopped.out());
  }

  @Test
  void the_other_rows_are_imported_and_those_left_out_can_be_fixed_and_imported() throws Exception {
    Shell.Run saved =
        shell.run(
            "import",
            list(),
            "--catalog",
            "shop",
            "--map",
            "http_status=note.en",
            "--skip-bad-rows");

    assertEquals(0, saved.exit(), saved.err());
    assertTrue(
        saved
            .out()
            .endsWith(
                "2 rows left out and written to " + badRows() + ". Fix and import that file.\n"),
        saved.out());
    assertEquals("1000  Fine", shell.run("show", "1000", "--catalog", "shop").line(0));
    String bad = Files.readString(badRows());
    assertEquals(
        """
        errdict-problem,code,English,http_status
        "Line 3: the row has 4 cells, the header 3. A cell that contains the delimiter needs quotation marks.",1001,Out, of stock,404
        Line 4: the row has no code.,,No code,
        """,
        bad);

    Shell.Run again = shell.run("import", list(), "--catalog", "shop", "--skip-bad-rows");
    assertEquals(2, again.exit());
    assertTrue(again.err().startsWith(badRows() + " is there already"), again.err());

    Files.writeString(
        badRows(),
        bad.replace("code.,,", "code.,1002,").replace("Out, of stock", "\"Out, of stock\""));
    Shell.Run fixed =
        shell.run(
            "import", badRows().toString(), "--catalog", "shop", "--map", "http_status=note.en");
    assertEquals(0, fixed.exit(), fixed.err());
    assertEquals("1001  Out, of stock", shell.run("show", "1001", "--catalog", "shop").line(0));
    assertEquals("1002  No code", shell.run("show", "1002", "--catalog", "shop").line(0));
  }

  @Test
  void somebody_at_a_terminal_is_shown_it_and_asked() throws Exception {
    Shell terminal = shell.with("ERRDICT_TERMINALS", "02");

    Shell.Run no = terminal.typing("n\n").run("import", list(), "--catalog", "asked");
    Shell.Run yes = terminal.typing("y\n").run("import", list(), "--catalog", "asked");

    assertEquals(1, no.exit());
    assertTrue(no.out().contains("Line 4: the row has no code."), no.out());
    assertEquals(0, yes.exit());
    assertTrue(Files.exists(badRows()));
  }

  @Test
  void the_parting_of_the_cells_is_found_out_and_said() throws Exception {
    Path list = folder.resolve("list.csv");
    Files.write(list, "错误码;中文;说明\nK1;库存不足;没货了\n".getBytes(StandardCharsets.UTF_16LE));

    Shell.Run read = shell.run("import", list.toString(), "--catalog", "parted");

    assertEquals(0, read.exit(), read.err());
    assertTrue(read.out().contains("Columns: 错误码 → code, 中文 → title.zh, 说明 → meaning\n"));
    assertTrue(read.out().contains("The cells are separated by: ;\n"), read.out());
    assertTrue(read.err().contains("was read as UTF-16LE"), read.err());
  }

  @Test
  void removing_and_replacing_without_somebody_to_ask_needs_a_yes() throws Exception {
    String list =
        Files.writeString(folder.resolve("a.csv"), "code,title\n1,One\n2,Two\n").toString();
    String less = Files.writeString(folder.resolve("b.csv"), "code,title\n1,One\n").toString();
    shell.run("import", list, "--catalog", "kept");

    Shell.Run replaced = shell.run("import", less, "--catalog", "kept", "--replace");
    Shell.Run removed = shell.run("remove", "1", "--catalog", "kept", "--no-input");
    Shell.Run restored = shell.run("restore-backup", "none.zip");

    assertEquals(2, replaced.exit());
    assertTrue(
        replaced
            .err()
            .endsWith(
                """
        Nothing was saved: this removes what is not in the file, and nobody can be asked here. To do it all the same: --yes
        """),
        replaced.err());
    assertEquals(2, removed.exit());
    assertEquals(
        "Nothing was saved: this removes entries, and nobody can be asked here. To do it all the"
            + " same: --yes\n",
        removed.err());
    assertEquals(2, restored.exit());
    assertEquals(
        "Nothing was restored: this replaces the database, and nobody can be asked here. To do it"
            + " all the same: --yes\n",
        restored.err());
    assertEquals(0, shell.run("remove", "1", "--catalog", "kept", "--dry-run").exit());
    assertEquals(0, shell.run("show", "1", "2", "--catalog", "kept").exit());
  }

  @Test
  void a_code_with_two_texts_stops_an_import_that_asks_nobody() throws Exception {
    String twice =
        Files.writeString(
                folder.resolve("twice.csv"),
                "code,en\nE-1,Out of stock\nE-2,Empty\nE-1,Sold out\nE-2,Empty\n")
            .toString();

    Shell.Run stopped = shell.run("import", twice, "--catalog", "twice", "--no-input");
    Shell.Run saved = shell.run("import", twice, "--catalog", "twice", "--skip-bad-rows");

    assertEquals(2, stopped.exit());
    assertTrue(
        stopped
            .out()
            .endsWith(
                """
                Left out:
                  Line 4: code E-1 is in line 2 already, with another title.en: "Out of stock" there, "Sold out" here.
                1 row is in the file more than once, each time the same.
                """),
        stopped.out());
    assertEquals(0, saved.exit(), saved.err());
    assertEquals("E-1  Out of stock", shell.run("show", "E-1", "--catalog", "twice").line(0));
    assertEquals(
        """
        errdict-problem,code,en
        "Line 4: code E-1 is in line 2 already, with another title.en: ""Out of stock"" there, ""Sold out"" here.",E-1,Sold out
        """,
        Files.readString(folder.resolve("twice.bad-rows.csv")));
  }
}
