package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many entries at once. */
class BulkTest {
  @TempDir static Path home;
  private static Shell shell;
  private static String imported = "";

  @BeforeAll
  static void openAHome() throws Exception {
    shell = new Shell(home.resolve("home"));
    String list =
        Files.writeString(
                home.resolve("b.csv"),
                """
                code,module,title.en,title.zh,action.en
                B1,stock,Out of stock,缺货,Wait
                B2,stock,Sold out,,
                B3,pay,Card refused,刷卡失败,Pay again
                B4,pay,Card lost,卡丢了,
                """)
            .toString();
    imported = saved("import", list, "--catalog", "b");
    for (String catalog : new String[] {"c", "d", "e"}) {
      saved("import", list, "--catalog", catalog);
    }
  }

  private static String saved(String... arguments) {
    Shell.Run run = shell.run(arguments);
    assertEquals(0, run.exit(), run.err());
    return run.out().replaceAll("(?s).*revision (\\d+)\\.\n.*", "$1");
  }

  private static String codes(String catalog, String... filter) {
    String[] words = new String[filter.length + 6];
    System.arraycopy(
        new String[] {"list", "--catalog", catalog, "--columns", "code", "--format=csv"},
        0,
        words,
        0,
        6);
    System.arraycopy(filter, 0, words, 6, filter.length);
    return shell.run(words).out().replaceFirst("code\n", "").strip().replace('\n', ' ');
  }

