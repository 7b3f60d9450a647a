package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.CHANGE;
import static dev.errdict.db.schema.Tables.CHANGE_ENTRY;
import static dev.errdict.db.schema.Tables.ENTRY;
import static dev.errdict.db.schema.Tables.TEXT;
import static dev.errdict.db.schema.Tables.VARIANT;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Relation;
import dev.errdict.db.catalog.RelationKind;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.engine.OnBothEngines;
import dev.errdict.db.words.Lang;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

@OnBothEngines
class CommitTest {
  private final Bench bench;
  private final CatalogStore store;

  CommitTest() throws CatalogException {
    bench = new Bench();
    store = bench.store;
  }

  @Test
  void what_is_no_text_is_refused_on_either_engine() throws CatalogException {
    for (String bad : List.of("\u0000", "\ud83d")) {
      Entry entry = bench.entry("code: '1'\ntitle: {en: A title}\n");
      Entry broken =
          entry.withTexts(
              new Texts(List.of(new Text(Field.TITLE, Lang.EN, Origin.OWN, "A" + bad + "b"))));

      CatalogException refused =
          assertThrows(
              CatalogException.class,
              () ->
                  bench.commit(
                      new EntryEdit(broken.ref(), OptionalLong.empty(), Optional.of(broken))));

      assertEquals(
          "1: title contains what is not a character: U+0000, or half of a surrogate pair.",
          refused.say(Lang.EN));
    }
  }

  @Test
  void an_amount_that_the_database_would_change_is_refused() throws CatalogException {
    String yaml = "{code: '1', limits: [{what: {zh: 大小, en: size}, at-most: %s, unit: MB}]}";
    bench.put(yaml.formatted("1234567890123456.1234"));

    for (String amount : List.of("0.00005", "100000000000000000", "1.00001")) {
      assertEquals(
          "1: the amount " + amount + " may have at most 16 digits before and 4 behind the point.",
          assertThrows(CatalogException.class, () -> bench.put(yaml.formatted(amount)))
              .say(Lang.EN));
    }
    assertEquals(
        "1234567890123456.1234",
        store.find(bench.ref("1")).orElseThrow().limits().getFirst().amount());
  }

  @Test
  void a_text_that_no_file_could_bring_back_is_refused() {
    String long100 = "x".repeat(100_001);

    assertThrows(
        CatalogException.class, () -> bench.put("{code: '1', title: {en: " + long100 + "}}"));
  }

  @Test
  void a_text_is_unique_in_its_field_language_and_origin() throws CatalogException {
    Texts twice =
        new Texts(
            List.of(
                new Text(Field.TITLE, Lang.EN, Origin.OWN, "Paper jam"),
                new Text(Field.TITLE, Lang.EN, Origin.UPSTREAM, "Paper jam"),
                new Text(Field.TITLE, Lang.EN, Origin.OWN, "Paper feed")));
    Entry entry = bench.entry("code: '1'");
    Variant variant = new Variant(Optional.of("m"), twice);

    for (Entry broken : List.of(entry.withTexts(twice), entry.withVariants(List.of(variant)))) {
      CatalogException refused =
          assertThrows(
              CatalogException.class,
              () ->
                  bench.commit(
                      new EntryEdit(broken.ref(), OptionalLong.empty(), Optional.of(broken))));
      assertEquals("1: \"title.en\" is there twice.", refused.say(Lang.EN));
    }
  }

  @Test
  void an_entry_is_read_as_it_was_committed() throws CatalogException {
    String yaml =
        """
        code: 42P01
        retry: after-fix
        mender: caller
        title: {zh: 表不存在, en: Undefined table}
        variants:
          - message: relation does not exist
            meaning: {zh: 没有这个表。, en: There is no such table.}
          - meaning: {zh: {upstream: 没有视图, repaired: 没有视图。}}
        limits:
          - what: {zh: 名称长度, en: length of a name}
            at-most: 63
            unit: bytes
        links:
          - {label: Manual, url: 'https://www.postgresql.org/docs/'}
        phrases:
          zh: [找不到表]
          en: [no such table]
          symbols: [UNDEFINED_TABLE]
        """;

    long revision = bench.put(yaml).orElseThrow();

    assertEquals(bench.entry(yaml), store.find(bench.ref("42P01")).orElseThrow());
    assertEquals(OptionalLong.of(revision), store.revisionOf(bench.ref("42P01")));
    assertEquals(revision, store.revision());
  }

  @Test
  void a_change_says_who_when_why_and_what() throws CatalogException {
    long first = bench.put("{code: '1', title: {en: One}}").orElseThrow();

    long second = bench.put("{code: '1', title: {en: Uno}}").orElseThrow();

    var change =
        bench.database.sql().selectFrom(CHANGE).where(CHANGE.REVISION.eq(second)).fetchSingle();
    assertEquals("ann", change.getAuthor());
    assertEquals("why", change.getMessage());
    assertEquals("edit", change.getKind());
    assertEquals(Bench.NOW, change.getChangedAt().toInstant());
    var what =
        bench
            .database
            .sql()
            .selectFrom(CHANGE_ENTRY)
            .where(CHANGE_ENTRY.REVISION.eq(second))
            .fetchSingle();
    assertEquals("code: '1'\ntitle:\n  en: One\n", what.getContentBefore());
    assertEquals("code: '1'\ntitle:\n  en: Uno\n", what.getContentAfter());
    assertEquals(List.of(bench.ref("1")), store.changedAfter(first));
  }

