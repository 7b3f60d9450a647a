package dev.errdict.db.table;

import static dev.errdict.db.table.Lists.badRows;
import static dev.errdict.db.table.Lists.defects;
import static dev.errdict.db.table.Lists.entries;
import static dev.errdict.db.table.Lists.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.format.FileFormat;
import dev.errdict.db.format.ImportLimits;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.io.StringReader;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a file is left out without a word. */
class DefectsTest {
  @Test
  void a_column_that_no_field_takes_is_named_with_a_sample() throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(FileFormat.CSV, "code,title,http_status,empty\n1,One,,\n2,Two,404,\n3,Three,500,\n");

    assertEquals(
        List.of(
            "Line 3: no field takes the column \"http_status\", which has something in 2 rows,"
                + " such as \"404\"."),
        defects(rows));
    assertEquals(
        List.of(new Reading.Column("code", "code"), new Reading.Column("title", "title")),
        rows.reading().columns());
  }

  @Test
  void a_row_without_a_code_or_with_other_cells_than_the_header_is_left_out_and_named()
      throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(
            FileFormat.CSV,
            """
            code,title.en
            1000,Fine
            1001,Out, of stock
            ,No code
            1002

            1003,"Two
            lines"
            1004,Fine,
            """);

    assertEquals(
        List.of(
            "Line 3: the row has 3 cells, the header 2. A cell that contains the delimiter needs"
                + " quotation marks.",
            "Line 4: the row has no code.",
            "Line 5: the row has 1 cell, the header 2."),
        defects(rows));
    assertEquals(
        """
        code: '1000'
        title:
          en: Fine
        code: '1003'
        title:
          en: |-
            Two
            lines
        code: '1004'
        title:
          en: Fine
        """,
        entries(rows));
  }

  @Test
  void the_rows_left_out_make_a_file_that_can_be_fixed_and_imported()
      throws CatalogException, IOException {
    String bad =
        badRows(
            read(
                FileFormat.CSV,
                "code;title.en;action.en\n1001;Out; of stock;Wait\n;=1+1;\n2;\"open;x\n3;a;b\n"));

    assertEquals(
        """
        errdict-problem;code;title.en;action.en
        Line 2: the row has 4 cells, the header 3. A cell that contains the delimiter needs quotation marks.;1001;Out; of stock;Wait
        Line 3: the row has no code.;;'=1+1;
        Line 4: a quotation mark opens a cell and never closes.;2;"open;x
        """,
        bad);
    ImportFile.Rows fixed =
        read(
            FileFormat.CSV,
            bad.replace("Out; of stock", "Out of stock")
                .replace("code.;;", "code.;7;")
                .replace("\"open", "open"));
    assertEquals(List.of(), defects(fixed));
    assertEquals(
        """
        code: '2'
        title:
          en: open
        action:
          en: x
        code: '7'
        title:
          en: =1+1
        code: '1001'
        title:
          en: Out of stock
        action:
          en: Wait
        """,
        entries(fixed));
  }

  @Test
  void a_quote_that_never_closes_costs_its_own_line_alone() throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(
            FileFormat.CSV,
            "code,title.en\n1,\"Lost\n2,\"Kept, too\"\n3,\"One\" word\n4,\"Said \"\"hi\"\"\"\n");

    assertEquals(
        List.of(
            "Line 2: a quotation mark opens a cell and never closes.",
            "Line 4: text follows the quotation mark that closes a cell. Write a quotation mark"
                + " within a cell twice."),
        defects(rows));
    assertEquals(
        "code: '2'\ntitle:\n  en: Kept, too\ncode: '4'\ntitle:\n  en: Said \"hi\"\n",
        entries(rows));
  }

  @Test
  void keys_that_come_twice_and_lists_within_a_row_are_named()
      throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(
            FileFormat.JSON,
            """
            [{"code": "E1", "title": {"en": "One"}, "tags": ["a"]},
             {"code": "E2", "title": {"en": "Two"},
              "code": "E3"},
             {"code": "E4", "title": {"en": "Four"}, "tags": ["b", "c"]}]
            """);

    assertEquals(
        List.of(
            "Line 1: \"tags\" contains a list in 2 rows.",
            "Line 3: \"code\" is in this object twice."),
        defects(rows));
    assertEquals(List.of("E1", "E4"), rows.entries().stream().map(one -> one.code()).toList());
    assertEquals(
        """
        [
          {
            "errdict-problem" : "Line 3: \\"code\\" is in this object twice.",
            "code" : "E2",
            "title.en" : "Two",
            "code" : "E3"
          }
        ]
        """,
        badRows(rows));
  }

  @Test
  void an_empty_title_is_left_out_unless_a_message_or_a_symbol_stands_in()
      throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(
            FileFormat.CSV,
            "code,title.en,message,name\n1,,Gone,\n2,,,NOT_FOUND\n3,,,\n4,Four,,\n4,,Also four,\n");

    assertEquals(
        List.of("Line 4: 3 has no title, and no message or symbol in its place."), defects(rows));
    assertEquals(List.of("1", "2", "4"), rows.entries().stream().map(one -> one.code()).toList());
  }

  @Test
  void what_cannot_be_a_code_or_a_constant_costs_its_row() throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(
            FileFormat.CSV,
            "code,title,retry\n" + "9".repeat(65) + ",Long,\n1,One,sometimes\n2,Two,never\n");

    assertEquals(
        List.of(
            "Line 2: \"%s\" is not a code: it needs 1 to 64 visible characters without spaces at its ends."
                .formatted("9".repeat(65)),
            "Line 3: \"sometimes\" is none of: never, after-fix, back-off, automatic, unknown."),
        defects(rows));
  }

  @Test
  void a_line_of_another_form_and_a_table_with_other_columns_are_named()
      throws CatalogException, IOException {
    assertEquals(
        List.of("Line 2: this line has another form than the format has: \"EBAD none\""),
        defects(read(FileFormat.ERRNO, "EPERM 1 Not permitted\nEBAD none\n")));
    assertEquals(
        "# Line 1: this line has another form than the format has: \"EBAD none\"\nEBAD none\n",
        badRows(read(FileFormat.ERRNO, "EBAD none\nEPERM 1 Not permitted\n")));
    assertEquals(
        List.of("Line 5: this table has other columns (Param, Type) than the first one."),
        defects(
            read(
                FileFormat.MARKDOWN,
                """
                | Code | Title |
                | --- | --- |
                | 1 | One |

                | Param | Type |
                | --- | --- |
                | x | int |
                """)));
  }

  @Test
  void a_column_can_be_left_out_on_purpose() throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(FileFormat.CSV, "code,title,owner\n1,One,Ada\n", Map.of("owner", "ignore"));

    assertEquals(List.of(), defects(rows));
  }

  @Test
  void defects_are_said_in_chinese_too() throws CatalogException, IOException {
    assertEquals(
        "第 2 行：这一行没有错误码。",
        read(FileFormat.CSV, "code,title\n,One\n").reading().defects().getFirst().say(Lang.ZH));
  }

  @Test
  void a_row_that_contradicts_an_earlier_one_of_its_code_is_left_out_with_both_lines()
      throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(
            FileFormat.CSV,
            """
            code,en,zh,module,retry
            E-1,Out of stock,缺货,cart,back-off
            E-2,Cart is empty,,cart,back-off
            E-1,Sold out,缺货,cart,back-off
            E-2,Cart is empty,购物车为空,,back-off
            E-2,Cart is empty,,checkout,
            E-2,Cart is empty,,,never
            """);

    assertEquals(
        List.of(
            "Line 4: code E-1 is in line 2 already, with another title.en: \"Out of stock\""
                + " there, \"Sold out\" here.",
            "Line 7: code E-2 is in line 3 already, with another retry: \"back-off\""
                + " there, \"never\" here."),
        defects(rows));
    assertEquals(
        """
        code: E-1
        module: cart
        retry: back-off
        title:
          zh: 缺货
          en: Out of stock
        code: E-2
        module: cart
        retry: back-off
        title:
          zh: 购物车为空
          en: Cart is empty
        """,
        entries(rows));
  }

  @Test
  void of_two_modules_of_a_code_the_first_counts_and_the_row_is_taken()
      throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(
            FileFormat.ERRCODES,
            """
            Section: Class 34 - Invalid Cursor Name
            34000    E    ERRCODE_INVALID_CURSOR_NAME      invalid_cursor_name

            Section: Class 42 - Syntax Error
            34000    E    ERRCODE_UNDEFINED_CURSOR
            """);

    assertEquals(List.of(), defects(rows));
    assertEquals(new Reading.Again(0, 1), rows.reading().again());
    assertEquals(3, rows.entries().getFirst().phrases().size());
  }

  @Test
  void a_row_that_comes_again_the_same_is_only_counted() throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(FileFormat.CSV, "code,en\nE-1,Out of stock\nE-1,Out of stock\nE-1,Out of stock\n");

    assertEquals(List.of(), defects(rows));
    assertEquals(new Reading.Again(2, 0), rows.reading().again());
  }

  @Test
  void rows_of_a_code_with_other_messages_are_one_entry_and_no_defect()
      throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(
            FileFormat.CSV,
            "code,message,meaning\n403,Forbidden,No right.\n403,Not your app,Another app.\n");

    assertEquals(List.of(), defects(rows));
    assertEquals(2, rows.entries().getFirst().variants().size());
  }

  @Test
  void a_second_column_for_what_an_entry_has_once_is_named() throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(FileFormat.CSV, "service,category,code,message\npay,card,1,Refused\n");

    assertEquals(
        List.of(
            "Line 2: no field takes the column \"category\", which has something in 1 row, such as"
                + " \"card\"."),
        defects(rows));
    assertEquals("pay", rows.entries().getFirst().module().orElseThrow());
  }

  @Test
  void a_mapped_column_and_one_with_cells_come_before_another_of_the_same_field()
      throws CatalogException, IOException {
    String list = "service,category,code,message\n%s,card,1,Refused\n";

    ImportFile.Rows mapped =
        read(FileFormat.CSV, list.formatted("pay"), Map.of("category", "module"));
    ImportFile.Rows filled = read(FileFormat.CSV, list.formatted(""));

    assertEquals("card", mapped.entries().getFirst().module().orElseThrow());
    assertTrue(defects(mapped).getFirst().contains("\"service\""), defects(mapped).toString());
    assertEquals("card", filled.entries().getFirst().module().orElseThrow());
    assertEquals(List.of(), defects(filled));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "错误码,错误信息\n1001,库存不足\n1002,\n",
        "code,message,module\n1001,库存不足,a\n1002,,a\n",
        "code,description\n1001,库存不足\n1002,\n"
      })
  void a_code_with_nothing_to_read_is_named(String list) throws CatalogException, IOException {
    ImportFile.Rows rows = read(FileFormat.CSV, list);

    assertEquals(
        List.of("Line 3: 1002 has no title, and no message or symbol in its place."),
        defects(rows));
    assertEquals(List.of("1001"), rows.entries().stream().map(one -> one.code()).toList());
  }

  @Test
  void a_meaning_without_a_message_and_a_list_of_settings_are_no_defect()
      throws CatalogException, IOException {
    assertEquals(
        List.of(), defects(read(FileFormat.CSV, "code,message,meaning\n300,,Something else.\n")));
    assertEquals(List.of(), defects(read(FileFormat.CSV, "code,module\n300,pay\n")));
    assertEquals(List.of(), defects(read(FileFormat.CSV, "code,action\n300,Wait\n301,\n")));
  }

  @Test
  void a_blank_row_is_no_row() throws CatalogException, IOException {
    ImportFile.Rows json =
        read(FileFormat.JSON, "[{\"code\":\"E1\",\"message\":\"Gone\"},{},{\"code\":null}]");
    ImportFile.Rows markdown =
        read(FileFormat.MARKDOWN, "| code | message |\n| --- | --- |\n| E1 | Gone |\n| | |\n");

    for (ImportFile.Rows rows : List.of(json, markdown)) {
      assertEquals("code: E1\nvariants:\n  - message: Gone\n", entries(rows));
      assertEquals(List.of(), defects(rows));
    }
  }

  @Test
  void a_file_of_bad_rows_is_imported_with_the_same_map_by_number_and_may_be_bad_again()
      throws CatalogException, IOException {
    Map<String, String> map = Map.of("1", "code", "2", "title.en");
    String bad = badRows(read(FileFormat.CSV, "Nr,Wort\n1,One, two\n,Two\n3,Three\n", map));

    ImportFile.Rows fixed =
        read(
            FileFormat.CSV,
            bad.replace("One, two", "\"One, two\"").replace("code.,,", "code.,2,"),
            map);
    assertEquals(
        "code: '1'\ntitle:\n  en: One, two\ncode: '2'\ntitle:\n  en: Two\n", entries(fixed));
    assertEquals(List.of(), defects(fixed));

    assertEquals(bad, badRows(read(FileFormat.CSV, bad, map)));
  }

  @Test
  void a_field_that_is_written_in_two_ways_is_in_its_row_twice()
      throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(
            FileFormat.JSON,
            "[{\"code\": \"E1\", \"title.en\": \"One\", \"title\": {\"en\": \"Uno\"}},\n"
                + "{\"code\": \"E2\", \"title.en\": \"Two\", \"title\": {\"en\": \"Two\"}}]");

    assertEquals(List.of("Line 1: \"title.en\" is in this object twice."), defects(rows));
    assertEquals("code: E2\ntitle:\n  en: Two\n", entries(rows));
  }

  @Test
  void a_file_of_bad_translations_is_one_of_translations() throws CatalogException, IOException {
    ImportReader.Options options =
        new ImportReader.Options(
            FileFormat.CSV, "demo", Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    String bad = "errdict-problem,code,field,en,zh\nLine 2: two texts.,1,title,One,一\n";

    ImportFile file =
        new ImportReader(ImportLimits.USUAL, Clock.systemUTC())
            .read(new StringReader(bad), options);

    assertEquals(
        List.of("一"),
        ((ImportFile.Translations) file)
            .texts().stream().map(ImportFile.Translation::text).toList());
  }
}
