package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.CHANGE;
import static dev.errdict.db.schema.Tables.CHANGE_ENTRY;
import static dev.errdict.db.schema.Tables.ENTRY;
import static dev.errdict.db.schema.Tables.RENAMING;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.EntryRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/** Finds the names that entries had and that no entry has now. */
public final class FormerNames {
  private final DSLContext sql;

  public FormerNames(DSLContext sql) {
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
    renamed(step -> step.before().catalog().equals(catalog))
        .forEach((ref, name) -> former.computeIfPresent(ref, (same, removed) -> name));
    return former;
  }

  /** Those of entries that have another code now, by name. */
  List<FormerName> recoded() {
    // Each process asks at each change, and a catalog under a new name renames all its entries.
    var recoding = RENAMING.as("recoding");
    Condition any =
        exists(selectOne().from(recoding).where(recoding.CODE_BEFORE.ne(recoding.CODE_AFTER)));
    return List.copyOf(
        renamed(any, step -> !step.before().code().equals(step.after().code())).values());
  }

  /** The present names of renamed entries, by the names that they had and that no entry has now. */
  public Map<EntryRef, EntryRef> present() {
    Map<EntryRef, EntryRef> present = new HashMap<>();
    renamed(step -> true).forEach((ref, name) -> present.put(ref, name.now().orElseThrow()));
    return present;
  }

  /** As {@link CatalogStore#former}. An undone addition counts as if it had not been made. */
  Optional<FormerName> of(EntryRef ref) {
    if (sql.fetchExists(ENTRY, CatalogStore.is(ref))) {
      return Optional.empty();
    }
    return Optional.ofNullable(renamed(step -> step.before().equals(ref)).get(ref))
        .or(
            () ->
                sql.select(CHANGE_ENTRY.REVISION)
                    .from(CHANGE_ENTRY)
                    .join(CHANGE)
                    .on(CHANGE.REVISION.eq(CHANGE_ENTRY.REVISION))
                    .where(
                        CHANGE_ENTRY.CATALOG.eq(ref.catalog()),
                        CHANGE_ENTRY.CODE.eq(ref.code()),
                        CHANGE_ENTRY.CONTENT_AFTER.isNull(),
                        CHANGE.KIND.ne(ChangeKind.UNDO.tag()))
                    .orderBy(CHANGE_ENTRY.REVISION.desc())
                    .limit(1)
                    .fetchOptional(CHANGE_ENTRY.REVISION)
                    .map(revision -> new FormerName(ref, revision, Optional.empty())));
  }

  private record Step(EntryRef before, EntryRef after, long revision) {}

  private Map<EntryRef, FormerName> renamed(Predicate<Step> wanted) {
    return renamed(noCondition(), wanted);
  }

  /**
   * @param any a condition without which there is nothing to find
   */
  private Map<EntryRef, FormerName> renamed(Condition any, Predicate<Step> wanted) {
    Map<EntryRef, NavigableMap<Long, EntryRef>> renamings = new HashMap<>();
    List<Step> unused = new ArrayList<>();
    Set<EntryRef> used = new HashSet<>();
    Field<Boolean> usesBefore = field(exists(entry(RENAMING.CATALOG_BEFORE, RENAMING.CODE_BEFORE)));
    Field<Boolean> usesAfter = field(exists(entry(RENAMING.CATALOG_AFTER, RENAMING.CODE_AFTER)));
    var rows =
        sql.select(RENAMING.fields())
            .select(usesBefore, usesAfter)
            .from(RENAMING)
            .where(any)
            .orderBy(RENAMING.REVISION)
            .fetch();
    for (var row : rows) {
      EntryRef before =
          new EntryRef(row.get(RENAMING.CATALOG_BEFORE), row.get(RENAMING.CODE_BEFORE));
      EntryRef after = new EntryRef(row.get(RENAMING.CATALOG_AFTER), row.get(RENAMING.CODE_AFTER));
      long revision = row.get(RENAMING.REVISION);
      renamings.computeIfAbsent(before, name -> new TreeMap<>()).put(revision, after);
      if (row.get(usesAfter)) {
        used.add(after);
      }
      if (!row.get(usesBefore)) {
        unused.add(new Step(before, after, revision));
      }
    }
    Map<EntryRef, FormerName> renamed = new TreeMap<>();
    for (Step one : unused) {
      if (wanted.test(one)) {
        renamed.remove(one.before()); // the entry had the name twice: the later renaming counts
        EntryRef now = present(one, renamings);
        if (used.contains(now)) {
          renamed.put(one.before(), new FormerName(one.before(), one.revision(), Optional.of(now)));
        }
      }
    }
    return renamed;
  }

  /** The last name that the renamed entry had; it may have been removed since. */
  private static EntryRef present(
      Step first, Map<EntryRef, NavigableMap<Long, EntryRef>> renamings) {
    EntryRef name = first.after();
    // Each step goes forward in time, so this ends even if names form a cycle.
    Map.@Nullable Entry<Long, EntryRef> next = later(name, first.revision(), renamings);
    while (next != null) {
      name = next.getValue();
      next = later(name, next.getKey(), renamings);
    }
    return name;
  }

  private static Map.@Nullable Entry<Long, EntryRef> later(
      EntryRef name, long revision, Map<EntryRef, NavigableMap<Long, EntryRef>> renamings) {
    return renamings.getOrDefault(name, Collections.emptyNavigableMap()).higherEntry(revision);
  }

  private static Select<?> entry(Field<String> catalog, Field<String> code) {
    return selectOne().from(ENTRY).where(ENTRY.CATALOG.eq(catalog), ENTRY.CODE.eq(code));
  }
}
