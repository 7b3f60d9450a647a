package dev.errdict.db.table;

import static dev.errdict.db.table.Lists.defects;
import static dev.errdict.db.table.Lists.entries;
import static dev.errdict.db.table.Lists.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.format.FileFormat;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns as people name them. */
class ColumnsTest {
  @ParameterizedTest
  @CsvSource({
    "code, code",
    "Error Code, code",
    "error_code, code",
    "errCode, code",
    "errorcode, code",
    "errno, code",
    "Status Code, code",
    "id, code",
    "错误码, code",
    "状态码, code",
    "返回码, code",
    "错误代码, code",
    "zh, title.zh",
    "zh-CN, title.zh",
    "zh_CN, title.zh",
    "cn, title.zh",
    "Chinese, title.zh",
    "中文, title.zh",
    "en, title.en",
    "EN-US, title.en",
    "English, title.en",
    "英文, title.en",
    "text_en, title.en",
    "title(zh), title.zh",
    "titleEn, title.en",
    "中文名称, title.zh",
    "中文说明, meaning.zh",
    "英文描述, meaning.en",
    "message_zh, message.zh",
    "message_en, message.en",
    "error message, message",
    "errmsg, message",
    "error, message",
    "错误信息, message",
    "提示语, message",
    "desc, meaning",
    "descriptions, meaning",
    "description_en, meaning.en",
    "error description, meaning",
    "错误码说明, meaning",
    "solution, action",
    "How to fix, action",
    "解决方法, action",
    "处理建议, action",
    "原因, cause",
    "可能原因, cause",
    "reason_zh, cause.zh",
    "name, symbol",
    "symbol, symbol",
    "Error Name, symbol",
    "常量名, symbol",
    "severity, detail",
    "严重级别, detail",
    "备注, note",
    "Remarks, note",
    "module name, module",
    "所属模块, module",
    "aliases, phrase",
    "http_status, ''",
    "created at, ''",
    "ja, ''",
    "负责人, ''",
    "user, ''"
  })
  void a_name_is_taken_apart_into_its_words(String name, String field) {
    assertEquals(field, ColumnName.of(name).target().map(TableTarget::tag).orElse(""));
  }

  @Test
  void a_team_s_bilingual_list_needs_no_map() throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(
            FileFormat.CSV,
            """
            错误码,English,中文,原因,解决方法,severity
            1001,Out of stock,库存不足,仓库没货了,补货后重试,HIGH
            """);

