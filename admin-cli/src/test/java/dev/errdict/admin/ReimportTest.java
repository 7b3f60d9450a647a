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
}
