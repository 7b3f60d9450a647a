package dev.errdict.db.upstream;

import static dev.errdict.db.schema.Tables.CHANGE;
import static dev.errdict.db.schema.Tables.UPSTREAM_CONFLICT;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;

import dev.errdict.db.diff.FieldPath;
import dev.errdict.db.rows.EntryRowsWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Conflicts with what was shipped, as rows. */
record ConflictRows(DSLContext sql) {
  List<UpstreamConflict> all() {
    return sql.selectFrom(UPSTREAM_CONFLICT)
        .orderBy(UPSTREAM_CONFLICT.ID)
        .fetch(
            row ->
                new UpstreamConflict(
                    new ConflictTarget(
                        row.getCatalog(),
                        Optional.of(row.getCode()).filter(code -> !code.isEmpty())),
                    FieldPath.of(row.getPath()),
                    Optional.ofNullable(row.getContentBase()),
                    Optional.ofNullable(row.getContentHere()),
                    Optional.ofNullable(row.getContentShipped()),
                    row.getRevision()));
  }

  /** Stores conflicts, replacing older ones of the same fields. */
  void replace(List<UpstreamConflict> conflicts, OptionalLong revision) {
    if (conflicts.isEmpty()) {
      return;
    }
    long noted =
        revision.isPresent()
            ? revision.getAsLong()
            : sql.select(max(CHANGE.REVISION)).from(CHANGE).fetchSingle().value1();
    for (UpstreamConflict conflict : conflicts) {
      remove(conflict.target(), Optional.of(conflict.path()));
    }
    AtomicLong id =
        new AtomicLong(EntryRowsWriter.largest(sql, UPSTREAM_CONFLICT, UPSTREAM_CONFLICT.ID));
    sql.batchInsert(
            conflicts.stream()
                .map(
                    conflict -> {
                      var row = UPSTREAM_CONFLICT.newRecord();
                      row.setId(id.incrementAndGet());
                      row.setCatalog(conflict.target().catalog());
                      row.setCode(code(conflict.target()));
                      row.setPath(conflict.path().name());
                      row.setContentBase(conflict.base().orElse(null));
                      row.setContentHere(conflict.here().orElse(null));
                      row.setContentShipped(conflict.shipped().orElse(null));
                      row.setRevision(noted);
                      return row;
                    })
                .toList())
        .execute();
  }

  /** The column is empty for a catalog, so that it can be part of a key. */
  private static String code(ConflictTarget target) {
    return target.code().orElse("");
  }

  /** Removes the conflict of one field, or all of the target; returns how many. */
  int remove(ConflictTarget target, Optional<FieldPath> path) {
    Condition ofPath = path.map(one -> UPSTREAM_CONFLICT.PATH.eq(one.name())).orElse(noCondition());
    return sql.deleteFrom(UPSTREAM_CONFLICT)
        .where(
            UPSTREAM_CONFLICT.CATALOG.eq(target.catalog()),
            UPSTREAM_CONFLICT.CODE.eq(code(target)),
            ofPath)
        .execute();
  }
}
