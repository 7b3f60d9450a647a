package dev.errdict.db.store;

import static dev.errdict.db.schema.Tables.ENTRY;
import static dev.errdict.db.schema.Tables.SHIPPED_ENTRY;

import dev.errdict.db.CatalogDocument;
import dev.errdict.db.CatalogException;
import dev.errdict.db.ChangeKind;
import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.format.EntryWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.DSLContext;

/**
 * Brings a shipped catalog into the database. What was edited here since the last shipment stays as
 * it is here.
 */
final class Shipment {
  private static final String AUTHOR = "errdict";

  private final DSLContext sql;

  Shipment(DSLContext sql) {
    this.sql = sql;
  }

  void receive(CatalogDocument shipped) throws CatalogException {
    String catalog = shipped.catalog().id();
    Map<String, Entry> base = base(catalog);
    Map<String, Entry> here = new HashMap<>();
    EntryRows.read(sql, ENTRY.CATALOG.eq(catalog)).forEach(entry -> here.put(entry.code(), entry));
    List<EntryEdit> edits = new ArrayList<>();
    for (Entry entry : shipped.entries()) {
      Optional<Entry> before = Optional.ofNullable(base.remove(entry.code()));
      Optional<Entry> now = Optional.ofNullable(here.get(entry.code()));
      if (now.equals(before)) {
        edits.add(edit(entry.ref(), Optional.of(entry)));
      }
    }
    for (Entry dropped : base.values()) {
      if (dropped.equals(here.get(dropped.code()))) {
        edits.add(edit(dropped.ref(), Optional.empty()));
      }
    }
    new Commit(sql, Clock.systemUTC())
        .apply(
            new Edit(
                ChangeKind.SHIP,
                AUTHOR,
                "Shipped catalog " + catalog,
                Optional.of(shipped.catalog()),
                edits));
    remember(shipped);
  }

  private static EntryEdit edit(EntryRef ref, Optional<Entry> after) {
    return new EntryEdit(ref, OptionalLong.empty(), after);
  }

  private Map<String, Entry> base(String catalog) throws CatalogException {
    Map<String, Entry> base = new HashMap<>();
    for (var row : sql.selectFrom(SHIPPED_ENTRY).where(SHIPPED_ENTRY.CATALOG.eq(catalog))) {
      base.put(row.getCode(), EntryReader.read(catalog, row.getContent()));
    }
    return base;
  }

  private void remember(CatalogDocument shipped) {
    sql.deleteFrom(SHIPPED_ENTRY).where(SHIPPED_ENTRY.CATALOG.eq(shipped.catalog().id())).execute();
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
