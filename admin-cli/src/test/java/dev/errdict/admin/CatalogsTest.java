package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several catalogs in one home. */
class CatalogsTest {
  @TempDir static Path home;
  private static Shell shell;

  @BeforeAll
  static void openAHome() {
    shell = new Shell(home.resolve("home"));
  }

  private static String done(Shell.Run run) {
    assertEquals(0, run.exit(), run.err());
    return run.out();
  }

  @Test
  void a_code_of_several_catalogs_gives_choices_with_their_catalogs() throws Exception {
    done(shell.run("catalog", "add", "fax", "title.en=Fax machines"));
    done(shell.run("add", "4303", "--catalog", "fax", "title.en=Paper jam", "--draft"));
    assertTrue(done(shell.run("catalog", "list")).startsWith("fax        1 entry  Fax machines\n"));

    Shell.Run shown = shell.run("show", "4303");
    Shell.Run asked = shell.run("ask", "error 4303", "--no-embeddings");

    String choices =
        """
        This code is in several catalogs. Which one do you mean?
        Fax machines
            4303  Paper jam
        LeanCloud error codes
            4303  Conversation not found
        """;
    assertEquals(choices, shown.out());
    assertEquals(choices, asked.out());
    done(shell.run("remove", "4303", "--catalog", "fax", "--yes"));
  }

  @Test
  void a_code_of_several_catalogs_beside_a_slip_is_shown_from_each() {
    done(shell.run("catalog", "add", "toner"));
    done(shell.run("add", "4304", "--catalog", "toner", "title.en=Toner is low", "--draft"));

    List<String> shown =
        done(shell.run("show", "43O5", "4304", "--no-embeddings"))
            .lines()
            .filter(line -> line.matches("\\d.*"))
            .toList();

    assertEquals(
        List.of(
            "4305  Conversation operation rejected by a hook",
            "4304  Conversation is full",
            "4304  Toner is low"),
        shown);
    done(shell.run("remove", "4304", "--catalog", "toner", "--yes"));
  }

  @Test
  void catalogs_are_added_described_retired_and_listed() {
    done(shell.run("catalog", "add", "fridge", "title.en=Fridges", "title.zh=冰箱"));
    done(shell.run("catalog", "set", "fridge", "source=https://example.org/fridge", "title.zh="));
    String retired = done(shell.run("catalog", "retire", "fridge", "-m", "melted"));

    assertTrue(retired.startsWith("Catalog fridge\n  retired\n    + true\nSaved as "), retired);
    assertEquals(
        """
        fridge  0 entries  Fridges  (retired)
          Source: https://example.org/fridge
        """,
        done(shell.run("catalog", "show", "fridge")));
    assertTrue(
        done(shell.with("LANG", "zh_CN").run("catalog", "list"))
            .contains("  0 条  Fridges  （已停用）\n"));
    assertTrue(done(shell.run("catalog", "list", "--json")).contains("\"id\" : \"leancloud\""));
    done(shell.run("catalog", "restore", "fridge"));
    assertFalse(done(shell.run("catalog", "show", "fridge")).contains("(retired)"));
    assertEquals(1, shell.run("catalog", "retire", "nosuch").exit());
    assertEquals(2, shell.run("catalog", "add", "fridge").exit());
    assertEquals(2, shell.run("catalog", "add", "f", "title=x").exit());
    assertTrue(done(shell.run("catalog", "LIST")).contains("Fridges"));
    Shell.Run melted = shell.run("catalog", "melt", "fridge");
    assertEquals(2, melted.exit());
    assertEquals(
        "\"melt\" does not fit ACTION. It takes: list, show, add, set, retire, restore, remove,"
            + " rename, module, rename-module, remove-module.",
        melted.err().lines().findFirst().orElseThrow());
    assertEquals(
        "缺少 ACTION (list, show, add, set, retire, restore, remove, rename, module, rename-module,"
            + " remove-module)。",
        shell.with("LANG", "zh_CN").run("catalog").err().lines().findFirst().orElseThrow());
  }

  @Test
  void what_is_chosen_for_a_catalog_is_shown_and_read_from_its_file() throws Exception {
    Path terms = home.resolve("terms.txt");
    Files.writeString(terms, "# ours\n卡纸 = paper jam | jam\n");
    done(shell.run("catalog", "add", "printer", "title.en=Printers", "title.zh=打印机"));
    done(
        shell.run(
            "catalog",
            "set",
            "printer",
            "prefix=PR,PRN-",
            "priority=3",
            "lint=relaxed",
            "glossary=" + terms,
            "servers=81384788765712384, 2",
            "site=https://errors.example.org/"));

    String shown =
        """
        printer  0 entries  Printers
          Priority: 3
          Prefixes of its codes: PR, PRN-
          Website: https://errors.example.org/
          Only for the servers 2, 81384788765712384.
          Lint: relaxed
          Glossary: 2 lines
        """;
    assertEquals(shown, done(shell.run("catalog", "show", "printer")));
    Path file = home.resolve("printer.yaml");
    done(shell.run("export", file.toString(), "--catalog", "printer"));
    done(shell.run("catalog", "set", "printer", "prefix=", "priority=", "lint=", "glossary="));
    done(shell.run("catalog", "set", "printer", "servers=", "site="));
    assertEquals("printer  0 entries  Printers\n", done(shell.run("catalog", "show", "printer")));
    done(shell.run("import", file.toString(), "--yes"));
    assertEquals(shown, done(shell.run("catalog", "show", "printer")));
  }

  @Test
  void a_setting_that_cannot_be_is_refused_with_what_can() throws Exception {
    done(shell.run("catalog", "add", "scanner"));
    Path terms = home.resolve("wrong.txt");
    Files.writeString(terms, "卡纸 = paper jam\n缺纸\n");

    assertEquals(
        "lint cannot be \"loud\". It is one of: off, relaxed, strict.\n", refused("lint=loud"));
    assertEquals("default must be true or false, not \"yes\".\n", refused("default=yes"));
    assertEquals(
        terms
            + ", line 2: this is not a term. Write for example:"
            + " 对话 = conversation | dialogue, chat room\n",
        refused("glossary=" + terms));
    assertTrue(refused("servers=#general").startsWith("\"#general\" is not a server id."));
    assertTrue(refused("priority=first").startsWith("\"first\" is not a priority"));
    assertTrue(refused("prefix=4S").startsWith("\"4S\" cannot be a prefix."));
  }

  private static String refused(String field) {
    Shell.Run run = shell.run("catalog", "set", "scanner", field);
    assertEquals(2, run.exit(), run.out());
    return run.err();
  }

  @Test
  void a_question_to_an_unknown_catalog_is_bad_usage() {
    Shell.Run asked = shell.run("ask", "error 4303", "--catalog", "leancluod", "--no-embeddings");
    Shell.Run shown = shell.run("show", "4303", "--catalog", "leancluod", "--no-embeddings");

    assertEquals(2, asked.exit());
    assertTrue(asked.err().startsWith("There is no catalog \"leancluod\". Known: "), asked.err());
    assertEquals("", asked.out());
    assertEquals(2, shown.exit());
    assertEquals(asked.err(), shown.err());
    assertEquals("", shown.out());
  }
}
