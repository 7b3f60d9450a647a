package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team's own catalog takes by hand what it takes from a file. */
class OwnCatalogTest {
  @TempDir static Path folder;
  private static Shell shell;

  @BeforeAll
  static void importAList() throws Exception {
    shell = new Shell(folder.resolve("home"));
    Path list = folder.resolve("codes.csv");
    Files.writeString(list, "code,en\nE-1,Out of stock\nE-2,Cart is empty\n");
    assertEquals(0, shell.run("import", list.toString(), "--catalog", "shop").exit());
  }

  private static Shell.Run done(String... words) {
    Shell.Run run = shell.run(words);
    assertEquals(0, run.exit(), run.err());
    return run;
  }

  @Test
  void an_entry_in_one_language_is_added_and_what_it_lacks_is_said() {
    Shell.Run added = done("add", "E-7", "--catalog", "shop", "title.zh=库存不足");

    assertTrue(added.err().contains("shop/E-7 · title · English: It is missing."), added.err());
    assertEquals("E-7  库存不足", done("show", "E-7", "--lang", "zh").line(0));
  }

  @Test
  void removed_and_retired_entries_are_restored_as_they_were_imported() {
    done("remove", "E-2", "--yes");
    done("restore", "E-2", "--catalog", "shop");
    done("retire", "E-1");
    done("restore", "E-1");

    assertEquals("E-2  Cart is empty", done("show", "E-2").line(0));
    assertEquals("E-1  Out of stock", done("show", "E-1").line(0));
  }

  @Test
  void a_code_in_another_letter_case_is_named_and_not_edited() {
    Shell.Run other = shell.run("set", "e-1", "title.en=Sold out", "--yes");

    assertEquals(1, other.exit());
    assertEquals("No catalog has the code e-1, but one has E-1.\n", other.err());
  }

  @Test
  void what_no_door_can_show_is_refused_there_too() {
    Shell.Run hidden = shell.run("add", "E-9", "--catalog", "shop", "title.en=Out\u200bof stock");

    assertEquals(2, hidden.exit());
    assertFalse(shell.run("list", "--catalog", "shop").out().contains("E-9"));
  }

  @Test
  void the_shipped_catalog_stays_complete() {
    assertEquals(2, shell.run("add", "90001", "--catalog", "leancloud", "title.en=New").exit());
  }

  @Test
  void a_symbol_is_set_taken_away_and_asked_for_as_any_field() {
    done("add", "E-20", "--catalog", "shop", "title.en=Card refused", "symbol=CARD_REFUSED");
    assertTrue(done("show", "E-20").out().contains("CARD_REFUSED"));
    assertEquals("E-20  Card refused", done("show", "CARD_REFUSED").line(0));

    done("set", "E-20", "symbol=CARD_DECLINED");
    assertEquals(
        "E-20",
        done("list", "--columns", "code", "--where", "symbol=CARD_*", "--format", "csv").line(1));
    assertFalse(done("show", "E-20").out().contains("CARD_REFUSED"));

    done("set", "E-20", "symbol=");
    assertFalse(done("show", "E-20").out().contains("CARD_DECLINED"));
  }

  @Test
  void the_reason_of_a_retirement_is_on_the_card_until_it_is_restored() {
    done("add", "E-30", "--catalog", "shop", "title.en=Fax failed", "note.en=Ask the office.");
    done("retire", "E-30", "-m", "No longer sent since 5.2.");

    String retired = done("show", "E-30").out();
    assertTrue(retired.startsWith("E-30  Fax failed (retired)\n"), retired);
    assertTrue(retired.contains("Ask the office.\n    No longer sent since 5.2.\n"), retired);

    done("restore", "E-30");
    String restored = done("show", "E-30").out();
    assertTrue(restored.contains("Ask the office."), restored);
    assertFalse(restored.contains("No longer sent"), restored);
  }

  @Test
  void an_answer_names_its_catalog_where_there_are_several_and_only_there() throws Exception {
    Shell alone = new Shell(folder.resolve("alone"));
    assertEquals(0, alone.run("init", "--no-leancloud", "--yes").exit());
    String list = folder.resolve("codes.csv").toString();
    assertEquals(0, alone.run("import", list, "--catalog", "shop").exit());

    assertTrue(done("show", "E-1").out().contains("  Catalog  shop\n"));
    assertTrue(done("ask", "E-1", "--no-embeddings").out().contains("  Catalog  shop\n"));
    assertEquals("E-1  Out of stock", alone.run("show", "E-1").line(0));
    assertFalse(alone.run("show", "E-1").out().contains("Catalog"));
  }
}
