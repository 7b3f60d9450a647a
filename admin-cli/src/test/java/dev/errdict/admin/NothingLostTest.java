package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a list, a translation or a file of changes says arrives, where it belongs, or is refused.
 */
@Tag("long")
class NothingLostTest {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void openAHome() {
    shell = new Shell(folder.resolve("home"));
    done("init", "--no-leancloud", "--yes");
  }

  private String done(String... words) {
    Shell.Run run = shell.run(words);
    assertEquals(0, run.exit(), run.err() + run.out());
    return run.out();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String yaml(String catalog) {
    return done("export", "-", "--catalog", catalog);
  }

  @Test
  void a_name_beside_a_message_is_kept_after_it() throws Exception {
    String list =
        file(
            "err.json",
            "[{\"code\":1001,\"error\":\"OUT_OF_STOCK\",\"message\":\"Item is out of stock\"}]");

    done("import", list, "--catalog", "shop");

    String entry = yaml("shop");
    assertTrue(
        entry.indexOf("Item is out of stock") < entry.indexOf("OUT_OF_STOCK")
            && entry.contains("Item is out of stock"),
        entry);
  }

  @Test
  void messages_of_two_scripts_are_one_in_two_languages() throws Exception {
    done("import", file("a.csv", "code,message,提示\n1002,Payment failed,支付失败\n"), "--catalog", "a");

    String entry = yaml("a");
    assertTrue(entry.contains("en: Payment failed"), entry);
    assertTrue(entry.contains("zh: 支付失败"), entry);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code,message,消息,error\n1,Payment failed,支付失败,ERR_PAY\n",
        "code,error,message,消息\n1,ERR_PAY,Payment failed,支付失败\n",
        "code,message_en,message_zh,error\n1,Payment failed,支付失败,ERR_PAY\n"
      })
  void a_pair_of_sentences_is_one_message_and_a_name_another(String list) throws Exception {
    done("import", file("b.csv", list), "--catalog", "b");

    String entry = yaml("b").replaceAll("\\s+", " ");
    assertTrue(
        entry.contains("variants: - message: zh: 支付失败 en: Payment failed - message: ERR_PAY"),
        entry);
  }

  @Test
  void a_meaning_stays_with_its_message_in_whatever_order_the_list_comes() throws Exception {
    String first = "code,message\n403,Forbidden\n403,Quota used up\n";
    done("import", file("o.csv", first), "--catalog", "o");
    done("set", "403", "meaning[1].en=You lack the right.", "meaning[2].en=Your quota is used up.");
    String before = yaml("o");

    done(
        "import",
        file("o.csv", "code,message\n403,Quota used up\n403,Forbidden\n"),
        "--catalog",
        "o");
    assertEquals(before, yaml("o"));

    done("import", file("o.csv", "code,message\n403,Quota used up\n"), "--catalog", "o");
    assertEquals(before, yaml("o"));

    done(
        "import",
        file("o.csv", "code,message\n403,No access\n403,Quota used up\n"),
        "--catalog",
        "o");
    assertEquals(before.replace("Forbidden", "No access"), yaml("o"));
  }

  @Test
  void a_row_that_is_badly_written_does_not_remove_its_entry() throws Exception {
    done("import", file("r.csv", "code,en\nA1,One\nA2,Two\n"), "--catalog", "r");
    String bad = file("bad.csv", "code,en\nA1,One\nA2,Two, or more\n");

    Shell.Run refused =
        shell.run("import", bad, "--catalog", "r", "--replace", "--skip-bad-rows", "--yes");

    assertEquals(2, refused.exit());
    assertTrue(refused.err().contains("--replace would also remove"), refused.err());
    assertTrue(yaml("r").contains("Two"));
  }

  @Test
  void null_is_no_text_in_any_format() throws Exception {
    String list = file("n.yaml", "- code: E1\n  en: Foo\n  action: null\n  cause: ~\n");
    done("import", list, "--catalog", "n");

    String entry = yaml("n");

    assertTrue(!entry.contains("null") && !entry.contains("~"), entry);
    done("set", "E1", "note.en=A note.");
    assertTrue(yaml("n").contains("A note."));
    String changes = "{\"do\":\"set\",\"code\":\"E1\",\"fields\":{\"note.en\":null}}\n";
    done("apply", "-f", file("changes.jsonl", changes));
    assertTrue(!yaml("n").contains("note"), yaml("n"));
  }

