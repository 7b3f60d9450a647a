package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.CHANGE_ENTRY;
import static dev.errdict.db.schema.Tables.RENAMING;

import dev.errdict.db.catalog.EntryRef;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The names that one entry has had: its history goes back through its renamings.
 *
 * @param periods the latest first
 */
record EntryNames(List<Period> periods) {
  /** A name, and the revisions in which the entry had it, both ends included. */
  record Period(EntryRef name, long from, long to) {
    boolean holds(long revision) {
      return from <= revision && revision <= to;
    }
  }

  /** The names of the entry that has a name now, or had it last. */
  static EntryNames of(DSLContext sql, EntryRef ref) {
    List<Period> periods = new ArrayList<>();
    EntryRef name = ref;
    long to = Long.MAX_VALUE;
    while (true) {
      var row =
          sql.selectFrom(RENAMING)
              .where(
                  RENAMING.CATALOG_AFTER.eq(name.catalog()),
                  RENAMING.CODE_AFTER.eq(name.code()),
                  RENAMING.REVISION.le(to))
              .orderBy(RENAMING.REVISION.desc())
              .limit(1)
              .fetchOne();
      if (row == null) {
        periods.add(new Period(name, 0, to));
        return new EntryNames(periods);
      }
      periods.add(new Period(name, row.getRevision(), to));
      name = new EntryRef(row.getCatalogBefore(), row.getCodeBefore());
      // Each step goes back in time, so this ends even if names form a cycle.
      to = row.getRevision() - 1;
    }
  }

  /** The name that the entry had right after a change. */
  EntryRef at(long revision) {
    return periods.stream()
        .filter(period -> period.holds(revision))
        .map(Period::name)
        .findFirst()
        .orElse(periods.getFirst().name());
  }

  /** The condition for changes of the entry, under the name that it had then. */
  Condition changes() {
    return DSL.or(
        periods.stream()
            .map(
                period ->
                    CHANGE_ENTRY
                        .CATALOG
                        .eq(period.name().catalog())
                        .and(CHANGE_ENTRY.CODE.eq(period.name().code()))
                        .and(CHANGE_ENTRY.REVISION.between(period.from(), period.to())))
            .toList());
  }
}