  @Test
  void fields_are_set_on_many_codes_as_one_revision() {
    Shell.Run run = shell.run("set", "B1", "B3", "retry=never", "--catalog", "c", "--draft");

    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("2 entries in all.\nSaved as revision "), run.out());
    assertEquals("B1 B3", codes("c", "--retry", "never"));
  }

  @Test
  void conditions_select_what_is_changed() {
    saved("set", "--where", "module=stock", "mender=owner", "--catalog", "c", "--draft");
    saved("phrase", "add", "--where", "title.en~card", "card trouble", "--catalog", "c", "--draft");
    saved("relate", "--where", "module=pay", "B3", "--catalog", "c", "--draft");
    saved("relate", "B1,B2", "B4", "--as", "cause", "--catalog", "c", "--draft");
    saved("retire", "--where", "action.en=", "--catalog", "c", "--draft");

    assertEquals("B1 B2", codes("c", "--mender", "owner"));
    assertEquals("B3 B4", codes("c", "--where", "phrase=card trouble"));
    assertEquals("B2 B4", codes("c", "--retired"));
    assertEquals("B1", codes("c", "--where", "code!=B2", "--where", "module=STOCK"));
    assertEquals("B1 B2 B3 B4", codes("c", "--where", "code=b*"));
    assertTrue(
        shell.run("show", "B4", "--catalog", "c", "--json").out().contains("\"code\" : \"B3\""));
  }

  @Test
  void a_condition_that_nothing_fits_or_that_is_none_is_said() {
    Shell.Run none = shell.run("retire", "--where", "module=none", "--catalog", "b");
    assertEquals(1, none.exit());
    assertEquals("No entry fits --where module=none.\n", none.err());
    Shell.Run bad = shell.run("list", "--where", "colour=red");
    assertEquals(2, bad.exit());
    assertTrue(bad.err().startsWith("\"colour=red\" is not a condition."), bad.err());
    assertEquals(2, shell.run("retire").exit());
    assertEquals(2, shell.run("set", "B1", "--where", "module=pay", "retry=never").exit());
  }

  @Test
  void many_changes_of_a_file_are_one_revision() throws Exception {
    String file =
        Files.writeString(
                home.resolve("changes.txt"),
                """
                # stock
                set B1 B2 retry=back-off action.en="Wait, then retry"
                phrase add B1 "nothing left" "all gone"
                relate B1 B2 --as=confused-with
                add B9 title.en=New title.zh=新
                set B9 module=pay
                retire --where module=pay
                {"do": "set", "code": "B4", "fields": {"title.en": "Lost"}}
                {"do": "phrase", "codes": ["B3", "B4"], "phrases": ["my card"]}
                """)
            .toString();

    Shell.Run run = shell.run("apply", "-f", file, "--catalog", "d", "--draft");

    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("5 entries in all.\nSaved as revision "), run.out());
    assertEquals("B1 B2", codes("d", "--retry", "back-off"));
    assertEquals("B1", codes("d", "--where", "phrase=all gone"));
    assertEquals("B3 B4", codes("d", "--where", "phrase=my card"));
    assertEquals("B9  New", shell.run("show", "B9", "--catalog", "d").line(0));
    assertEquals("B4  Lost (retired)", shell.run("show", "B4", "--catalog", "d").line(0));
    assertEquals("B3 B4", codes("d", "--retired"));
  }

  @Test
  void a_line_that_is_wrong_is_named_and_nothing_is_saved() throws Exception {
    Shell.Run unknown =
        shell.typing("set B1 retry=never\nset B7 retry=never\n").run("apply", "-f", "-");
    Shell.Run open = shell.typing("set B1 note.en=\"x\n").run("apply", "-f", "-");
    Shell.Run verb = shell.typing("\n{\"do\": \"fly\"}\n").run("apply", "-f", "-");
    Shell.Run removal =
        shell.typing("remove B1\n").run("apply", "-f", "-", "--catalog", "d", "--draft");

    assertEquals(
        "Line 1: B1 is in several catalogs (b, c, d, e). Say which: b/B1, or --catalog ID\n",
        unknown.err());
    assertEquals("Line 1: A quotation mark does not close.\n", open.err());
    assertEquals(
        "Line 2: \"fly\" is not a change. There are: add, phrase, relate, remove, restore, retire, set.\n",
        verb.err());
    assertEquals(2, removal.exit());
    assertTrue(removal.err().contains("--yes"), removal.err());
  }

  @Test
  void a_list_has_the_columns_and_formats_that_are_asked_for() {
    assertEquals(
        """
        code  module  title.zh
        B1    stock   缺货
        B2    stock
        B3    pay     刷卡失败
        B4    pay     卡丢了
        """,
        shell.run("list", "--catalog", "b", "--columns", "code,module,title.zh").out());
    assertEquals(
        "code,action\nB1,Wait\nB3,Pay again\n",
        shell
            .run(
                "list",
                "--catalog",
                "b",
                "--where",
                "action!=",
                "--columns",
                "code,action",
                "--format",
                "csv")
            .out());
    assertEquals(
        "- code: \"B2\"\n  revision: \"" + imported + "\"\n",
        shell
            .run(
                "list",
                "--catalog",
                "b",
                "--untranslated",
                "--where",
                "code=B2",
                "--columns",
                "code,revision",
                "--format",
                "yaml")
            .out());
    assertTrue(
        shell
            .run("list", "--catalog", "b", "--columns", "code,revision", "--format", "json")
            .out()
            .contains("\"code\" : \"B1\",\n    \"revision\" : " + imported));
    Shell.Run unknown = shell.run("list", "--columns", "colour");
    assertEquals(2, unknown.exit());
    assertTrue(unknown.err().startsWith("There is no column \"colour\"."), unknown.err());
  }

  @Test
  void a_list_is_filtered_by_what_maintainers_look_for() {
    String last =
        saved("set", "B1", "title.en=Empty", "--catalog", "e", "--draft", "--author", "Ada");

    assertEquals("B1", codes("e", "--stale"));
    assertEquals("B2 B4", codes("e", "--no-action"));
    assertEquals("B1", codes("e", "--author", "ada"));
    assertEquals("B1", codes("e", "--changed-since", Long.toString(Long.parseLong(last) - 1)));
    assertEquals("", codes("e", "--changed-since", "2199-01-01"));
    assertEquals("B1 B2 B3 B4", codes("e", "--lint"));
    assertEquals("B3 B4", codes("e", "--grep", "CARD"));
    assertEquals(2, shell.run("list", "--changed-since", "yesterday").exit());
  }

  @Test
  void lint_prints_json() {
    Shell.Run run = shell.run("lint", "--catalog", "b", "--json");

    assertEquals(1, run.exit());
    assertTrue(
        run.out()
            .contains(
                """
                "catalog" : "b",
                    "code" : "B2",
                    "severity" : "error",
                    "rule" : "missing-text",
                    "field" : "title",
                    "textLang" : "zh",
                """
                    .strip()),
        run.out());
  }

  @Test
  void history_is_filtered_by_author_and_time() {
    saved("set", "B3", "note.en=Hm.", "--catalog", "e", "--draft", "--author", "Grace <g@x.org>");

    Shell.Run byGrace = shell.run("history", "--author", "grace");

    assertEquals(2, byGrace.out().lines().count(), byGrace.out());
    assertTrue(byGrace.out().contains("Grace <g@x.org>"), byGrace.out());
    assertEquals(0, shell.run("history", "--since", "2020-01-01", "--until", "2199-01-01").exit());
    assertEquals(1, shell.run("history", "--until", "2020-01-01").exit());
    assertEquals(2, shell.run("history", "--since", "May").exit());
  }

  @Test
  void a_range_of_changes_is_taken_back_as_one() {
    String first = saved("set", "B4", "note.en=One.", "--catalog", "b", "--draft");
    saved("set", "B4", "note.en=Two.", "retry=never", "--catalog", "b", "--draft");
    String last = saved("set", "B3", "note.en=Three.", "--catalog", "b", "--draft");

    String undone = saved("undo", first + ".." + last, "--catalog", "b", "--draft");

    assertEquals("", codes("b", "--where", "note.en!="));
    assertEquals("", codes("b", "--where", "retry=never"));
    assertTrue(
        shell
            .run("history", "--limit", "1")
            .out()
            .contains("Takes back revisions " + first + " to " + last));
    assertFalse(undone.isEmpty());
    assertEquals(2, shell.run("undo", last + ".." + first).exit());
    assertEquals(2, shell.run("undo", "1..x").exit());
  }

  @Test
  void a_long_list_of_changes_is_cut_short() throws Exception {
    String list =
        Files.writeString(
                home.resolve("long.csv"),
                IntStream.range(0, 50)
                    .mapToObj(i -> "L" + i + ",Number " + i)
                    .collect(Collectors.joining("\n", "code,title.en\n", "\n")))
            .toString();
    String revision = saved("import", list, "--catalog", "long");

    Shell.Run undo = shell.run("undo", revision, "--dry-run");

    assertTrue(
        undo.out().contains("… and 30 more entries; --all shows them.\n50 entries in all.\n"),
        undo.out());
    assertTrue(shell.run("undo", revision, "--dry-run", "--all").out().contains("long/L49"));
  }

  @Test
  void of_several_entries_none_is_related_to_itself_and_each_to_the_others() {
    Shell.Run run =
        shell
            .typing("relate --where module=pay B3 B4\n")
            .run("apply", "-f", "-", "--catalog", "e", "--draft");

    assertEquals(0, run.exit(), run.err());
    assertTrue(shell.run("show", "e/B3", "--json").out().contains("\"code\" : \"B4\""));
    assertTrue(shell.run("show", "e/B4", "--json").out().contains("\"code\" : \"B3\""));
  }
}
