package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.ENTRY;
import static dev.errdict.db.schema.Tables.ENTRY_LIMIT;
import static dev.errdict.db.schema.Tables.LINK;
import static dev.errdict.db.schema.Tables.PHRASE;
import static dev.errdict.db.schema.Tables.RELATION;
import static dev.errdict.db.schema.Tables.TEXT;
import static dev.errdict.db.schema.Tables.VARIANT;
import static dev.errdict.db.schema.Tables.VARIANT_MESSAGE;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Limit;
import dev.errdict.db.catalog.Link;
import dev.errdict.db.catalog.Mender;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.catalog.Relation;
import dev.errdict.db.catalog.RelationKind;
import dev.errdict.db.catalog.Retry;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.schema.tables.records.EntryRecord;
import dev.errdict.db.schema.tables.records.VariantMessageRecord;
import dev.errdict.db.schema.tables.records.VariantRecord;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Row2;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Reads entries from rows: one query per table, whatever the number of entries. */
public final class EntryRows {
  private static final int FEW = 20;

  private EntryRows() {}

  /**
   * The entries that meet a condition on {@code ENTRY}, by catalog and in the codes' natural order.
   */
  public static List<Entry> read(DSLContext sql, Condition condition) {
    List<EntryRecord> rows =
        sql.selectFrom(ENTRY)
            .where(condition)
            .orderBy(Sql.plainOrder(ENTRY.CATALOG), ENTRY.SORT_KEY)
            .fetch();
    if (rows.size() <= FEW) {
      return listed(sql, rows);
    }
    // Many ids are selected by a subquery, which is quicker than a list where it is simple.
    var ids = sql.select(ENTRY.ID).from(ENTRY).where(condition);
    return entries(rows, Children.read(sql, owner -> owner.in(ids)));
  }

