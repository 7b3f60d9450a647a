package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that is imported again after its entries were edited here. */
class ReimportTest {
  @TempDir private Path folder;
  private Shell shell;
  private String list;

  @BeforeEach
  void importAList() throws Exception {
    shell = new Shell(folder.resolve("home"));
    list =
        Files.writeString(
                folder.resolve("codes.csv"),
                "code,en\nE-1,Out of stock\nE-2,Cart is empty\nE-3,Coupon expired\n")
            .toString();
    done("init", "--no-leancloud", "--yes");
    done("import", list, "--catalog", "shop");
  }

  private String done(String... words) {
    Shell.Run run = shell.run(words);
    assertEquals(0, run.exit(), run.err());
    return run.out();
  }

  @Test
  void a_new_entry_takes_one_line_and_a_changed_one_its_changed_fields() throws Exception {
    String longer =
        Files.writeString(
                folder.resolve("longer.csv"),
                "code,en\nE-1,Sold out\nE-2,Cart is empty\nE-4,Address unknown\n")
            .toString();

    assertEquals(
        """
        shop/E-1  Sold out
          title.en.upstream  changed
            - Out of stock
            + Sold out
        shop/E-4  Address unknown (new)
        Columns: code → code, en → title.en
        Entries: 1 new, 1 changed, 1 the same, 0 conflicting, 1 only here, 0 removed.
        Their fields: 1 new, 1 changed, 0 the same, 0 conflicting, 0 missing in the file.
        A dry run: nothing was saved.
        """,
        done("import", longer, "--catalog", "shop", "--dry-run"));
  }

  @Test
  void renamed_and_removed_entries_stay_so_and_are_named() {
    done("rename", "E-1", "E-10");
    done("remove", "E-3", "--yes");

    String again = done("import", list, "--catalog", "shop");

    assertEquals(
        """
        In the file, but not taken: they were renamed or removed here. --revive takes them as new entries.
          shop/E-1 was renamed to shop/E-10 (revision 4)
          shop/E-3 was removed (revision 5)
        """,
        again.substring(0, again.indexOf("Columns:")));
    assertTrue(again.endsWith("Nothing to change; nothing was saved.\n"), again);
    assertTrue(
        done("import", list, "--catalog", "shop", "--json")
            .contains(
                """
                  "keptOut" : [ {
                    "code" : "E-1",
                    "revision" : 4,
                    "now" : "shop/E-10"
                  }, {
                    "code" : "E-3",
                    "revision" : 5
                  } ],
                """));
    assertTrue(done("list").lines().noneMatch(line -> line.startsWith("E-3")));
  }

  @Test
  void they_come_back_when_asked_for() {
    done("rename", "E-1", "E-10");
    done("remove", "E-3", "--yes");

    done("import", list, "--catalog", "shop", "--revive");

    assertEquals("E-1  Out of stock", done("show", "E-1").lines().findFirst().orElseThrow());
    assertEquals("E-3  Coupon expired", done("show", "E-3").lines().findFirst().orElseThrow());
  }

  private String list(String text) throws Exception {
    return Files.writeString(folder.resolve("other.csv"), text).toString();
  }

  private String exported() {
    return done("export", "-", "--catalog", "shop");
  }

  @Test
  void what_a_colleague_wrote_stays_in_front_of_what_a_later_list_brings() throws Exception {
    done("set", "E-1", "action.zh=先重试");

    done("import", list("code,en,解决方法\nE-1,Out of stock,联系仓库\n"), "--catalog", "shop", "--yes");

    assertTrue(done("show", "E-1", "--lang", "zh").contains("先重试"));
    assertTrue(exported().contains("联系仓库"));
  }

  @Test
  void the_very_text_that_was_written_here_changes_nothing() throws Exception {
    done("set", "E-1", "action.zh=先重试");

    String same = list("code,en,解决方法\nE-1,Out of stock,先重试\n");

    assertTrue(done("import", same, "--catalog", "shop").contains("Nothing to change"));
  }

  @Test
  void a_title_made_from_a_symbol_gives_way_to_a_message_and_does_not_come_back() throws Exception {
    String symbols = list("code,symbol\n5,THING_GONE\n");
    done("import", symbols, "--catalog", "things");
    assertEquals("5  thing gone", done("show", "5").lines().findFirst().orElseThrow());

    done("import", list("code,message\n5,The thing is gone.\n"), "--catalog", "things");
    assertEquals("5  The thing is gone.", done("show", "5").lines().findFirst().orElseThrow());

    String again = list("code,symbol\n5,THING_GONE\n");
    assertTrue(done("import", again, "--catalog", "things").contains("Nothing to change"));
    assertEquals("5  The thing is gone.", done("show", "5").lines().findFirst().orElseThrow());
  }

  @Test
  void a_symbol_makes_no_title_above_an_official_one() throws Exception {
    done("import", list("code,symbol\nE-1,THING_GONE\n"), "--catalog", "shop");

    assertEquals("E-1  Out of stock", done("show", "E-1").lines().findFirst().orElseThrow());
    assertEquals("E-1  Out of stock", done("show", "THING_GONE").lines().findFirst().orElseThrow());
  }
}
