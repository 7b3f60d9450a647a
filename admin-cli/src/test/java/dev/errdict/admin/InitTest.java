package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an empty home to answers from one's own codes. */
class InitTest {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void name() {
    shell = new Shell(folder.resolve("home"));
  }

  private String done(String... words) {
    Shell.Run run = shell.run(words);
    assertEquals(0, run.exit(), run.err());
    return run.out();
  }

  private Path csv() throws Exception {
    return Files.writeString(
        folder.resolve("codes.csv"), "code,en,zh\n4303,Out of stock,缺货\n1002,Card declined,卡被拒\n");
  }

  @Test
  void two_commands_make_a_home_that_answers_with_its_own_codes_alone() throws Exception {
    String made = done("init", "--no-leancloud", "--default", "shop");
    assertTrue(made.contains("Catalogs: shop\nDefault catalog: shop\n"), made);

    done("import", csv().toString(), "--yes");

    assertEquals("4303  Out of stock", shell.run("show", "4303").line(0));
    assertEquals(
        "1002  卡被拒", shell.run("ask", "错误 1002", "--no-embeddings", "--lang", "zh").line(0));
    assertEquals(1, shell.run("ask", "conversation not found", "--no-embeddings").exit());
  }

  @Test
  void a_dry_run_changes_neither_the_catalogs_nor_the_language() throws Exception {
    String tried = done("init", "--no-leancloud", "--language", "zh", "--dry-run");

    assertTrue(tried.endsWith("A dry run: nothing was changed.\n"), tried);
    assertEquals("4303  Conversation not found", shell.run("show", "4303").line(0));
  }

  @Test
  void beside_leancloud_the_default_catalog_comes_first_among_equals() throws Exception {
    done("init", "--default", "shop", "--language", "en");
    done("import", csv().toString(), "--yes");

    String choices =
        """
        This code is in several catalogs. Which one do you mean?
        shop
            4303  Out of stock
        LeanCloud error codes
            4303  Conversation not found
        """;
    assertEquals(choices, done("show", "4303"));
    assertEquals(choices, done("ask", "error 4303", "--no-embeddings"));

    done("catalog", "set", "shop", "default=false");
    done("catalog", "set", "leancloud", "priority=1");
    String other = done("ask", "error 4303", "--no-embeddings");
    assertTrue(other.indexOf("LeanCloud") < other.indexOf("shop"), other);
  }

  @Test
  void a_retired_catalog_answers_only_where_no_other_does_and_says_so() throws Exception {
    done("init", "--default", "shop");
    done("import", csv().toString(), "--yes");
    done("catalog", "retire", "leancloud");

    assertEquals("4303  Out of stock", shell.run("show", "4303").line(0));
    assertEquals("4303  Out of stock", shell.run("ask", "error 4303", "--no-embeddings").line(0));
    String only = done("ask", "error 4304", "--no-embeddings");
    assertTrue(only.startsWith("4304  "), only);
    assertTrue(
        only.replaceAll("\\s+", " ").contains("The catalog \"LeanCloud error codes\" is retired"),
        only);
  }

  @Test
  void on_a_terminal_it_asks() {
    Shell.Run run =
        new Shell(
                Map.of(
                    "ERRDICT_HOME", folder.resolve("asked").toString(), "ERRDICT_TERMINALS", "012"),
                "y\nshop\nzh\n")
            .run("init");

    assertEquals(0, run.exit(), run.err());
    assertTrue(run.err().contains("Leave out the LeanCloud catalog"), run.err());
    assertTrue(
        run.out().contains("Catalogs: shop\nDefault catalog: shop\nLanguage: zh\n"), run.out());
  }

  @Test
  void without_a_terminal_or_an_option_it_says_what_can_be_chosen() {
    Shell.Run run = shell.run("init");

    assertEquals(2, run.exit());
    assertTrue(run.err().startsWith("Say what to set up: --no-leancloud"), run.err());
    assertFalse(Files.exists(folder.resolve("home")));
    assertEquals(2, shell.run("init", "--no-leancloud", "--default", "leancloud").exit());
  }

  @Test
  void edits_of_leancloud_are_not_removed_in_a_script_without_yes() {
    done("set", "4303", "note.en=Ours.", "--draft");

    assertEquals(2, shell.run("init", "--no-leancloud").exit());
    done("init", "--no-leancloud", "--yes");
    assertEquals(1, shell.run("show", "4303", "--no-embeddings").exit());
  }
}