  @Test
  void an_edit_of_an_entry_that_has_moved_is_refused() throws CatalogException {
    long seen = bench.put("{code: '1', title: {en: One}}").orElseThrow();
    long moved = bench.put("{code: '1', title: {en: Uno}}").orElseThrow();

    Entry late = bench.entry("{code: '1', title: {en: Eins}}");
    CatalogException refused =
        assertThrows(
            CatalogException.class,
            () ->
                bench.commit(new EntryEdit(late.ref(), OptionalLong.of(seen), Optional.of(late))));

    assertEquals(
        "1 has changed since revision "
            + seen
            + " (it is now at "
            + moved
            + "). Look at the new version and apply your edit to it.",
        refused.say(Lang.EN));
    assertEquals("Uno", store.find(bench.ref("1")).orElseThrow().title(Lang.EN));
    assertEquals(moved, store.revision());
  }

  @Test
  void an_edit_on_the_entrys_own_revision_goes_through() throws CatalogException {
    long seen = bench.put("{code: '1', title: {en: One}}").orElseThrow();
    bench.put("{code: '2', title: {en: Two}}");

    Entry next = bench.entry("{code: '1', title: {en: Uno}}");
    bench.commit(new EntryEdit(next.ref(), OptionalLong.of(seen), Optional.of(next)));

    assertEquals("Uno", store.find(bench.ref("1")).orElseThrow().title(Lang.EN));
  }

  @Test
  void adding_an_entry_that_somebody_else_added_is_refused() throws CatalogException {
    bench.put("{code: '1', title: {en: One}}");

    Entry mine = bench.entry("{code: '1', title: {en: Mine}}");
    assertThrows(
        CatalogException.class,
        () -> bench.commit(new EntryEdit(mine.ref(), OptionalLong.of(0), Optional.of(mine))));
  }

  @Test
  void nothing_to_write_is_no_change() throws CatalogException {
    long revision = bench.put("{code: '1', title: {en: One}}").orElseThrow();

    assertEquals(OptionalLong.empty(), bench.put("{code: '1', title: {en: One}}"));
    assertEquals(
        OptionalLong.empty(),
        bench.commit(new EntryEdit(bench.ref("7"), OptionalLong.empty(), Optional.empty())));
    assertEquals(revision, store.revision());
  }

  @Test
  void an_amount_spelt_another_way_is_no_change() throws CatalogException {
    String yaml = "{code: '1', limits: [{what: {zh: 次数, en: calls}, at-most: '30000'}]}";
    bench.put(yaml);

    assertEquals(OptionalLong.empty(), bench.put(yaml.replace("30000", "30000.00")));
  }

  @Test
  void a_removed_entry_is_gone_with_all_it_had() throws CatalogException {
    bench.put(
        "{code: '1', title: {en: Gone}, variants: [{message: m, meaning: {en: Gone.}}], phrases: {en: [one]}}");

    bench.commit(new EntryEdit(bench.ref("1"), OptionalLong.empty(), Optional.empty()));

    assertEquals(Optional.empty(), store.find(bench.ref("1")));
    assertEquals(0, bench.database.sql().fetchCount(TEXT, TEXT.CONTENT.in("Gone", "Gone.")));
  }

  @Test
  void entries_of_one_change_may_be_related_to_each_other() throws CatalogException {
    bench.put(
        "{code: '1', related: {confused-with: ['2'], see-also: ['3']}}",
        "{code: '2', related: {confused-with: ['1']}}",
        "{code: '3'}");

    assertEquals(
        List.of(
            new Relation(RelationKind.CONFUSED_WITH, "2"),
            new Relation(RelationKind.SEE_ALSO, "3")),
        store.find(bench.ref("1")).orElseThrow().relations());
    assertEquals(
        List.of(new Relation(RelationKind.CONFUSED_WITH, "1")),
        store.find(bench.ref("2")).orElseThrow().relations());
  }

  @Test
  void a_relation_survives_an_edit_of_its_target() throws CatalogException {
    bench.put("{code: '1', related: {broader: ['2']}}", "{code: '2', title: {en: Two}}");

    bench.put("{code: '2', title: {en: Due}}");

    assertEquals(
        List.of(new Relation(RelationKind.BROADER, "2")),
        store.find(bench.ref("1")).orElseThrow().relations());
  }

