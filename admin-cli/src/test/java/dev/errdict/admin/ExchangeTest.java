package dev.errdict.admin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeTest {
  private static final String SHOP =
      """
      Nr,Text,Fix
      S1,Out of stock,Wait
      S2,Card refused,=Pay()
      """;

  @TempDir static Path home;
  @TempDir Path folder;
  private static Shell shell;

  @BeforeAll
  static void openAHome() {
    shell = new Shell(home.resolve("home"));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private static String done(Shell.Run run) {
    assertEquals(0, run.exit(), run.err());
    return run.out();
  }

  private static String last(Shell.Run run) {
    return done(run).lines().reduce((one, other) -> other).orElse("");
  }

  private String shop(String catalog) throws IOException {
    String table = file("shop.csv", SHOP);
    done(
        shell.run(
            "import", table, "--catalog", catalog, "--map", "Nr=code,Text=title.en,3=action.en"));
    return table;
  }

  @Test
  void a_catalog_comes_back_byte_for_byte() throws Exception {
    done(shell.run("export", file("all.yaml"), "--catalog", "leancloud"));

    Shell.Run imported = shell.run("import", file("all.yaml"));

    assertEquals("Nothing to change; nothing was saved.", last(imported));
    assertEquals(
        Files.readString(folder.resolve("all.yaml")),
        done(shell.run("export", "--catalog", "leancloud")));
  }

  @Test
  void json_holds_all_that_yaml_holds() {
    done(shell.run("export", file("all.json"), "--catalog", "leancloud"));

    assertEquals(
        "Nothing to change; nothing was saved.", last(shell.run("import", file("all.json"))));
  }

  @Test
  void a_file_that_is_there_is_overwritten_only_when_forced() throws Exception {
    String there = file("codes.md", "mine");

    Shell.Run refused = shell.run("export", there, "--catalog", "leancloud");

    assertEquals(2, refused.exit());
    assertEquals(there + " is there already. To overwrite it: --force\n", refused.err());
    assertEquals("mine", Files.readString(Path.of(there)));
    done(shell.run("export", there, "--catalog", "leancloud", "--lang", "zh", "--force"));
    assertTrue(Files.readString(Path.of(there)).contains("| 4303 |"));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(1, left.count());
    }
  }

  @Test
  void what_no_file_can_be_written_to_is_said() {
    assertEquals(2, shell.run("export", file("codes"), "--catalog", "leancloud").exit());
    assertEquals(2, shell.run("export", folder.toString(), "--format", "json").exit());
    Shell.Run nowhere = shell.run("export", file("no/where.yaml"), "--catalog", "leancloud");
    assertEquals(3, nowhere.exit());
    assertEquals(
        file("no/where.yaml")
            + " cannot be written: its folder is not there, or may not be written to.\n",
        nowhere.err());
    Shell.Run unknown = shell.run("export", "--catalog", "nosuch");
    assertEquals(1, unknown.exit());
    assertTrue(unknown.err().startsWith("There is no catalog \"nosuch\". Known: "), unknown.err());
  }

  @Test
  void a_table_with_columns_of_its_own_becomes_a_new_catalog() throws Exception {
    String table = file("shop.csv", SHOP);

    String out =
        done(
            shell.run(
                "import",
                table,
                "--catalog",
                "shop",
                "--map",
                "Nr=code,Text=title.en",
                "--map",
                "3=action.en",
                "-m",
                "first"));

    assertTrue(
        out.startsWith(
            """
            New catalog: shop
            shop/S1  Out of stock (new)
            shop/S2  Card refused (new)
            """),
        out);
    assertTrue(
        out.contains(
            """
            Columns: Nr → code, Text → title.en, Fix → action.en
            Entries: 2 new, 0 changed, 0 the same, 0 conflicting, 0 only here, 0 removed.
            Their fields: 4 new, 0 changed, 0 the same, 0 conflicting, 0 missing in the file.
            Saved as revision \
            """),
        out);
    assertEquals("S1  Out of stock", shell.run("show", "S1", "--catalog", "shop").line(0));
  }

  @Test
  void each_field_is_new_changed_the_same_or_missing() throws Exception {
    shop("states");
    String later = file("later.csv", "code,title.en,note.en\nS1,Sold out,Since May\nS3,Closed,\n");

    String out = done(shell.run("import", later, "--catalog", "states", "--dry-run"));

    assertEquals(
        """
        states/S1  Sold out
          title.en.upstream  changed
            - Out of stock
            + Sold out
          note.en.upstream  new
            + Since May
        states/S3  Closed (new)
        Columns: code → code, title.en → title.en, note.en → note.en
        Entries: 1 new, 1 changed, 0 the same, 0 conflicting, 1 only here, 0 removed.
        Their fields: 2 new, 1 changed, 0 the same, 0 conflicting, 1 missing in the file.
        A dry run: nothing was saved.
        """,
        out);
    assertTrue(done(shell.run("show", "S1", "--catalog", "states")).contains("Out of stock"));
  }

  @Test
  void history_names_the_first_codes_of_an_import_in_their_natural_order() throws Exception {
    String table = file("ordered.csv", "code,title\n1000,A\n30,B\n2,C\n100,D\n10,E\n9,F\n");

    done(shell.run("import", table, "--catalog", "ordered"));

    String newest = shell.run("history", "--limit", "1").line(0);
    assertTrue(
        newest.endsWith(
            "  import  ordered/2, ordered/9, ordered/10, ordered/30, ordered/100 … 6 entries"),
        newest);
  }

  @Test
  void an_import_is_linted_and_refused_for_a_mistake_unless_it_is_a_draft() throws Exception {
    String table = file("mixed.csv", "code,title.en\nM1,缺货\nM2,Sold out\n");

    Shell.Run refused = shell.run("import", table, "--catalog", "mixed");
    Shell.Run forced = shell.run("import", table, "--catalog", "mixed", "--draft");

    assertEquals(2, refused.exit());
    assertTrue(refused.err().startsWith("Note, 6 like this: mixed/M1 · "), refused.err());
    assertTrue(
        refused
            .err()
            .endsWith(
                """
                Fix: mixed/M1 · title · English: There are Han characters in English text: "缺货". Translate them.
                Nothing was saved. Fix what is listed as "Fix", or save it all the same with --draft.
                """),
        refused.err());
    assertTrue(last(forced).startsWith("Saved as revision "), forced.out());
  }

  @Test
  void replacing_takes_away_what_the_file_lacks() throws Exception {
    shop("replaced");
    String later = file("later.csv", "code,title.en\nS1,Out of stock\n");

    String out = done(shell.run("import", later, "--catalog", "replaced", "--replace", "--yes"));

    assertTrue(out.startsWith("replaced/S2  Card refused (removed)\n"), out);
    assertTrue(
        out.contains("  action.en.upstream  missing in the file: removed\n    - Wait\n"), out);
    assertEquals(1, shell.run("show", "S2", "--catalog", "replaced").exit());
  }

  @Test
  void a_field_changed_on_both_sides_waits_for_a_word() throws Exception {
    shop("both");
    String base = last(shell.run("catalog", "set", "both", "title.en=Both")).replaceAll("\\D", "");
    done(shell.run("export", file("both.yaml"), "--catalog", "both"));
    String edited =
        Files.readString(folder.resolve("both.yaml")).replace("Out of stock", "File's words");
    String theirs = file("theirs.yaml", edited);
    done(
        shell.run(
            "set", "S1", "title.en.upstream=Words from here", "--catalog", "both", "--draft"));

    Shell.Run waiting = shell.run("import", theirs, "--base", base);

    assertEquals(3, waiting.exit());
    assertTrue(
        waiting
            .out()
            .startsWith(
                """
                both/S1  Words from here (conflicting)
                  title.en.upstream  conflicting: changed here (-) and in the file (+)
                    - Words from here
                    + File's words
                """),
        waiting.out());
    assertEquals(
        "Nothing was saved: 1 field was changed both here and in the file. Say which side wins:"
            + " --conflicts here or --conflicts file.\n",
        waiting.err());
    done(shell.run("import", theirs, "--base", base, "--conflicts", "file"));
    assertEquals("S1  File's words", shell.run("show", "S1", "--catalog", "both").line(0));
  }

  @Test
  void translations_go_out_open_and_come_back_filled_in() throws Exception {
    shop("translated");
    Shell.Run export =
        shell.run("export", file("open.csv"), "--catalog", "translated", "--lang", "zh", "--open");
    done(export);
    String open = Files.readString(folder.resolve("open.csv"));
    long texts = open.lines().count() - 1;
    assertEquals(
        "词典 translated：" + texts + " 条未翻译的文字已写入 " + file("open.csv") + "。\n", export.err());
    assertTrue(open.startsWith("code,field,en,zh\r\nS1,title,Out of stock,\r\n"), open);
    assertTrue(open.contains("S2,action,'=Pay(),"), open);
    String filled = file("filled.csv", open.replace("Out of stock,", "Out of stock,缺货"));

    done(shell.run("import", filled, "--catalog", "translated", "--no-input"));

    assertEquals(
        "S1  缺货", shell.run("show", "S1", "--catalog", "translated", "--lang", "zh").line(0));
  }

  @Test
  void standard_input_is_read_as_well() {
    Shell.Run errno =
        shell
            .typing("EPERM 1 Operation not permitted\nEBOUNCE 2 Ball came back\n")
            .run("import", "-", "--format", "errno", "--catalog", "ball");

    done(errno);
    assertTrue(done(shell.run("show", "2", "--catalog", "ball")).startsWith("2  Ball came back"));
  }

  @Test
  void an_old_chinese_spreadsheet_is_read_and_its_encoding_said() throws Exception {
    Path old = folder.resolve("old.csv");
    Files.write(old, "错误码,说明\nG1,库存不足\n".getBytes(Charset.forName("GB18030")));

    Shell.Run read =
        shell.with("LANG", "zh_CN").run("import", old.toString(), "--catalog", "old", "--dry-run");

    assertEquals(0, read.exit());
    assertTrue(
        read.err()
            .startsWith("提示：" + old + " 不是 UTF-8 文字，已按 GB18030 读取。如果文字不对，请用 --encoding 指明编码。\n"),
        read.err());
    done(shell.run("import", old.toString(), "--catalog", "old", "--encoding", "GB18030"));
    assertTrue(done(shell.run("show", "G1", "--lang", "zh")).contains("库存不足"));
  }

  @Test
  void text_in_an_encoding_that_cannot_be_told_is_refused() throws Exception {
    Path old = folder.resolve("latin.csv");
    Files.write(old, "code,title\n1,Größe überschritten\n".getBytes(ISO_8859_1));

    Shell.Run refused = shell.run("import", old.toString(), "--catalog", "latin");

    assertEquals(2, refused.exit());
    assertEquals(
        old + " is not UTF-8 text. Say how it is written, such as --encoding GB18030.\n",
        refused.err());
  }

  @Test
  void unicode_text_of_a_spreadsheet_tells_itself() throws Exception {
    Path wide = folder.resolve("wide.tsv");
    Files.write(wide, "\uFEFFcode\ttitle.en\nW1,5\tWide\n".getBytes(Charset.forName("UTF-16LE")));

    done(shell.run("import", wide.toString(), "--catalog", "wide"));

    assertEquals("W1,5  Wide", shell.run("show", "W1,5", "--catalog", "wide").line(0));
  }

  @Test
  void what_cannot_be_read_is_bad_usage_and_says_what_to_do() throws Exception {
    String bomb =
        file(
            "bomb.yaml",
            "format: errdict-catalog/1\ncatalog:\n  id: b\n  title: &a [x, x]\nentries: [*a, *a]\n");
    String deep = file("deep.json", "[{\"a\":" + "[".repeat(100_000));

    assertEquals(
        "Line 5: aliases (*name) are not allowed. Write the value out.\n", refused("import", bomb));
    assertTrue(refused("import", deep).contains("levels"), refused("import", deep));
    assertEquals(
        "The file " + file("none.yaml") + " is not there, or cannot be read.\n",
        refused("import", file("none.yaml")));
    assertTrue(refused("import", file("x.txt", "?")).contains("does not tell what the file is."));
    assertEquals(
        "\"Nr\" is not COLUMN=FIELD. Write it like --map \"Error code=code,Text=title.en\".\n",
        refused("import", file("shop.csv", SHOP), "--catalog", "c", "--map", "Nr"));
    assertTrue(
        refused("import", file("plain.csv", "a,b\n1,2\n"), "--catalog", "c").contains("--map"));
    assertTrue(
        refused("import", file("e.csv", "code,title\n1,x\n")).startsWith("Say with --catalog"));
    assertTrue(
        refused("import", file("e.csv", "code,title\n1,x\n"), "--catalog", "A b")
            .startsWith("\"A b\" cannot name a catalog"));
    assertEquals(
        "No encoding \"klingon\" is known here. Common ones: UTF-8, GB18030, Big5, UTF-16.\n",
        refused("import", bomb, "--encoding", "klingon"));
  }

  private static String refused(String... arguments) {
    Shell.Run run = shell.run(arguments);
    assertEquals(2, run.exit(), run.err());
    return run.err();
  }

  @Test
  void a_large_import_shows_on_a_terminal_how_far_it_is_and_asks_first() throws Exception {
    String large =
        file(
            "large.csv",
            IntStream.range(0, 2500)
                .mapToObj(i -> "L" + i + ",Number " + i)
                .collect(Collectors.joining("\n", "code,title.en\n", "\n")));
    Shell terminal = shell.with("ERRDICT_TERMINALS", "02").with("TERM", "xterm");

    Shell.Run declined = terminal.typing("n\n").run("import", large, "--catalog", "large");
    Shell.Run saved = terminal.typing("y\n").run("import", large, "--catalog", "large");

    assertEquals(1, declined.exit());
    assertTrue(declined.out().contains("… and 2480 more entries; --all shows them."));
    assertTrue(declined.out().endsWith("Nothing was saved.\n"), declined.out());
    assertTrue(declined.err().contains("Save this? [y/N]"), declined.err());
    assertEquals(0, saved.exit());
    assertTrue(saved.err().contains("] 100 %  2,500 / 2,500"), saved.err());
    assertTrue(saved.err().endsWith("\r\u001b[K"), saved.err());
  }

  @Test
  void json_tells_scripts_what_an_import_does() throws Exception {
    String table = file("j.csv", "code,title.en\nJ1,One\n");

    String out = done(shell.run("import", table, "--catalog", "json", "--json"));

    assertTrue(
        out.contains("\"command\" : \"import\",\n  \"lang\" : \"en\",\n  \"saved\" : true,"), out);
    assertTrue(
        out.contains("\"field\" : \"title.en.upstream\",\n") && out.contains("\"file\" : \"One\""),
        out);
  }
}
