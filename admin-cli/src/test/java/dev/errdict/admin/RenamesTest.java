package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries, modules and catalogs under other names, and gone. */
class RenamesTest {
  @TempDir private Path home;
  private Shell shell;

  @BeforeEach
  void makeAShop() {
    shell = new Shell(home.resolve("home"));
    done("catalog", "add", "shop", "title.en=Shop");
    done("catalog", "module", "shop", "cart", "title.en=Cart");
    done("add", "S1", "--catalog", "shop", "title.en=Out of stock", "module=cart", "--draft");
    done("add", "S2", "--catalog", "shop", "title.en=Cart is full", "module=cart", "--draft");
    done("relate", "S2", "S1", "--as", "cause");
  }

  private String done(String... words) {
    Shell.Run run = shell.run(words);
    assertEquals(0, run.exit(), run.err());
    return run.out();
  }

  @Test
  void a_renamed_entry_keeps_its_history_and_is_still_pointed_to() {
    String renamed = done("rename", "S1", "S100");

    assertEquals(
        """
        shop/S1 becomes shop/S100  Out of stock
        shop/S2  Cart is full
          related[S1]
            - cause
          related[S100]
            + cause
        2 entries in all.
        """,
        renamed.substring(0, renamed.indexOf("Saved as")));
    String old = done("show", "S1", "--no-embeddings");
    assertTrue(
        old.matches("(?s)S1 is now S100 \\(revision \\d+\\)\\.\n\nS100  Out of stock\n.*"), old);
    Shell.Run edited = shell.run("set", "S1", "note.en=Old", "--draft");
    assertEquals(1, edited.exit());
    assertTrue(edited.err().startsWith("S1 is now shop/S100 (revision "), edited.err());
    assertTrue(done("show", "S2").contains("S100  Out of stock"));
    String history = done("history", "S100");
    assertEquals(2, history.lines().filter(line -> line.contains("shop/S1")).count(), history);
  }

  @Test
  void undo_gives_the_old_name_back_with_what_was_changed_since() {
    String revision = last(done("rename", "S1", "S100"));
    done("set", "S100", "note.en=Ask the warehouse.", "--draft");

    done("undo", revision, "--later", "keep");

    assertTrue(done("show", "S1").contains("Out of stock"));
    assertTrue(done("show", "S2").contains("S1  Out of stock"));
  }

  @Test
  void a_code_that_is_taken_or_is_none_is_refused() {
    Shell.Run taken = shell.run("rename", "S1", "S2");
    assertEquals(2, taken.exit());
    assertEquals(
        "shop/S2 is there already. Rename, move or remove that entry first.\n", taken.err());
    assertEquals(2, shell.run("rename", "S1", " ").exit());
    assertEquals(1, shell.run("rename", "S9", "S8").exit());
  }

  @Test
  void entries_move_to_another_catalog_with_their_module_and_history() {
    done("catalog", "add", "store");
    String moved = done("move", "S1", "S2", "--to", "store");

    assertTrue(
        moved.startsWith(
            """
            Catalog store
              modules[cart]
                + cart
              modules[cart].title.en
                + Cart
            shop/S1 becomes store/S1  Out of stock
            shop/S2 becomes store/S2  Cart is full
            2 entries in all.
            """),
        moved);
    assertTrue(done("show", "S2", "--catalog", "store").contains("S1  Out of stock"));
    assertTrue(done("history", "S2", "--catalog", "store").contains("shop/S2"));
    String json = done("move", "--where", "code=S1", "--to", "shop", "--json");
    assertTrue(json.contains("\"newCatalog\" : \"shop\""), json);
    assertFalse(done("show", "S2", "--catalog", "store").contains("S1"));
    assertEquals(1, shell.run("move", "S1", "--to", "nowhere").exit());
  }

  @Test
  void a_catalog_gets_another_id_with_everything_in_it() {
    String revision = last(done("catalog", "rename", "shop", "store"));

    assertTrue(done("catalog", "show", "store").contains("2 entries  Shop\n  cart  Cart"));
    assertTrue(done("history", "S1", "--catalog", "store").contains("shop/S1"));
    assertEquals(1, shell.run("catalog", "show", "shop").exit());
    Shell.Run shipped = shell.run("catalog", "rename", "leancloud", "cloud");
    assertEquals(2, shipped.exit());

    done("undo", revision);

    assertTrue(done("catalog", "show", "shop").contains("2 entries  Shop\n  cart  Cart"));
    assertTrue(done("show", "S2", "--catalog", "shop").contains("S1  Out of stock"));
  }

  @Test
  void modules_are_renamed_and_removed_with_their_entries_following() {
    done("catalog", "rename-module", "shop", "cart", "basket");
    assertTrue(done("show", "S1").contains("Cart"));
    assertTrue(done("list", "--module", "basket").contains("S2"));

    done("catalog", "remove-module", "shop", "basket");
    assertFalse(done("show", "S1").contains("Cart\n"), done("show", "S1"));
    assertEquals(1, shell.run("catalog", "remove-module", "shop", "basket").exit());
    assertEquals(2, shell.run("catalog", "rename-module", "shop", "basket").exit());
  }

  @Test
  void a_removed_catalog_is_gone_with_everything_until_it_is_undone() {
    Shell.Run unasked = shell.run("catalog", "remove", "shop");
    assertEquals(2, unasked.exit());
    assertTrue(unasked.err().contains("--yes"), unasked.err());

    String removed = done("catalog", "remove", "shop", "--yes");

    assertTrue(removed.startsWith("Catalog shop (removed)\nshop/S1  Out of stock (removed)\n"));
    assertEquals(1, shell.run("show", "S1", "--no-embeddings").exit());
    assertFalse(done("catalog", "list").contains("shop"));

    done("undo", last(removed));

    assertTrue(done("catalog", "show", "shop").contains("2 entries  Shop\n  cart  Cart"));
    assertTrue(done("show", "S2").contains("S1  Out of stock"));
  }

  @Test
  void the_shipped_catalog_can_be_removed_and_does_not_come_back_by_itself() {
    String revision = last(done("catalog", "remove", "leancloud", "--yes"));

    assertFalse(done("catalog", "list").contains("leancloud"));
    assertEquals(1, shell.run("show", "4303", "--no-embeddings").exit());
    assertEquals(0, shell.run("doctor").exit());

    done("undo", revision);

    assertTrue(done("upstream", "status").contains("Nothing here differs from what is shipped."));
    assertTrue(done("show", "4303").contains("Conversation not found"));
  }

  private static String last(String out) {
    return out.substring(out.indexOf("Saved as revision")).replaceAll("\\D", "");
  }
}
