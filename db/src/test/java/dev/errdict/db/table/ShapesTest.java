package dev.errdict.db.table;

import static dev.errdict.db.table.Lists.badRows;
import static dev.errdict.db.table.Lists.defects;
import static dev.errdict.db.table.Lists.entries;
import static dev.errdict.db.table.Lists.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.format.FileFormat;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON and YAML lists as people have them. */
class ShapesTest {
  private static final String STOCK =
      """
      code: E1
      title:
        zh: 缺货
        en: Out of stock
      code: E2
      title:
        en: Card refused
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        [{"code": "E1", "zh": "缺货", "en": "Out of stock"}, {"code": "E2", "en": "Card refused"}]
        """,
        """
        {"errors": [{"code": "E1", "zh": "缺货", "en": "Out of stock"},
                    {"code": "E2", "en": "Card refused"}]}
        """,
        """
        {"E1": {"zh": "缺货", "en": "Out of stock"}, "E2": {"en": "Card refused"}}
        """,
        """
        {"data": {"E1": {"zh": "缺货", "en": "Out of stock"}, "E2": {"en": "Card refused"}}}
        """,
        """
        {"zh": {"E1": "缺货"}, "en": {"E1": "Out of stock", "E2": "Card refused"}}
        """,
        """
        {"E1": {"text": {"zh": "缺货", "en": "Out of stock"}}, "E2": {"text": {"en": "Card refused"}}}
        """
      })
  void every_shape_says_the_same(String json) throws CatalogException, IOException {
    ImportFile.Rows rows = read(FileFormat.JSON, json);

    assertEquals(STOCK, entries(rows));
    assertEquals(List.of(), defects(rows));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        E1: {zh: 缺货, en: Out of stock}
        E2:
          en: Card refused
        """,
        """
        - code: E1
          zh: 缺货
          en: Out of stock
        - code: E2
          en: Card refused
        """,
        """
        errors:
          - code: E1
            zh: 缺货
            en: Out of stock
          - code: E2
            en: Card refused
        """
      })
  void yaml_has_the_same_shapes(String yaml) throws CatalogException, IOException {
    assertEquals(STOCK, entries(read(FileFormat.YAML, yaml)));
  }

  @Test
  void texts_are_keyed_by_code_and_numbers_by_symbol() throws CatalogException, IOException {
    assertEquals(
        "code: '404'\ntitle:\n  en: Not Found\n",
        entries(read(FileFormat.JSON, "{\"404\": \"Not Found\"}")));
    assertEquals(
        """
        code: '5'
        title:
          en: not found
        phrases:
          symbols:
            - NOT_FOUND
        """,
        entries(read(FileFormat.JSON, "{\"5\": \"NOT_FOUND\", \"NOT_FOUND\": 5}")));
  }

  @Test
  void a_symbol_in_camel_case_makes_a_title_of_several_words()
      throws CatalogException, IOException {
    assertEquals(
        """
        code: '10003'
        title:
          en: unknown channel
        phrases:
          symbols:
            - UnknownChannel
        """,
        entries(
            read(FileFormat.JSON, "{\"10003\": \"UnknownChannel\", \"UnknownChannel\": 10003}")));
  }

  @Test
  void objects_keyed_by_symbol_keep_it_beside_their_code() throws CatalogException, IOException {
    assertEquals(
        """
        code: '42'
        variants:
          - message: No such thing.
        phrases:
          symbols:
            - NO_SUCH_THING
        """,
        entries(
            read(
                FileFormat.JSON,
                "{\"NO_SUCH_THING\": {\"code\": 42, \"message\": \"No such thing.\"}}")));
  }

  @Test
  void groups_are_modules() throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(
            FileFormat.JSON,
            "{\"stock\": {\"E1\": \"Out of stock\"}, \"pay\": {\"E2\": \"Card refused\"}}");

    assertEquals(List.of("stock", "pay"), rows.modules().stream().map(one -> one.id()).toList());
    assertEquals(
        """
        code: E1
        module: stock
        title:
          en: Out of stock
        code: E2
        module: pay
        title:
          en: Card refused
        """,
        entries(rows));
  }

  @Test
  void what_stands_beside_the_rows_is_named() throws CatalogException, IOException {
    assertEquals(
        List.of(
            "Line 1: no field takes the column \"version\", which has something in 1 row, such as"
                + " \"3\"."),
        defects(
            read(
                FileFormat.JSON,
                "{\"version\": 3, \"errors\": [{\"code\": \"E1\", \"title\": \"One\"}]}")));
  }

  @Test
  void a_map_names_keys_of_any_shape() throws CatalogException, IOException {
    assertEquals(
        "code: '7'\ntitle:\n  en: Seven\nphrases:\n  symbols:\n    - SEVEN\n",
        entries(
            read(
                FileFormat.JSON,
                "{\"SEVEN\": {\"nummer\": 7, \"wort\": \"Seven\"}}",
                Map.of("nummer", "code", "wort", "title.en", "key", "symbol"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"E1\": \"Out of stock\",\n\"E2\": \"\"}",
        "{\"E1\": \"Out of stock\",\n\"E2\": null}",
        "{\"en\": {\"E1\": \"Out of stock\",\n\"E2\": \"\"}}",
        "{\"E1\": {\"en\": \"Out of stock\"},\n\"E2\": {\"en\": \"\"}}",
        "{\"E1\": {\"en\": \"Out of stock\"},\n\"E2\": null}",
        "E1: Out of stock\nE2:\n",
        "E1: {en: Out of stock}\nE2:\n",
        "en:\n  {E1: Out of stock,\n  E2: }\n"
      })
  void a_code_without_a_text_is_named(String list) throws CatalogException, IOException {
    ImportFile.Rows rows = read(list.startsWith("{") ? FileFormat.JSON : FileFormat.YAML, list);

    assertEquals("code: E1\ntitle:\n  en: Out of stock\n", entries(rows));
    assertEquals(1, defects(rows).size(), defects(rows).toString());
    assertTrue(defects(rows).getFirst().contains("E2 has no title"), defects(rows).toString());
  }

  @Test
  void a_text_that_one_language_lacks_is_no_defect() throws CatalogException, IOException {
    ImportFile.Rows rows =
        read(
            FileFormat.JSON,
            "{\"zh\": {\"E1\": \"缺货\", \"E2\": \"拒付\"}, \"en\": {\"E1\": \"Out of stock\", \"E2\": \"\"}}");

    assertEquals(List.of(), defects(rows));
    assertEquals(2, rows.entries().size());
  }

  @Test
  void nothing_beside_the_rows_is_nothing_left_out() throws CatalogException, IOException {
    assertEquals(
        List.of(),
        defects(
            read(
                FileFormat.JSON,
                "{\"error\": null, \"errors\": [{\"code\": \"E1\", \"title\": \"One\"}]}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"E1\": {\"message\": \"A\"},\n\"E1\": {\"message\": \"B\"}}",
        "{\"E1\": \"A\",\n\"E1\": \"B\"}",
        "{\"en\": {\"E1\": \"A\",\n\"E1\": \"B\"}}",
        "{\"errors\": [{\"code\": \"E1\", \"message\": \"A\"}],\n\"errors\": [{\"code\": \"E2\", \"message\": \"B\"}]}",
        "{\"stock\": {\"E1\": {\"message\": \"A\"}},\n\"stock\": {\"E2\": {\"message\": \"B\"}}}"
      })
  void a_key_that_comes_twice_costs_the_rows_of_the_second_one(String json)
      throws CatalogException, IOException {
    ImportFile.Rows rows = read(FileFormat.JSON, json);

    assertEquals(List.of("A"), rows.entries().stream().map(one -> one.title(Lang.EN)).toList());
    assertEquals(1, defects(rows).size(), defects(rows).toString());
    assertTrue(
        defects(rows)
            .getFirst()
            .matches("Line 2: \"(E1|errors|stock)\" is in this object twice\\."),
        defects(rows).toString());
    assertTrue(badRows(rows).contains("\"B\""), badRows(rows));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"1001\": {\"key\": \"OUT_OF_STOCK\", \"zh\": \"缺货\"}}",
        "{\"OUT_OF_STOCK\": {\"key\": 1001, \"zh\": \"缺货\"}}",
        "{\"OUT_OF_STOCK\": {\"code\": 1001, \"zh\": \"缺货\"}}"
      })
  void a_field_named_key_is_read_beside_the_object_s_key(String json)
      throws CatalogException, IOException {
    ImportFile.Rows rows = read(FileFormat.JSON, json);

    assertEquals(
        """
        code: '1001'
        title:
          zh: 缺货
        phrases:
          symbols:
            - OUT_OF_STOCK
        """,
        entries(rows));
    assertEquals(List.of(), defects(rows));
  }
}