    assertEquals(List.of(), defects(rows));
    assertEquals(
        """
        code: '1001'
        title:
          zh: 库存不足
          en: Out of stock
        cause:
          zh: 仓库没货了
        action:
          zh: 补货后重试
        note:
          en: 'severity: HIGH'
        """,
        entries(rows));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "code,en,zh-CN,zh-TW | zh-TW",
        "code,en,zh_TW,zh_CN | zh_TW",
        "code,en,zh-Hant,zh-Hans | zh-Hant",
        "code,en,zh,zh-HK | zh-HK",
        "code,en,title_zh_tw,title_zh_cn | title_zh_tw",
        "code,en,简体中文,繁体中文 | 繁体中文",
        "code,en,中文(繁體),中文(简体) | 中文(繁體)",
        "code,en-US,zh,en-GB | en-GB",
      })
  void of_one_language_in_two_regions_one_column_is_taken_and_the_other_is_named(
      String header, String left) throws CatalogException, IOException {
    List<String> names = List.of(header.split(",", -1));
    StringBuilder row = new StringBuilder("7");
    for (String name : names.subList(1, 4)) {
      row.append(',').append(text(name, left));
    }
    ImportFile.Rows rows = read(FileFormat.CSV, header + "\n" + row + "\n");

    assertEquals("code: '7'\ntitle:\n  zh: 短信发送失败\n  en: Sending the text failed\n", entries(rows));
    assertEquals(1, defects(rows).size(), defects(rows).toString());
    assertTrue(defects(rows).getFirst().contains("\"" + left + "\""), defects(rows).toString());
  }

  @Test
  void a_region_s_column_that_is_empty_or_meant_for_something_else_takes_nothing_away()
      throws CatalogException, IOException {
    String simplifiedIsEmpty = "code,en,zh-CN,zh-TW\n7,Gone,,不見了\n";
    assertEquals(
        "code: '7'\ntitle:\n  zh: 不見了\n  en: Gone\n",
        entries(read(FileFormat.CSV, simplifiedIsEmpty)));

    ImportFile.Rows asNote =
        read(FileFormat.CSV, "code,en,zh-CN,zh-TW\n7,Gone,不见了,不見了\n", Map.of("zh-TW", "note.zh"));
    assertTrue(entries(asNote).contains("  zh: 不见了\n"), entries(asNote));

    ImportFile.Rows asTitle =
        read(FileFormat.CSV, "code,en,zh-CN,zh-TW\n7,Gone,不见了,不見了\n", Map.of("zh-TW", "title.zh"));
    assertEquals("code: '7'\ntitle:\n  zh: 不見了\n  en: Gone\n", entries(asTitle));
  }

  private static String text(String column, String left) {
    if (column.startsWith("en")) {
      return column.equals(left) ? "Sending the message failed" : "Sending the text failed";
    }
    return column.equals(left) ? "簡訊發送失敗" : "短信发送失败";
  }

  @Test
  void one_map_adds_to_what_the_names_tell() throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(
            FileFormat.CSV,
            "Code,English,http_status,Remarks,since\n7,Gone,410,Old,v2\n",
            Map.of("http_status", "note.en", "since", "note.en"));

    assertEquals(List.of(), defects(rows));
    assertEquals(
        """
        code: '7'
        title:
          en: Gone
        note:
          en: |-
            http_status: 410
            Old
            since: v2
        """,
        entries(rows));
  }

  @Test
  void long_texts_explain_and_a_name_of_several_words_is_a_title()
      throws CatalogException, IOException {
    assertEquals(
        "code: '7'\ntitle:\n  en: Not found\nmeaning:\n  en: %s\n"
            .formatted("word ".repeat(30).strip()),
        entries(
            read(
                FileFormat.CSV, "code,name,en\n7,Not found," + "word ".repeat(30).strip() + "\n")));
  }

  @Test
  void one_long_text_among_many_short_ones_is_still_a_title() throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(
            FileFormat.JSON,
            "{\"E1\": \"a\", \"E2\": \"b\", \"E3\": \"c\", \"E4\": \"d\", \"E5\": \""
                + "x".repeat(120)
                + "\"}");

    assertEquals("title", rows.reading().columns().getLast().field());
  }

  @Test
  void a_title_is_not_made_of_the_symbol_where_there_is_a_message()
      throws CatalogException, IOException {
    assertEquals(
        """
        code: '5'
        variants:
          - message: The thing is gone.
        phrases:
          symbols:
            - THING_GONE
        """,
        entries(read(FileFormat.CSV, "code,symbol,message\n5,THING_GONE,The thing is gone.\n")));
  }

  @Test
  void a_list_of_symbols_alone_is_keyed_by_them() throws CatalogException, IOException {
    assertEquals(
        "code: card_declined\nmeaning:\n  en: No money.\n",
        entries(read(FileFormat.CSV, "name,description\ncard_declined,No money.\n")));
  }

  @Test
  void the_delimiter_is_found_out() throws CatalogException, IOException {
    for (String delimiter : List.of(",", ";", "\t", "|")) {
      String csv =
          "\uFEFFcode,title.en,action.en\r\n1,\"Out, of; stock\r\nnow\",Wait\r\n2,Two,Go\r\n";
      ImportFile.Rows rows =
          read(
              FileFormat.CSV,
              csv.replace(
                      "code,title.en,action.en",
                      "code" + delimiter + "title.en" + delimiter + "action.en")
                  .replace("1,", "1" + delimiter)
                  .replace("\",Wait", "\"" + delimiter + "Wait")
                  .replace("2,Two,Go", "2" + delimiter + "Two" + delimiter + "Go"));

      assertEquals(delimiter.charAt(0), rows.reading().delimiter().orElseThrow());
      assertEquals(
          """
          code: '1'
          title:
            en: |-
              Out, of; stock
              now
          action:
            en: Wait
          code: '2'
          title:
            en: Two
          action:
            en: Go
          """,
          entries(rows));
    }
    assertEquals(
        "code: '1'\ntitle:\n  en: a,b\n",
        entries(read(FileFormat.CSV, "sep=;\ncode;title\n1;a,b\n")));
  }

  @Test
  void a_message_of_each_language_is_one_message_and_the_title_in_that_language()
      throws CatalogException, IOException {
    Entry entry =
        read(
                FileFormat.CSV,
                """
                code,message_en,message_zh
                1045,Access denied for user '%-.48s',拒绝用户'%-.48s'的访问
                """)
            .entries()
            .getFirst();

    assertEquals("Access denied for user '%-.48s'", entry.title(Lang.EN));
    assertEquals("拒绝用户'%-.48s'的访问", entry.title(Lang.ZH));
    assertEquals(
        List.of(
            new Variant(
                Optional.empty(),
                Map.of(Lang.EN, "Access denied for user '%-.48s'", Lang.ZH, "拒绝用户'%-.48s'的访问"),
                Texts.NONE)),
        entry.variants());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code,title,中文\n1001,Out of stock,库存不足\n",
        "code,中文,title\n1001,库存不足,Out of stock\n",
        "code,标题,en\n1001,库存不足,Out of stock\n",
        "code,en,标题\n1001,Out of stock,库存不足\n"
      })
  void a_title_and_a_language_are_two_titles_in_any_order(String list)
      throws CatalogException, IOException {
    assertEquals(
        "code: '1001'\ntitle:\n  zh: 库存不足\n  en: Out of stock\n",
        entries(read(FileFormat.CSV, list)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"code,标题,中文\n1001,缺货,仓库里没有货了\n", "code,中文,标题\n1001,仓库里没有货了,缺货\n"})
  void a_second_text_of_the_title_s_language_explains_it(String list)
      throws CatalogException, IOException {
    assertEquals(
        "code: '1001'\ntitle:\n  zh: 缺货\nmeaning:\n  zh: 仓库里没有货了\n",
        entries(read(FileFormat.CSV, list)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "状态码,错误码,描述\n404,E1,Gone\n404,E2,Lost\n",
        "Status Code,Error Code,Description\n404,E1,Gone\n404,E2,Lost\n",
        "错误码,状态码,描述\nE1,404,Gone\nE2,404,Lost\n"
      })
  void of_two_columns_for_a_code_the_one_of_a_status_is_not_it(String list)
      throws CatalogException, IOException {
    ImportFile.Rows rows = read(FileFormat.CSV, list);

    assertEquals(List.of("E1", "E2"), rows.entries().stream().map(Entry::code).toList());
    assertEquals(1, defects(rows).size(), defects(rows).toString());
  }

  @Test
  void a_detail_explains() throws CatalogException, IOException {
    assertEquals(
        "code: '7'\nmeaning:\n  en: It is no longer here.\n",
        entries(read(FileFormat.CSV, "code,detail\n7,It is no longer here.\n")));
  }
}
