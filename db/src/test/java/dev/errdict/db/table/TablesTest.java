package dev.errdict.db.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.format.EntryWriter;
import dev.errdict.db.format.FileFormat;
import dev.errdict.db.format.ImportLimits;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {
  @Test
  void a_csv_goes_by_the_names_of_its_columns() throws CatalogException, IOException {
    String csv =
        """
        \uFEFFStatus,Name,Description,说明
        404,NOT_FOUND,"Nothing is here, or it is ""gone"".",这里什么都没有。
        """;

    assertEquals(
        """
        code: '404'
        title:
          en: not found
        meaning:
          zh: 这里什么都没有。
          en: Nothing is here, or it is "gone".
        phrases:
          symbols:
            - NOT_FOUND
        """,
        entries(FileFormat.CSV, csv, Map.of()));
  }

  @Test
  void a_map_names_columns_by_name_or_number() throws CatalogException, IOException {
    String csv = "Nr;Wort;Hilfe\n7;Platte voll;Platz schaffen\n";

    assertEquals(
        """
        code: '7'
        title:
          en: Platte voll
        action:
          en: Platz schaffen
        """,
        text(
            read(
                FileFormat.CSV,
                csv,
                Map.of("Nr", "code", "2", "title.en", "hilfe", "action.en"),
                ';',
                ImportLimits.USUAL)));
  }

  @Test
  void a_column_that_is_not_there_or_no_field_is_refused_with_those_that_are() {
    CatalogException column =
        assertThrows(
            CatalogException.class,
            () -> entries(FileFormat.CSV, "a,b\n1,2\n", Map.of("c", "code")));
    CatalogException field =
        assertThrows(
            CatalogException.class,
            () -> entries(FileFormat.CSV, "a,b\n1,2\n", Map.of("a", "colour")));
    CatalogException code =
        assertThrows(CatalogException.class, () -> entries(FileFormat.CSV, "a,b\n1,2\n", Map.of()));

    assertEquals("There is no column \"c\". Columns here: a, b.", column.say(Lang.EN));
    assertEquals(
        "\"colour\" is not a field that a column can be. Known: code, symbol, words, message[.zh|.en],"
            + " title[.zh|.en], meaning[.zh|.en], cause[.zh|.en], action[.zh|.en],"
            + " note[.zh|.en], phrase[.zh|.en], module, moduletitle, retry, mender,"
            + " ignore.",
        field.say(Lang.EN));
    assertEquals("没有哪一列是错误码。请用 --map 列名=code 指定。这里的列有：a, b。", code.say(Lang.ZH));
  }

  @Test
  void a_markdown_table_is_found_among_prose() throws CatalogException, IOException {
    String page =
        """
        # Errors

        Some | prose.

        | Code | Message | Meaning |
        | :--- | --- | ---: |
        | `1\\|2` | No \\*space\\* | Full<br>disk |
        | `1\\|2` | Quota | Too much |

        The end.
        """;

    assertEquals(
        """
        code: 1|2
        variants:
          - message: No *space*
            meaning:
              en: |-
                Full
                disk
          - message: Quota
            meaning:
              en: Too much
        """,
        entries(FileFormat.MARKDOWN, page, Map.of()));
  }

  @Test
  void postgres_error_codes_have_their_classes_as_modules() throws CatalogException, IOException {
    String errcodes =
        """
        # errcodes.txt
        Section: Class 22 - Data Exception

        22000    E    ERRCODE_DATA_EXCEPTION       data_exception
        22012    E    ERRCODE_DIVISION_BY_ZERO     division_by_zero
        2202E    E    ERRCODE_ARRAY_ELEMENT_ERROR
        """;

    ImportFile.Rows rows = read(FileFormat.ERRCODES, errcodes, Map.of(), ',', ImportLimits.USUAL);

    assertEquals("class-22", rows.modules().getFirst().id());
    assertEquals(
        """
        code: 2202E
        module: class-22
        title:
          en: errcode array element error
        phrases:
          symbols:
            - ERRCODE_ARRAY_ELEMENT_ERROR
        code: '22000'
        module: class-22
        title:
          en: data exception
        phrases:
          symbols:
            - ERRCODE_DATA_EXCEPTION
            - data_exception
        code: '22012'
        module: class-22
        title:
          en: division by zero
        phrases:
          symbols:
            - ERRCODE_DIVISION_BY_ZERO
            - division_by_zero
        """,
        text(rows));
  }

  @Test
  void two_symbols_of_one_number_become_one_entry() throws CatalogException, IOException {
    assertEquals(
        """
        code: '11'
        title:
          en: Resource temporarily unavailable
        phrases:
          symbols:
            - EAGAIN
            - EWOULDBLOCK
        """,
        entries(
            FileFormat.ERRNO,
            """
            EAGAIN 11 Resource temporarily unavailable
            EWOULDBLOCK 11 Resource temporarily unavailable
            """,
            Map.of()));
  }

  @Test
  void a_c_header_gives_its_numbers() throws CatalogException, IOException {
    assertEquals(
        """
        code: 0x80070005
        title:
          en: e accessdenied
        phrases:
          symbols:
            - E_ACCESSDENIED
        code: '67'
        title:
          en: The network name is bad.
        phrases:
          symbols:
            - ERROR_BAD_NET_NAME
        """,
        entries(
            FileFormat.HEADER,
            """
            #ifndef WINERROR_H
            #define E_ACCESSDENIED _HRESULT_TYPEDEF_(0x80070005L)
            #define ERROR_BAD_NET_NAME __MSABI_LONG(67) /* The network name is bad. */
            #endif
            """,
            Map.of()));
  }

  @Test
  void a_second_text_for_a_code_is_reported_and_the_first_one_counts()
      throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(FileFormat.CSV, "code,title\n1,One\n1,Uno\n", Map.of(), ',', ImportLimits.USUAL);

    assertEquals("code: '1'\ntitle:\n  en: One\n", text(rows));
    assertEquals(
        List.of(
            "Line 3: code 1 is in line 2 already, with another title.en: \"One\" there, \"Uno\" here."),
        Lists.defects(rows));
  }

  @Test
  void a_json_list_is_a_table_whose_columns_are_the_keys() throws CatalogException, IOException {
    assertEquals(
        """
        code: 007
        title:
          en: Out of "stock"
        action:
          en: Wait.
        code: '12'
        title:
          zh: 缺货
        """,
        entries(
            FileFormat.JSON,
            """

            [{"nr": "007", "text": {"en": "Out of \\"stock\\""}, "fix": "Wait.", "tags": ["a", {"b": 1}]},
             {"text": {"zh": "缺货"}, "nr": 12, "fix": null, "live": true}]
            """,
            Map.of(
                "nr", "code", "text.en", "title.en", "text.zh", "title.zh", "fix", "action.en")));
  }

  @Test
  void a_json_list_goes_by_the_names_of_its_keys_and_knows_its_lines()
      throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(
            FileFormat.JSON,
            "[{\"code\": \"E1\", \"title\": \"One\"},\n{\"code\": \"E1\", \"title\": \"Uno\"}]",
            Map.of(),
            ',',
            ImportLimits.USUAL);

    assertEquals("code: E1\ntitle:\n  en: One\n", text(rows));
    assertEquals(
        List.of(
            "Line 2: code E1 is in line 1 already, with another title.en: \"One\" there, \"Uno\" here."),
        Lists.defects(rows));
  }

  @ParameterizedTest
  @MethodSource
  void a_json_list_that_is_none_or_too_large_is_refused(String json, String sentence) {
    ImportLimits small = new ImportLimits(100_000, 2, 100, Duration.ofMinutes(1));

    String said =
        assertThrows(
                CatalogException.class, () -> read(FileFormat.JSON, json, Map.of(), ',', small))
            .say(Lang.EN);

    assertTrue(said.startsWith(sentence), said);
  }

  static Stream<Arguments> a_json_list_that_is_none_or_too_large_is_refused() {
    String only = "a JSON list contains one object for each code, and nothing else.";
    return Stream.of(
        Arguments.of("[]", "No row was found"),
        Arguments.of("[1, 2]", "Line 1: " + only),
        Arguments.of("[{\"code\": 1}]\n[]", "Line 2: " + only),
        Arguments.of("[{\"code\": 1},\n{\"code\"", "Line 2: "),
        Arguments.of(
            "[{\"code\": 1, \"a\": \"" + "x".repeat(101) + "\"}]",
            "Line 1: a cell or line has more than 100 characters."),
        Arguments.of(
            "[" + "{\"a\": ".repeat(16) + "1" + "}".repeat(16) + "]",
            "Line 1: nested more than 16 levels deep."),
        Arguments.of("[{}, {}, {}]", "The file has more than 2 entries"),
        Arguments.of(
            IntStream.range(0, 1001)
                .mapToObj(i -> "\"" + i + "\": 1")
                .collect(Collectors.joining(",", "[{", "}]")),
            "The file has more than 1000 columns"));
  }

  @Test
  void what_is_too_large_is_refused() {
    ImportLimits small = new ImportLimits(40, 2, 10, Duration.ofMinutes(1));

    assertEquals(
        "The file has more than 40 characters, the most that an import takes. Split it.",
        refusal("code,title\n" + "1,One\n".repeat(10), small));
    assertEquals(
        "The file has more than 2 entries, the most that an import takes. Split it.",
        refusal("code,title\n1,a\n2,b\n3,c\n", small));
    assertEquals(
        "Line 2: a cell or line has more than 10 characters.",
        refusal("code,title\n1,abcdefghijk\n", small));
  }

  @Test
  void a_pattern_that_runs_away_is_stopped() {
    ImportLimits hurried = new ImportLimits(1000, 10, 1000, Duration.ofMillis(50));
    ImportReader.Options options =
        new ImportReader.Options(
            FileFormat.LINES,
            "demo",
            Map.of(),
            Optional.of("(?<code>(.*a){25})b"),
            Optional.empty(),
            Optional.of(','));

    CatalogException stopped =
        assertThrows(
            CatalogException.class,
            () ->
                new ImportReader(hurried, Clock.systemUTC())
                    .read(new StringReader("a".repeat(200)), options));

    assertEquals(
        "Reading the file took longer than 0 seconds and was given up; nothing was written.",
        stopped.say(Lang.EN));
  }

  private static String refusal(String csv, ImportLimits limits) {
    return assertThrows(
            CatalogException.class, () -> read(FileFormat.CSV, csv, Map.of(), ',', limits))
        .say(Lang.EN);
  }

  private static String entries(FileFormat format, String file, Map<String, String> map)
      throws CatalogException, IOException {
    return text(read(format, file, map, ',', ImportLimits.USUAL));
  }

  private static ImportFile.Rows read(
      FileFormat format, String file, Map<String, String> map, char delimiter, ImportLimits limits)
      throws CatalogException, IOException {
    ImportReader.Options options =
        new ImportReader.Options(
            format, "demo", map, Optional.empty(), Optional.empty(), Optional.of(delimiter));
    return (ImportFile.Rows)
        new ImportReader(limits, Clock.systemUTC()).read(new StringReader(file), options);
  }

  private static String text(ImportFile.Rows rows) {
    StringBuilder text = new StringBuilder();
    rows.entries().forEach(entry -> text.append(EntryWriter.write(entry)));
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(APR_OS_START_ERROR + 4)",
        "(1 << 4)",
        "(BASE - 1)",
        "BASE-1",
        "(BASE | 0x4)",
        "MAKE_ERROR(3, 4)",
        "~4",
        "(4 + BASE)"
      })
  void a_part_of_what_a_header_computes_is_no_code(String value)
      throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(
            FileFormat.HEADER,
            "#define APR_FIRST 20000\n#define APR_EBADDATE " + value + "\n",
            Map.of(),
            ',',
            ImportLimits.USUAL);

    assertEquals(List.of("20000"), rows.entries().stream().map(one -> one.code()).toList());
    assertEquals(1, rows.reading().passedOver());
  }

  @Test
  void a_number_above_and_another_are_added() throws CatalogException, IOException {
    String header =
        """
        #define WSABASEERR 10000
        #define WSAEINTR (WSABASEERR + 4)
        #define WSAEBADF WSABASEERR+9 /* No such file. */
        #define WSAENEXT (WSAEBADF + 1L)
        #define WSAEFLAG (WSABASEERR | 1)
        """;

    assertEquals(
        List.of("10000", "10004", "10009", "10010"),
        read(FileFormat.HEADER, header, Map.of(), ',', ImportLimits.USUAL).entries().stream()
            .map(one -> one.code())
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | 5",
        "-5 | -5",
        "(-5) | -5",
        "((HRESULT)0x80070005L) | 0x80070005",
        "( (unsigned long) 7UL ) | 7",
        "_NDIS_ERROR_TYPEDEF_( 0x80340002L ) // text | 0x80340002",
        "(DWORD)-2 | -2"
      })
  void a_number_may_be_cast_or_wrapped(String value, String code)
      throws CatalogException, IOException {
    assertEquals(
        List.of(code),
        read(FileFormat.HEADER, "#define E_ONE " + value, Map.of(), ',', ImportLimits.USUAL)
            .entries()
            .stream()
            .map(one -> one.code())
            .toList());
  }

  @Test
  void languages_on_lines_of_their_own_are_one_message() throws CatalogException, IOException {
    String errmsg =
        """
        ER_GONE
                eng "Gone %s"
                ger "Weg %s"
                chi "不见了 %s"
        ER_FULL
                eng "Disk full"
        """;
    ImportReader.Options options =
        new ImportReader.Options(
            FileFormat.LINES,
            "demo",
            Map.of("symbol", "code"),
            Optional.of("\\s+(?:eng \"(?<messageEn>.*)\"|chi \"(?<messageZh>.*)\")"),
            Optional.of("(?<symbol>ER_\\w+).*"),
            Optional.empty());

    ImportFile.Rows rows =
        (ImportFile.Rows)
            new ImportReader(ImportLimits.USUAL, Clock.systemUTC())
                .read(new StringReader(errmsg), options);

    assertEquals(
        """
        code: ER_FULL
        variants:
          - message:
              en: Disk full
        code: ER_GONE
        variants:
          - message:
              zh: 不见了 %s
              en: Gone %s
        """,
        text(rows));
    assertEquals("不见了 %s", rows.entries().getLast().title(Lang.ZH));
  }

  @Test
  void messages_of_both_languages_that_come_by_language_are_paired_in_their_order()
      throws CatalogException, IOException {
    assertEquals(
        """
        code: '1'
        variants:
          - message:
              zh: 一
              en: One
            meaning:
              zh: 第一
              en: First
          - message:
              zh: 二
              en: Two
        """,
        entries(
            FileFormat.CSV,
            "code,message_en,message_zh,meaning\n1,One,,First\n1,Two,,\n1,,一,第一\n1,,二,\n",
            Map.of()));
  }
}