  @Test
  void a_relation_to_nothing_or_to_itself_is_refused_in_words() {
    CatalogException nothing =
        assertThrows(
            CatalogException.class, () -> bench.put("{code: '1', related: {see-also: ['9']}}"));
    assertEquals(
        "1: related code 9 is not in catalog "
            + bench.catalog
            + ". Add it first, or leave the relation out.",
        nothing.say(Lang.EN));

    assertThrows(
        CatalogException.class, () -> bench.put("{code: '1', related: {see-also: ['1']}}"));
    assertEquals(Optional.empty(), store.find(bench.ref("1")));
  }

  @Test
  void an_unknown_module_or_catalog_is_refused_in_words() throws CatalogException {
    CatalogException module =
        assertThrows(CatalogException.class, () -> bench.put("{code: '1', module: nowhere}"));
    assertEquals("1：词典 " + bench.catalog + " 没有划分模块，也就没有「nowhere」。请不要填模块。", module.say(Lang.ZH));

    Entry stray = bench.entry("{code: '1'}");
    EntryRef elsewhere = new EntryRef("nowhere", "1");
    CatalogException catalog =
        assertThrows(
            CatalogException.class,
            () -> bench.commit(new EntryEdit(elsewhere, OptionalLong.empty(), Optional.of(stray))));
    assertEquals("没有叫「nowhere」的词典。", catalog.say(Lang.ZH));
  }

  @Test
  void when_one_entry_of_a_change_is_refused_none_is_written() throws CatalogException {
    long revision = bench.put("{code: '1', title: {en: One}}").orElseThrow();

    assertThrows(
        CatalogException.class,
        () ->
            bench.put(
                "{code: '1', title: {en: Uno}}",
                "{code: '2', title: {en: Due}}",
                "{code: '3', related: {see-also: ['9']}}"));

    assertEquals("One", store.find(bench.ref("1")).orElseThrow().title(Lang.EN));
    assertEquals(List.of("1"), store.entries(bench.catalog).stream().map(Entry::code).toList());
    assertEquals(revision, store.revision());
    assertEquals(List.of(), store.changedAfter(revision));
  }

  @Test
  void a_code_that_is_too_long_is_refused_and_nothing_is_written() throws CatalogException {
    long revision = bench.put("{code: '1', title: {en: One}}").orElseThrow();
    String tooLong = "x".repeat(65);

    assertThrows(
        CatalogException.class,
        () -> bench.put("{code: '1', title: {en: Uno}}", "{code: '" + tooLong + "'}"));

    assertEquals("One", store.find(bench.ref("1")).orElseThrow().title(Lang.EN));
    assertEquals(revision, store.revision());
  }

  @Test
  void a_phrase_or_a_link_has_no_more_bytes_than_an_index_of_postgresql_takes()
      throws CatalogException {
    String fits = "汉".repeat(866);
    bench.put("{code: '1', title: {en: One}, phrases: {zh: [" + fits + "]}}");

    for (String tooLong :
        List.of(
            "phrases: {zh: [" + fits + "汉]}",
            "links: [{url: 'https://x/" + fits + "', label: x}]")) {
      CatalogException refused =
          assertThrows(
              CatalogException.class,
              () -> bench.put("{code: '1', title: {en: One}, " + tooLong + "}"));
      assertTrue(refused.say(Lang.EN).contains("866"), refused.say(Lang.EN));
    }
  }

  @Test
  void a_text_keeps_its_revision_when_another_field_is_edited() throws CatalogException {
    long first =
        bench
            .put(
                "{code: '1', title: {zh: 一, en: One}, variants: [{message: m, meaning: {en: M.}}]}")
            .orElseThrow();

    long second =
        bench
            .put(
                "{code: '1', title: {zh: 一, en: Uno}, variants: [{message: m, meaning: {en: M.}}]}")
            .orElseThrow();

    assertEquals(Map.of("一", first, "Uno", second, "M.", first), revisionsOfTexts());
  }

  @Test
  void reading_every_entry_ends_while_others_keep_adding() throws CatalogException {
    bench.put("{code: '1', title: {en: One}}");
    List<EntryRef> read = new ArrayList<>();

    store.forEach(
        entry -> {
          if (entry.ref().catalog().equals(bench.catalog)) {
            read.add(entry.ref());
            assertEquals(1, read.size(), "it reads what was added meanwhile");
            assertDoesNotThrow(() -> bench.put("{code: '2', title: {en: Two}}"));
          }
        });

    assertEquals(List.of(bench.ref("1")), read);
  }

  private Map<String, Long> revisionsOfTexts() {
    return bench
        .database
        .sql()
        .select(TEXT.CONTENT, TEXT.REVISION)
        .from(TEXT)
        .leftJoin(VARIANT)
        .on(VARIANT.ID.eq(TEXT.VARIANT_ID))
        .join(ENTRY)
        .on(ENTRY.ID.eq(TEXT.ENTRY_ID).or(ENTRY.ID.eq(VARIANT.ENTRY_ID)))
        .where(ENTRY.CATALOG.eq(bench.catalog))
        .fetchMap(TEXT.CONTENT, TEXT.REVISION);
  }
}
