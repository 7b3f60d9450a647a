package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.CHANGE_ENTRY;
import static dev.errdict.db.schema.Tables.ENTRY;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.format.EntryWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/** Compares the stored entries with the change log. */
public final class Integrity {
  private static final int BATCH = 1000;

  private final DSLContext sql;

  public Integrity(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * The entries that differ from the result of their last change, in order. Fails when a page of
   * the file cannot be read.
   */
  public List<EntryRef> differing() {
    TreeSet<EntryRef> differing = new TreeSet<>();
    Map<EntryRef, Optional<String>> logged = new HashMap<>();
    var later = CHANGE_ENTRY.as("later");
    sql.select(CHANGE_ENTRY.CATALOG, CHANGE_ENTRY.CODE, CHANGE_ENTRY.CONTENT_AFTER)
        .from(CHANGE_ENTRY)
        .where(
            notExists(
                selectOne()
                    .from(later)
                    .where(
                        later.CATALOG.eq(CHANGE_ENTRY.CATALOG),
                        later.CODE.eq(CHANGE_ENTRY.CODE),
                        later.REVISION.gt(CHANGE_ENTRY.REVISION))))
        .forEach(
            row ->
                logged.put(
                    new EntryRef(row.value1(), row.value2()), Optional.ofNullable(row.value3())));
    forEachEntry(
        entry -> {
          Optional<String> wanted =
              Optional.ofNullable(logged.remove(entry.ref())).flatMap(content -> content);
          if (!wanted.equals(Optional.of(EntryWriter.write(entry)))) {
            differing.add(entry.ref());
          }
        });
    logged.forEach(
        (ref, content) -> {
          if (content.isPresent()) {
            differing.add(ref);
          }
        });
    return new ArrayList<>(differing);
  }

  private void forEachEntry(Consumer<Entry> consumer) {
    long after = -1;
    while (true) {
      List<Long> ids =
          sql.select(ENTRY.ID)
              .from(ENTRY)
              .where(ENTRY.ID.gt(after))
              .orderBy(ENTRY.ID)
              .limit(BATCH)
              .fetch(ENTRY.ID);
      if (ids.isEmpty()) {
        return;
      }
      EntryRows.read(sql, ENTRY.ID.between(ids.getFirst(), ids.getLast())).forEach(consumer);
      after = ids.getLast();
    }
  }
}
