package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A code with its catalog before it is understood by every command that takes a code. */
class AddressTest {
  @TempDir static Path folder;
  private static Shell shell;

  @BeforeAll
  static void importTwoLists() throws Exception {
    shell = new Shell(folder.resolve("home"));
    done("init", "--no-leancloud", "--yes");
    done("import", list("shop", "404,Basket is gone"), "--catalog", "shop");
    done("import", list("http", "404,Not found"), "--catalog", "http");
    done("catalog", "set", "shop", "title.en=Order Service", "prefix=OS");
  }

  private static String list(String name, String row) throws Exception {
    return Files.writeString(folder.resolve(name + ".csv"), "code,en\n" + row + "\n").toString();
  }

  private static Shell.Run done(String... words) {
    Shell.Run run = shell.run(words);
    assertEquals(0, run.exit(), run.err());
    return run;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop/404",
        "shop 404",
        "Order Service 404",
        "order service/404",
        "OS-404",
        "OS404",
        "os:404"
      })
  void the_catalogs_id_prefix_or_title_stands_before_the_code(String address) {
    assertTrue(done("show", address, "--no-embeddings").out().contains("Basket is gone"));
    assertTrue(done("ask", address, "--no-embeddings").out().contains("Basket is gone"));
    assertTrue(
        done("set", address, "note.en=Ask the warehouse.", "--dry-run")
            .out()
            .startsWith("shop/404  Basket is gone\n"));
    assertTrue(done("history", address).out().contains("shop/404"));
  }

  @Test
  void words_of_a_command_line_are_one_address() {
    assertTrue(done("show", "http", "404").out().contains("Not found"));
    assertTrue(done("show", "http/404", "shop/404").out().contains("Basket is gone"));
  }

  @Test
  void an_entry_is_added_removed_and_restored_by_its_address() {
    done("add", "http/410", "title.en=Gone");
    done("remove", "http/410", "--yes");
    String restored = done("restore", "http/410").out();

    assertTrue(restored.startsWith("http/410  Gone (new)\n"), restored);
  }

  @Test
  void a_code_in_two_catalogs_is_asked_about_and_the_message_says_how() {
    Shell.Run several = shell.run("set", "404", "note.en=Which?");

    assertEquals(2, several.exit());
    assertEquals(
        "404 is in several catalogs (http, shop). Say which: http/404, or --catalog ID\n",
        several.err());
  }
}
