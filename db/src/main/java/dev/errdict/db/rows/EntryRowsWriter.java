package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.CHANGE_ENTRY;
import static dev.errdict.db.schema.Tables.ENTRY;
import static dev.errdict.db.schema.Tables.ENTRY_LIMIT;
import static dev.errdict.db.schema.Tables.LINK;
import static dev.errdict.db.schema.Tables.PHRASE;
import static dev.errdict.db.schema.Tables.RELATION;
import static dev.errdict.db.schema.Tables.TEXT;
import static dev.errdict.db.schema.Tables.VARIANT;
import static dev.errdict.db.schema.Tables.VARIANT_MESSAGE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import dev.errdict.db.catalog.CodeOrder;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Limit;
import dev.errdict.db.catalog.Link;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.Relation;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.schema.tables.records.EntryRecord;
import dev.errdict.db.schema.tables.records.TextRecord;
import dev.errdict.db.words.Lang;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableRecord;

/**
 * Writes entries as rows, in batches. Ids continue from the largest one, which is safe because one
 * commit runs at a time; H2's own counters would store their state in a commit of its own.
 * Relations wait until every entry of the change is there.
 */
public final class EntryRowsWriter {
  /** A stored text with its content as the key: an unchanged text keeps its revision. */
  private record Standing(int variant, Text text) {}

  private final DSLContext sql;
  private final long revision;
  private final List<TableRecord<?>> pending = new ArrayList<>();
  private final Map<Long, Entry> unrelated = new HashMap<>();
  private long nextEntryId;
  private long nextVariantId;
  private long nextTextId;
  private long nextPhraseId;
  private long nextLinkId;
  private long nextLimitId;

  EntryRowsWriter(DSLContext sql, long revision) {
    this.sql = sql;
    this.revision = revision;
    this.nextEntryId = largest(ENTRY, ENTRY.ID) + 1;
    this.nextVariantId = largest(VARIANT, VARIANT.ID) + 1;
    this.nextTextId = largest(TEXT, TEXT.ID) + 1;
    this.nextPhraseId = largest(PHRASE, PHRASE.ID) + 1;
    this.nextLinkId = largest(LINK, LINK.ID) + 1;
    this.nextLimitId = largest(ENTRY_LIMIT, ENTRY_LIMIT.ID) + 1;
  }

  private long largest(Table<?> table, Field<Long> id) {
    return largest(sql, table, id);
  }

  /** The largest id in use; 0 when there is none. */
  public static long largest(DSLContext sql, Table<?> table, Field<Long> id) {
    return sql.select(coalesce(max(id), 0L)).from(table).fetchSingle().value1();
  }

  void remove(EntryRef ref) {
    sql.deleteFrom(ENTRY).where(CatalogStore.is(ref)).execute();
  }

  /**
   * @param knownNew whether the entry is known not to be stored yet
   */
  void put(Entry entry, boolean knownNew) {
    EntryRecord row =
        knownNew ? null : sql.selectFrom(ENTRY).where(CatalogStore.is(entry.ref())).fetchOne();
    boolean isNew = row == null;
    if (row == null) {
      row = ENTRY.newRecord();
      row.setId(nextEntryId++);
      row.setCatalog(entry.ref().catalog());
      row.setCode(entry.code());
      row.setSortKey(CodeOrder.sortKey(entry.code()));
    }
    row.setModule(entry.module().orElse(null));
    row.setRetired(entry.retired());
    row.setRetry(entry.retry().tag());
    row.setMender(entry.mender().tag());
    row.setVendorAdvice(entry.vendorAdvice());
    row.setRevision(revision);
    long id = row.getId();
    Map<Standing, Long> standing = Map.of();
    if (isNew) {
      pending.add(row);
    } else {
      row.attach(sql.configuration());
      row.update();
      standing = standingTexts(id);
      deleteChildren(id);
    }
    addChildren(entry, id, standing);
    if (!entry.relations().isEmpty()) {
      unrelated.put(id, entry);
    }
  }

  private Map<Standing, Long> standingTexts(long id) {
    Map<Standing, Long> standing = new HashMap<>();
    for (TextRecord row : sql.selectFrom(TEXT).where(TEXT.ENTRY_ID.eq(id))) {
      standing.put(new Standing(0, CatalogRows.text(row)), row.getRevision());
    }
    sql.select(VARIANT.ORDINAL, TEXT)
        .from(TEXT)
        .join(VARIANT)
        .on(VARIANT.ID.eq(TEXT.VARIANT_ID))
        .where(VARIANT.ENTRY_ID.eq(id))
        .forEach(
            row ->
                standing.put(
                    new Standing(row.value1(), CatalogRows.text(row.value2())),
                    row.value2().getRevision()));
    return standing;
  }