  @Test
  void a_text_that_looks_like_null_survives_an_export() throws Exception {
    done(
        "import",
        file("t.csv", "code,en\n1,null\n~,A tilde\n2,~\n3,NULL\n4,Null\n"),
        "--catalog",
        "t");
    String exported = folder.resolve("t.yaml").toString();
    done("export", exported, "--catalog", "t");

    String again = done("import", exported);

    assertTrue(again.contains("Nothing to change"), again);
    assertTrue(yaml("t").contains("NULL"), yaml("t"));
  }

  @Test
  void a_copy_of_the_default_catalog_does_not_take_its_place() throws Exception {
    done("import", file("s.csv", "code,en\n1,One\n"), "--catalog", "shop");
    done("catalog", "set", "shop", "default=true");
    String exported = folder.resolve("shop.yaml").toString();
    done("export", exported, "--catalog", "shop");

    done("import", exported, "--catalog", "copy");

    String catalogs = done("catalog", "list", "--json");
    assertTrue(catalogs.matches("(?s).*\"shop\"[^}]*\"default\" ?: ?true.*"), catalogs);
    assertTrue(!catalogs.matches("(?s).*\"copy\"[^}]*\"default\" ?: ?true.*"), catalogs);
  }

  @Test
  void two_translations_of_one_text_are_named() throws Exception {
    done("import", file("e.csv", "code,en\n2001,Late\n"), "--catalog", "e");
    String both = file("tt.csv", "code,field,en,zh\n2001,title,Late,迟一\n2001,title,Late,迟二\n");

    Shell.Run refused = shell.run("import", both, "--catalog", "e");

    assertEquals(2, refused.exit(), refused.out());
    assertTrue(refused.out().contains("Line 3") && refused.out().contains("迟一"), refused.out());
    String same = file("same.csv", "code,field,en,zh\n2001,title,Late,迟\n2001,title,Late,迟\n");
    done("import", same, "--catalog", "e");
    assertTrue(yaml("e").contains("迟"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "add title.en=Foo",
        "{\"do\":\"add\",\"where\":[\"module=x\"],\"fields\":{\"title.en\":\"Foo\"}}",
        "retire 1 note.en=Gone.",
        "{\"do\":\"remove\",\"code\":\"1\",\"fields\":{\"note.en\":\"Gone.\"}}",
        "{\"do\":\"phrase\",\"code\":\"1\",\"phrases\":[\"abc\"],\"removes\":\"yes\"}",
        "set 1 note.en=x --kind ask",
        "relate 1 2 --kind ask",
        "phrase add 1 abc --remove",
        "restore"
      })
  void a_line_that_says_more_or_less_than_its_change_takes_is_refused(String line)
      throws Exception {
    done("import", file("x.csv", "code,en\n1,One\n2,Two\n"), "--catalog", "x");
    String before = done("export", "-", "--catalog", "x");

    Shell.Run refused =
        shell.run("apply", "-f", file("changes", "set 2 note.en=A.\n" + line), "--yes");

    assertEquals(2, refused.exit(), refused.out());
    assertTrue(refused.err().contains("Line 2"), refused.err());
    assertEquals(before, done("export", "-", "--catalog", "x"));
  }

  @Test
  void an_import_is_undone_though_its_module_is_used_elsewhere_by_now() throws Exception {
    done("import", file("m.csv", "code,en,module\nM1,One,orders\n"), "--catalog", "m");
    String imported =
        done("import", file("m2.csv", "code,en,module\nM2,Two,pay\n"), "--catalog", "m");
    String revision = imported.replaceAll("(?s).*revision (\\d+)\\.\n.*", "$1");
    done("set", "M1", "module=pay");

    done("undo", revision, "--yes");

    assertEquals(1, shell.run("show", "M2").exit());
    assertTrue(yaml("m").contains("module: pay"), yaml("m"));
  }
}
