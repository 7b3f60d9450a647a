package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.CHANGE;
import static dev.errdict.db.schema.Tables.CHANGE_ENTRY;
import static dev.errdict.db.schema.Tables.ENTRY;
import static dev.errdict.db.schema.Tables.RENAMING;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.EntryRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;

/** Finds the names that entries had and that no entry has now. */
final class FormerNames {
  private final DSLContext sql;

  FormerNames(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * The names in a catalog that an edit removed; not those that an import or an undo removed, since
   * the same file may bring them back.
   */
  Map<EntryRef, FormerName> edited(String catalog) {
    Map<EntryRef, FormerName> former = new HashMap<>();
    Map<EntryRef, String> kinds = new HashMap<>();
    var rows =
        sql.select(CHANGE_ENTRY.CODE, CHANGE_ENTRY.REVISION, CHANGE.KIND)
            .from(CHANGE_ENTRY)
            .join(CHANGE)
            .on(CHANGE.REVISION.eq(CHANGE_ENTRY.REVISION))
            .where(
                CHANGE_ENTRY.CATALOG.eq(catalog),
                CHANGE_ENTRY.CONTENT_AFTER.isNull(),
                notExists(entry(CHANGE_ENTRY.CATALOG, CHANGE_ENTRY.CODE)))
            .orderBy(CHANGE_ENTRY.REVISION)
            .fetch();
    for (var row : rows) {
      EntryRef ref = new EntryRef(catalog, row.value1());
      former.put(ref, new FormerName(ref, row.value2(), Optional.empty()));
      kinds.put(ref, row.value3());
    }
    former.keySet().removeIf(ref -> !ChangeKind.EDIT.tag().equals(kinds.get(ref)));
    renamed(RENAMING.CATALOG_BEFORE.eq(catalog))
        .forEach((ref, name) -> former.computeIfPresent(ref, (same, removed) -> name));
    return former;
  }

  /** Those of entries that have another code now, by name. */
  List<FormerName> recoded() {
    return List.copyOf(renamed(RENAMING.CODE_BEFORE.ne(RENAMING.CODE_AFTER)).values());
  }

  private Map<EntryRef, FormerName> renamed(Condition some) {
    Map<EntryRef, FormerName> renamed = new TreeMap<>();
    var rows =
        sql.selectFrom(RENAMING)
            .where(some, notExists(entry(RENAMING.CATALOG_BEFORE, RENAMING.CODE_BEFORE)))
            .orderBy(RENAMING.REVISION)
            .fetch();
    for (var row : rows) {
      EntryRef before = new EntryRef(row.getCatalogBefore(), row.getCodeBefore());
      EntryRef after = new EntryRef(row.getCatalogAfter(), row.getCodeAfter());
      renamed.remove(before); // the entry had the name twice: the later renaming counts
      present(after, row.getRevision())
          .ifPresent(
              now ->
                  renamed.put(before, new FormerName(before, row.getRevision(), Optional.of(now))));
    }
    return renamed;
  }

  /** The present name of the entry that had a name right after a change. */
  private Optional<EntryRef> present(EntryRef then, long revision) {
    EntryRef name = then;
    long since = revision;
    while (true) {
      var next =
          sql.selectFrom(RENAMING)
              .where(
                  RENAMING.CATALOG_BEFORE.eq(name.catalog()),
                  RENAMING.CODE_BEFORE.eq(name.code()),
                  RENAMING.REVISION.gt(since))
              .orderBy(RENAMING.REVISION)
              .limit(1)
              .fetchOne();
      if (next == null) {
        boolean isThere = sql.fetchExists(ENTRY, CatalogStore.is(name));
        return isThere ? Optional.of(name) : Optional.empty();
      }
      name = new EntryRef(next.getCatalogAfter(), next.getCodeAfter());
      // Each step goes forward in time, so this ends even if names form a cycle.
      since = next.getRevision();
    }
  }

  private static Select<?> entry(Field<String> catalog, Field<String> code) {
    return selectOne().from(ENTRY).where(ENTRY.CATALOG.eq(catalog), ENTRY.CODE.eq(code));
  }
}