  private void deleteChildren(long id) {
    sql.deleteFrom(TEXT).where(TEXT.ENTRY_ID.eq(id)).execute();
    sql.deleteFrom(VARIANT).where(VARIANT.ENTRY_ID.eq(id)).execute();
    sql.deleteFrom(PHRASE).where(PHRASE.ENTRY_ID.eq(id)).execute();
    sql.deleteFrom(LINK).where(LINK.ENTRY_ID.eq(id)).execute();
    sql.deleteFrom(ENTRY_LIMIT).where(ENTRY_LIMIT.ENTRY_ID.eq(id)).execute();
    sql.deleteFrom(RELATION).where(RELATION.ENTRY_ID.eq(id)).execute();
  }

  private void addChildren(Entry entry, long id, Map<Standing, Long> standing) {
    addTexts(entry.texts(), id, 0, 0, standing);
    int ordinal = 0;
    for (Variant variant : entry.variants()) {
      var row = VARIANT.newRecord();
      row.setId(nextVariantId++);
      row.setEntryId(id);
      row.setOrdinal(++ordinal);
      row.setMessage(variant.message().orElse(null));
      pending.add(row);
      variant.messages().forEach((lang, message) -> addMessage(row.getId(), lang, message));
      addTexts(variant.texts(), id, row.getId(), ordinal, standing);
    }
    ordinal = 0;
    for (Phrase phrase : entry.phrases()) {
      var row = PHRASE.newRecord();
      row.setId(nextPhraseId++);
      row.setEntryId(id);
      row.setOrdinal(++ordinal);
      row.setKind(phrase.kind().tag());
      row.setLang(phrase.lang().tag());
      row.setContent(phrase.content());
      pending.add(row);
    }
    ordinal = 0;
    for (Link link : entry.links()) {
      var row = LINK.newRecord();
      row.setId(nextLinkId++);
      row.setEntryId(id);
      row.setOrdinal(++ordinal);
      row.setLabel(link.label());
      row.setUrl(link.url());
      pending.add(row);
    }
    ordinal = 0;
    for (Limit limit : entry.limits()) {
      var row = ENTRY_LIMIT.newRecord();
      row.setId(nextLimitId++);
      row.setEntryId(id);
      row.setOrdinal(++ordinal);
      row.setWhatZh(limit.whatZh());
      row.setWhatEn(limit.whatEn());
      row.setAmount(new BigDecimal(limit.amount()));
      row.setUnit(limit.unit());
      row.setPeriod(limit.period());
      pending.add(row);
    }
  }

  private void addMessage(long variantId, Lang lang, String message) {
    var row = VARIANT_MESSAGE.newRecord();
    row.setVariantId(variantId);
    row.setLang(lang.tag());
    row.setContent(message);
    pending.add(row);
  }

  private void addTexts(
      Texts texts, long entryId, long variantId, int variant, Map<Standing, Long> standing) {
    for (Text text : texts.all()) {
      TextRecord row = TEXT.newRecord();
      row.setId(nextTextId++);
      if (variant == 0) {
        row.setEntryId(entryId);
      } else {
        row.setVariantId(variantId);
      }
      row.setField(text.field().tag());
      row.setLang(text.lang().tag());
      row.setOrigin(text.origin().tag());
      row.setContent(text.content());
      row.setRevision(standing.getOrDefault(new Standing(variant, text), revision));
      pending.add(row);
    }
  }

  void add(TableRecord<?> row) {
    pending.add(row);
  }

  /** Writes the pending rows, one batch for each table. */
  void flush() {
    for (Table<?> table :
        new Table<?>[] {
          ENTRY, VARIANT, VARIANT_MESSAGE, TEXT, PHRASE, LINK, ENTRY_LIMIT, CHANGE_ENTRY
        }) {
      List<TableRecord<?>> rows =
          pending.stream().filter(row -> row.getTable().equals(table)).toList();
      if (!rows.isEmpty()) {
        insert(table, rows);
      }
    }
    pending.clear();
  }

  /** One statement for all rows; jOOQ's batch of records would render a statement for each row. */
  private void insert(Table<?> table, List<TableRecord<?>> rows) {
    List<Field<?>> fields =
        table.fieldStream().filter(one -> rows.stream().anyMatch(row -> row.touched(one))).toList();
    BatchBindStep batch =
        sql.batch(sql.insertInto(table).columns(fields).values(new Object[fields.size()]));
    for (TableRecord<?> row : rows) {
      batch = batch.bind(fields.stream().map(row::get).toArray());
    }
    batch.execute();
  }

  /** Writes the relations of all entries put so far; every target must be stored by now. */
  void relate() {
    List<TableRecord<?>> rows = new ArrayList<>();
    unrelated.forEach(
        (id, entry) -> {
          int ordinal = 0;
          for (Relation relation : entry.relations()) {
            var row = RELATION.newRecord();
            row.setEntryId(id);
            row.setTargetId(
                sql.select(ENTRY.ID)
                    .from(ENTRY)
                    .where(CatalogStore.is(new EntryRef(entry.ref().catalog(), relation.code())))
                    .fetchSingle()
                    .value1());
            row.setOrdinal(++ordinal);
            row.setKind(relation.kind().tag());
            rows.add(row);
          }
        });
    if (!rows.isEmpty()) {
      sql.batchInsert(rows).execute();
    }
    unrelated.clear();
  }
}