  /**
   * The existing ones of some entries, in the same order. Each is looked up by the index of names:
   * a condition with all of them would be compared with every row.
   */
  static List<Entry> read(DSLContext sql, Collection<EntryRef> refs) {
    var catalog = DSL.field(DSL.name("wanted", "catalog"), ENTRY.CATALOG.getDataType());
    var code = DSL.field(DSL.name("wanted", "code"), ENTRY.CODE.getDataType());
    Row2<String, String>[] names = names(refs);
    return listed(
        sql,
        sql.select(ENTRY.fields())
            .from(DSL.values(names).as("wanted", "catalog", "code"))
            .join(ENTRY)
            .on(ENTRY.CATALOG.eq(catalog), ENTRY.CODE.eq(code))
            .orderBy(Sql.plainOrder(ENTRY.CATALOG), ENTRY.SORT_KEY)
            .fetchInto(ENTRY));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no generic arrays
  private static Row2<String, String>[] names(Collection<EntryRef> refs) {
    return refs.stream()
        .distinct()
        .map(ref -> DSL.row(DSL.val(ref.catalog(), ENTRY.CATALOG), DSL.val(ref.code(), ENTRY.CODE)))
        .toArray(Row2[]::new);
  }

  private static List<Entry> listed(DSLContext sql, List<EntryRecord> rows) {
    List<Long> ids = rows.stream().map(EntryRecord::getId).toList();
    return rows.isEmpty() ? List.of() : entries(rows, Children.read(sql, owner -> owner.in(ids)));
  }

  private static List<Entry> entries(List<EntryRecord> rows, Children children) {
    return rows.stream().map(children::entry).toList();
  }

  private record Children(
      Map<Long, List<VariantRecord>> variants,
      Map<Long, Map<Lang, String>> messages,
      Map<Long, List<Text>> entryTexts,
      Map<Long, List<Text>> variantTexts,
      Map<Long, List<Limit>> limits,
      Map<Long, List<Relation>> relations,
      Map<Long, List<Link>> links,
      Map<Long, List<Phrase>> phrases) {

    static Children read(DSLContext sql, Function<Field<Long>, Condition> owned) {
      var variantIds = sql.select(VARIANT.ID).from(VARIANT).where(owned.apply(VARIANT.ENTRY_ID));
      var target = ENTRY.as("target");
      return new Children(
          sql.selectFrom(VARIANT)
              .where(owned.apply(VARIANT.ENTRY_ID))
              .orderBy(VARIANT.ORDINAL)
              .fetchGroups(row -> row.getEntryId(), row -> row),
          messages(sql, variantIds),
          sql.selectFrom(TEXT)
              .where(owned.apply(TEXT.ENTRY_ID))
              .fetchGroups(row -> row.getEntryId(), CatalogRows::text),
          sql.selectFrom(TEXT)
              .where(TEXT.VARIANT_ID.in(variantIds))
              .fetchGroups(row -> row.getVariantId(), CatalogRows::text),
          sql.selectFrom(ENTRY_LIMIT)
              .where(owned.apply(ENTRY_LIMIT.ENTRY_ID))
              .orderBy(ENTRY_LIMIT.ORDINAL)
              .fetchGroups(
                  row -> row.getEntryId(),
                  row ->
                      new Limit(
                          row.getWhatZh(),
                          row.getWhatEn(),
                          row.getAmount().toPlainString(),
                          row.getUnit(),
                          row.getPeriod())),
          sql.select(RELATION.ENTRY_ID, RELATION.KIND, target.CODE)
              .from(RELATION)
              .join(target)
              .on(target.ID.eq(RELATION.TARGET_ID))
              .where(owned.apply(RELATION.ENTRY_ID))
              .orderBy(RELATION.ORDINAL)
              .fetchGroups(
                  row -> row.value1(),
                  row -> new Relation(Tagged.of(RelationKind.class, row.value2()), row.value3())),
          sql.select(LINK.ENTRY_ID, LINK.LABEL, LINK.URL)
              .from(LINK)
              .where(owned.apply(LINK.ENTRY_ID))
              .orderBy(LINK.ORDINAL)
              .fetchGroups(row -> row.value1(), row -> new Link(row.value2(), row.value3())),
          sql.select(PHRASE.ENTRY_ID, PHRASE.KIND, PHRASE.LANG, PHRASE.CONTENT)
              .from(PHRASE)
              .where(owned.apply(PHRASE.ENTRY_ID))
              .orderBy(PHRASE.ORDINAL)
              .fetchGroups(
                  row -> row.value1(),
                  row ->
                      new Phrase(
                          Tagged.of(PhraseKind.class, row.value2()),
                          row.value3().equals(Lang.ZH.tag()) ? Lang.ZH : Lang.EN,
                          row.value4())));
    }

    private static Map<Long, Map<Lang, String>> messages(
        DSLContext sql, Select<Record1<Long>> variantIds) {
      Map<Long, Map<Lang, String>> messages = new HashMap<>();
      for (VariantMessageRecord row :
          sql.selectFrom(VARIANT_MESSAGE).where(VARIANT_MESSAGE.VARIANT_ID.in(variantIds))) {
        messages
            .computeIfAbsent(row.getVariantId(), id -> new EnumMap<>(Lang.class))
            .put(row.getLang().equals(Lang.ZH.tag()) ? Lang.ZH : Lang.EN, row.getContent());
      }
      return messages;
    }

    Entry entry(EntryRecord row) {
      long id = row.getId();
      return new Entry(
          new EntryRef(row.getCatalog(), row.getCode()),
          Optional.ofNullable(row.getModule()),
          row.getRetired(),
          Tagged.of(Retry.class, row.getRetry()),
          Tagged.of(Mender.class, row.getMender()),
          row.getVendorAdvice(),
          new Texts(entryTexts.getOrDefault(id, List.of())),
          variants.getOrDefault(id, List.of()).stream()
              .map(
                  variant ->
                      new Variant(
                          Optional.ofNullable(variant.getMessage()),
                          messages.getOrDefault(variant.getId(), Map.of()),
                          new Texts(variantTexts.getOrDefault(variant.getId(), List.of()))))
              .toList(),
          limits.getOrDefault(id, List.of()),
          relations.getOrDefault(id, List.of()),
          links.getOrDefault(id, List.of()),
          phrases.getOrDefault(id, List.of()));
    }
  }
}
