package dev.errdict.db.upstream;

import static dev.errdict.db.schema.Tables.SHIPPED_CATALOG;
import static dev.errdict.db.schema.Tables.SHIPPED_ENTRY;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.format.CatalogReader;
import dev.errdict.db.format.CatalogWriter;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.format.EntryWriter;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** The entries exactly as the last release shipped them. */
final class ShippedRows {
  private ShippedRows() {}

  static Optional<Catalog> catalog(DSLContext sql, String id) throws CatalogException {
    var row = sql.selectFrom(SHIPPED_CATALOG).where(SHIPPED_CATALOG.CATALOG.eq(id)).fetchOne();
    return row == null
        ? Optional.empty()
        : Optional.of(CatalogReader.read(new StringReader(row.getContent())).catalog());
  }

  static Optional<Entry> entry(DSLContext sql, EntryRef ref) throws CatalogException {
    var row =
        sql.selectFrom(SHIPPED_ENTRY)
            .where(SHIPPED_ENTRY.CATALOG.eq(ref.catalog()), SHIPPED_ENTRY.CODE.eq(ref.code()))
            .fetchOne();
    return row == null
        ? Optional.empty()
        : Optional.of(EntryReader.read(ref.catalog(), row.getContent()));
  }

  /** By code. */
  static Map<String, Entry> entries(DSLContext sql, String catalog) throws CatalogException {
    Map<String, Entry> entries = new HashMap<>();
    for (var row : sql.selectFrom(SHIPPED_ENTRY).where(SHIPPED_ENTRY.CATALOG.eq(catalog))) {
      entries.put(row.getCode(), EntryReader.read(catalog, row.getContent()));
    }
    return entries;
  }

  static void write(DSLContext sql, CatalogDocument shipped) {
    String id = shipped.catalog().id();
    sql.deleteFrom(SHIPPED_CATALOG).where(SHIPPED_CATALOG.CATALOG.eq(id)).execute();
    sql.insertInto(SHIPPED_CATALOG)
        .columns(SHIPPED_CATALOG.CATALOG, SHIPPED_CATALOG.CONTENT)
        .values(id, CatalogWriter.head(shipped.catalog()))
        .execute();
    sql.deleteFrom(SHIPPED_ENTRY).where(SHIPPED_ENTRY.CATALOG.eq(id)).execute();
    sql.batchInsert(
            shipped.entries().stream()
                .map(
                    entry -> {
                      var row = SHIPPED_ENTRY.newRecord();
                      row.setCatalog(entry.ref().catalog());
                      row.setCode(entry.code());
                      row.setContent(EntryWriter.write(entry));
                      return row;
                    })
                .toList())
        .execute();
  }
}
