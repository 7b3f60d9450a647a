package dev.errdict.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a maintainer's command says it does, and nothing else, also in a script. */
@Tag("long")
class MaintainersTest {
  private static final String SHOP =
      """
      format: errdict-catalog/1
      catalog:
        id: shop
        title:
          en: Shop
        modules:
          - id: cart
      entries:
        - code: '1001'
          module: cart
          title:
            en: Out of stock
          phrases:
            symbols:
              - OAuth
            misspellings:
              - oauth
        - code: '1002'
          title:
            en: Cart is locked
        - code: '1003'
          title:
            en: Card declined
      """;

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void openAHome() throws IOException {
    shell = new Shell(folder.resolve("home"));
    done("init", "--no-leancloud", "--yes");
    done("import", file("shop.yaml", SHOP));
  }

  private String done(String... words) {
    Shell.Run run = shell.run(words);
    assertEquals(0, run.exit(), run.err() + run.out());
    return run.out();
  }

  private String refused(String... words) {
    Shell.Run run = shell.run(words);
    assertEquals(2, run.exit(), run.out());
    return run.err();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String codes() {
    return done("list", "--columns", "code", "--format", "csv").replace("\n", " ").strip();
  }

  private String revision() {
    return done("history", "--json").replaceAll("(?s).*?\"revision\" : (\\d+).*", "$1");
  }

  @Test
  void a_file_that_lacks_entries_removes_them_only_with_a_yes() throws Exception {
    String base = revision();
    String part = file("part.yaml", SHOP.substring(0, SHOP.indexOf("  - code: '1002'")));

    assertTrue(refused("import", part, "--base", base).contains("--yes"));
    assertEquals("code 1001 1002 1003", codes());

    done("import", part, "--base", base, "--yes");
    assertEquals("code 1001", codes());
  }

  @Test
  void a_removed_entry_is_not_brought_back_by_a_later_line() throws Exception {
    String changes = file("c", "remove 1001\nset --where module=cart retry=back-off\n");

    done("apply", "-f", changes, "--catalog", "shop", "--yes");

    assertEquals("code 1002 1003", codes());
    String named = file("d", "remove 1002\nset 1002 retry=back-off\n");
    assertTrue(refused("apply", "-f", named, "--catalog", "shop", "--yes").contains("1002"));
  }

  @Test
  void a_csv_list_keeps_empty_cells_and_guards_formulas() throws Exception {
    done("import", file("f.csv", "code,en\n7,＝1+1\n"), "--catalog", "odd");

    String list =
        done("list", "--catalog", "shop", "--columns", "module,code,title.en", "--format", "csv");

    assertEquals(
        "module,code,title.en\ncart,1001,Out of stock\n,1002,Cart is locked\n,1003,Card declined\n",
        list);
    assertEquals(
        "title.en\n'＝1+1\n",
        done("list", "--catalog", "odd", "--columns", "title.en", "--format", "csv"));
  }

  @Test
  void a_list_has_the_meaning_that_belongs_to_a_message() throws Exception {
    done(
        "import",
        file("m.csv", "code,message,desc\n7,No space left,The disk is full.\n"),
        "--catalog",
        "disk");

    assertEquals(
        "code,meaning.en\n7,The disk is full.\n",
        done("list", "--catalog", "disk", "--columns", "code,meaning.en", "--format", "csv"));
  }

  @Test
  void only_phrases_of_the_kind_are_removed() {
    done("phrase", "remove", "1001", "OAUTH", "--kind", "misspelling");
    assertTrue(done("export", "-", "--catalog", "shop").contains("- OAuth"));
    assertFalse(done("export", "-", "--catalog", "shop").contains("- oauth"));

    Shell.Run none = shell.run("phrase", "remove", "1001", "oauth", "--kind", "misspelling");
    assertEquals(1, none.exit());
  }

  @Test
  void a_phrase_is_removed_as_it_is_written_before_any_other_case() {
    done("phrase", "remove", "1001", "oauth");

    assertTrue(done("export", "-", "--catalog", "shop").contains("- OAuth"));
  }

  static Stream<Arguments> encodings() {
    return Stream.of(
        Arguments.of("title.zh=缺货".getBytes(Charset.forName("GB18030"))),
        Arguments.of("\uFEFFtitle.zh=缺货".getBytes(UTF_8)),
        Arguments.of("title.zh=缺货\n".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void fields_are_read_in_the_encoding_of_their_file(byte[] fields) throws Exception {
    Path file = Files.write(folder.resolve("fields"), fields);

    done("set", "1001", "--from-file", file.toString());
    assertTrue(done("export", "-", "--catalog", "shop").contains("zh: 缺货"));

    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Cli.run(
            List.of("set", "1002", "--from-file", "-"),
            new ByteArrayInputStream(fields),
            new ByteArrayOutputStream(),
            err,
            shell.environment());
    assertEquals(0, exit, err.toString(UTF_8));
    assertEquals(2, done("export", "-", "--catalog", "shop").split("zh: 缺货", -1).length - 1);
  }

  @Test
  void bytes_that_are_no_text_are_refused_in_a_sentence() throws Exception {
    Path file = Files.write(folder.resolve("bytes"), new byte[] {'a', '=', (byte) 0xFF, 'b'});

    assertTrue(refused("set", "1001", "--from-file", file.toString()).contains("UTF-8"));
    assertTrue(refused("apply", "-f", file.toString()).contains("UTF-8"));
  }

  @Test
  void fields_of_a_file_are_set_where_a_condition_holds() throws Exception {
    done("set", "--where", "module=cart", "--from-file", file("fields", "retry=back-off\n"));

    assertTrue(done("export", "-", "--catalog", "shop").contains("retry: back-off"));
  }

  @Test
  void init_prints_json_when_asked() {
    String page = done("init", "--default", "shop", "--language", "en", "--json");

    assertTrue(page.startsWith("{") && page.endsWith("}\n"), page);
    assertTrue(page.contains("\"default\" : \"shop\""), page);
  }

  @Test
  void an_editor_that_changes_nothing_prints_json_when_asked() {
    Shell.Run run = shell.with("EDITOR", "true").run("edit", "1001", "--json");

    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().startsWith("{") && run.out().endsWith("}\n"), run.out());
  }

  @Test
  void an_edited_catalog_is_left_out_only_after_a_yes() {
    Shell other = new Shell(folder.resolve("other"));
    assertEquals(0, other.run("set", "4303", "note.en=A note.", "--draft").exit());

    Shell asked = other.with("ERRDICT_TERMINALS", "012").typing("n\n");
    assertEquals(1, asked.run("init", "--no-leancloud", "--default", "shop").exit());
    assertTrue(other.run("list", "--json").out().contains("\"4303\""));

    Shell agreeing = other.with("ERRDICT_TERMINALS", "012").typing("y\n");
    assertEquals(0, agreeing.run("init", "--no-leancloud", "--default", "shop").exit());
  }

  @Test
  void results_are_not_written_over_the_questions() throws Exception {
    String questions =
        file("q.tsv", "id\tlang\tcategory\tquery\trelevant\n1\ten\ta\tout of stock\t1001\n");

    assertTrue(refused("evaluate", questions, "--results", questions).contains("another file"));
    assertTrue(Files.readString(Path.of(questions)).startsWith("id\tlang"));
  }

  @Test
  void a_dry_run_exports_no_questions() {
    Path target = folder.resolve("out.tsv");

    done("misses", "export", target.toString(), "--dry-run");

    assertFalse(Files.exists(target));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999999999999999999", "99999999999999999999999", "0", "-5"})
  void a_number_that_is_no_server_is_refused(String server) {
    assertTrue(refused("catalog", "set", "shop", "servers=" + server).contains(server));
  }

  @Test
  void an_option_that_is_given_twice_is_refused_in_the_readers_language() {
    Shell.Run run =
        shell.with("LC_ALL", "zh_CN.UTF-8").run("list", "--catalog", "a", "--catalog", "b");

    assertEquals(2, run.exit());
    assertTrue(run.err().startsWith("--catalog 只能给出一次。"), run.err());
  }

  @Test
  void a_home_without_catalogs_has_no_findings() {
    Shell empty = new Shell(folder.resolve("empty"));
    assertEquals(0, empty.run("init", "--no-leancloud", "--yes").exit());

    assertEquals(0, empty.run("lint").exit());
    assertEquals(2, empty.run("lint", "--catalog", "shop").exit());
  }

  @Test
  void a_catalog_without_entries_is_renamed_without_asking() throws Exception {
    done(
        "import",
        file(
            "e.yaml",
            "format: errdict-catalog/1\ncatalog:\n  id: empty\n  title:\n    en: E\nentries: []\n"));

    done("catalog", "rename", "empty", "bare");

    assertTrue(done("catalog", "list").contains("bare"));
  }

  @Test
  void a_move_is_taken_back_only_as_a_whole() throws Exception {
    done("import", file("n.csv", "code,en\n9,Nine\n"), "--catalog", "store");
    done("move", "1003", "--to", "store", "--catalog", "shop");
    String moved = revision();

    assertTrue(refused("undo", moved, "--catalog", "store").contains("--catalog"));

    done("undo", moved);
    assertTrue(done("export", "-", "--catalog", "shop").contains("'1003'"));
    assertFalse(done("export", "-", "--catalog", "store").contains("'1003'"));
  }

  @Test
  void a_setting_that_changed_again_is_not_called_undone() {
    done("catalog", "set", "shop", "title.en=A");
    String first = revision();
    done("catalog", "set", "shop", "title.en=B");

    Shell.Run clash = shell.run("undo", first);
    assertEquals(3, clash.exit());
    assertTrue(clash.err().contains("title.en"), clash.err());

    done("undo", first, "--later", "overwrite");
    assertTrue(done("export", "-", "--catalog", "shop").contains("en: Shop"));
  }
}
