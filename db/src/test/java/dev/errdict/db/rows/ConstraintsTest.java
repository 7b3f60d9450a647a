package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.ENTRY;
import static dev.errdict.db.schema.Tables.PHRASE;
import static dev.errdict.db.schema.Tables.RELATION;
import static dev.errdict.db.schema.Tables.TEXT;
import static dev.errdict.db.schema.Tables.VARIANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errdict.db.engine.Engine;
import dev.errdict.db.engine.OnBothEngines;
import dev.errdict.db.schema.tables.records.EntryRecord;
import dev.errdict.db.schema.tables.records.TextRecord;
import org.jooq.TableRecord;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the database itself refuses, whoever writes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnBothEngines
class ConstraintsTest {
  private final Database database;

  ConstraintsTest() throws Exception {
    database = Engine.open("constraints");
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void a_code_stands_once_in_a_catalog() {
    refuses(entry("4303"));
  }

  @Test
  void a_code_is_not_empty() {
    refuses(entry(""));
  }

  @Test
  void a_module_is_one_of_the_catalogs() {
    EntryRecord entry = entry("9999");
    entry.setModule("nowhere");

    refuses(entry);
  }

  @Test
  void a_catalog_is_known() {
    EntryRecord entry = entry("9999");
    entry.setCatalog("nowhere");

    refuses(entry);
  }

  @Test
  void a_retry_advice_is_one_of_five() {
    EntryRecord entry = entry("9999");
    entry.setRetry("sometimes");

    refuses(entry);
  }

  @Test
  void a_text_has_one_owner_and_not_two() {
    TextRecord text = text();
    text.setEntryId(idOf("4303"));
    text.setVariantId(variantOf("4303"));

    refuses(text);
  }

  @Test
  void a_text_has_an_owner() {
    refuses(text());
  }

  @Test
  void a_variant_has_nothing_but_a_meaning() {
    TextRecord text = text();
    text.setVariantId(variantOf("4303"));
    text.setField("cause");

    refuses(text);
  }

  @Test
  void a_text_is_not_empty() {
    TextRecord text = text();
    text.setEntryId(idOf("4303"));
    text.setContent("");

    refuses(text);
  }

  @Test
  void a_phrase_stands_once_under_an_entry() {
    var phrase = database.sql().selectFrom(PHRASE).limit(1).fetchSingle().copy();

    refuses(phrase);
  }

  @Test
  void an_entry_is_not_related_to_itself() {
    var relation = database.sql().newRecord(RELATION);
    relation.setEntryId(idOf("4303"));
    relation.setTargetId(idOf("4303"));
    relation.setOrdinal(9);
    relation.setKind("see-also");

    refuses(relation);
  }

  private void refuses(TableRecord<?> row) {
    int before = database.sql().fetchCount(ENTRY) + database.sql().fetchCount(TEXT);

    assertThrows(
        IntegrityConstraintViolationException.class, () -> database.sql().executeInsert(row));

    assertEquals(before, database.sql().fetchCount(ENTRY) + database.sql().fetchCount(TEXT));
  }

  private EntryRecord entry(String code) {
    EntryRecord entry = database.sql().newRecord(ENTRY);
    entry.setId(100_000L);
    entry.setCatalog("leancloud");
    entry.setCode(code);
    entry.setSortKey(code);
    entry.setRetry("never");
    entry.setMender("caller");
    entry.setRevision(1L);
    return entry;
  }

  /** A text without an owner. */
  private TextRecord text() {
    TextRecord text = database.sql().newRecord(TEXT);
    text.setId(100_000L);
    text.setField("meaning");
    text.setLang("en");
    text.setOrigin("own");
    text.setContent("A text.");
    text.setRevision(1L);
    return text;
  }

  private long idOf(String code) {
    return database
        .sql()
        .select(ENTRY.ID)
        .from(ENTRY)
        .where(ENTRY.CODE.eq(code))
        .fetchSingle()
        .value1();
  }

  private long variantOf(String code) {
    return database
        .sql()
        .select(VARIANT.ID)
        .from(VARIANT)
        .where(VARIANT.ENTRY_ID.eq(idOf(code)))
        .fetchSingle()
        .value1();
  }
}
