package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.CHANGE;
import static dev.errdict.db.schema.Tables.CHANGE_ENTRY;
import static dev.errdict.db.schema.Tables.ENTRY;
import static dev.errdict.db.schema.Tables.RELATION;
import static dev.errdict.db.schema.Tables.RENAMING;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.catalog.Relation;
import dev.errdict.db.format.EntryWriter;
import dev.errdict.db.schema.tables.records.ChangeEntryRecord;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record2;

/** One change on its way into the database, inside the caller's transaction. */
public final class Commit {
  private static final int BATCH = 1000;

  /** An entry before and after the edit. */
  private record Step(EntryRef ref, Optional<Entry> before, Optional<Entry> after) {}

  private final DSLContext sql;
  private final OffsetDateTime at;

  /**
   * @param at the time of the commit, as from {@link #time}
   */
  public Commit(DSLContext sql, OffsetDateTime at) {
    this.sql = sql;
    this.at = at;
  }

  /** The time as the database keeps it. */
  public static OffsetDateTime time(Clock clock) {
    return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
  }

  public OptionalLong apply(Edit edit) throws CatalogException {
    return apply(edit, written -> {});
  }

  public OptionalLong apply(Edit edit, IntConsumer progress) throws CatalogException {
    EntryBounds.isText(edit.author(), "message", edit.author() + edit.message());
    List<CatalogStep> catalogs = CatalogStep.of(edit.catalogs(), CatalogRows.read(sql));
    for (CatalogStep step : catalogs) {
      step.check();
    }
    List<Step> steps = new ArrayList<>();
    for (List<EntryEdit> batch : Batches.of(edit.entries(), BATCH)) {
      steps.addAll(steps(batch));
    }
    if (catalogs.isEmpty() && steps.isEmpty()) {
      return OptionalLong.empty();
    }
    steps.addAll(withoutRelationsTo(removed(steps), steps));
    long revision = insertChange(edit);
    for (CatalogStep step : catalogs) {
      step.log(sql, revision);
      step.after().ifPresent(changed -> CatalogRows.write(sql, changed, revision));
    }
    checkReferences(steps);
    EntryRowsWriter rows = new EntryRowsWriter(sql, revision);
    AtomicInteger written = new AtomicInteger();
    // Writing YAML for the history takes a tenth of an import.
    Batches.forEach(
        steps,
        BATCH,
        batch -> batch.stream().map(step -> logged(step, revision)).toList(),
        (batch, logged) -> {
          for (Step step : batch) {
            step.after()
                .ifPresentOrElse(
                    entry -> rows.put(entry, step.before().isEmpty()),
                    () -> rows.remove(step.ref()));
          }
          logged.forEach(rows::add);
          rows.flush();
          progress.accept(written.addAndGet(batch.size()));
        });
    rows.relate();
    for (CatalogStep step : catalogs) {
      step.finish(sql);
    }
    log(edit.renamings(), revision);
    return OptionalLong.of(revision);
  }

  private List<Step> steps(List<EntryEdit> edits) throws CatalogException {
    Map<EntryRef, Entry> now = new HashMap<>();
    Map<EntryRef, Long> revisions = new HashMap<>();
    Map<String, List<String>> codes = new HashMap<>();
    for (EntryEdit edit : edits) {
      codes
          .computeIfAbsent(edit.ref().catalog(), catalog -> new ArrayList<>())
          .add(edit.ref().code());
    }
    codes.forEach(
        (catalog, wanted) -> {
          var condition = ENTRY.CATALOG.eq(catalog).and(ENTRY.CODE.in(wanted));
          EntryRows.read(sql, condition).forEach(entry -> now.put(entry.ref(), entry));
          for (Record2<String, Long> row :
              sql.select(ENTRY.CODE, ENTRY.REVISION).from(ENTRY).where(condition)) {
            revisions.put(new EntryRef(catalog, row.value1()), row.value2());
          }
        });
    List<Step> steps = new ArrayList<>();
    for (EntryEdit edit : edits) {
      long revision = revisions.getOrDefault(edit.ref(), 0L);
      if (edit.basedOn().isPresent() && edit.basedOn().getAsLong() != revision) {
        throw new CatalogException(
            Problem.EDIT_MOVED, edit.ref().code(), edit.basedOn().getAsLong(), revision);
      }
      Optional<Entry> before = Optional.ofNullable(now.get(edit.ref()));
      if (!before.equals(edit.after())) {
        steps.add(new Step(edit.ref(), before, edit.after()));
      }
    }
    return steps;
  }

  private static Set<EntryRef> removed(List<Step> steps) {
    return steps.stream()
        .filter(step -> step.after().isEmpty())
        .map(Step::ref)
        .collect(Collectors.toSet());
  }

  /**
   * Removes the relations to removed entries; as steps of their own, so that they are in the
   * history and an undo restores them.
   */
  private List<Step> withoutRelationsTo(Set<EntryRef> removed, List<Step> others) {
    var target = ENTRY.as("target");
    Set<EntryRef> known = others.stream().map(Step::ref).collect(Collectors.toSet());
    Set<EntryRef> pointing = new TreeSet<>();
    for (EntryRef ref : removed) {
      sql.select(ENTRY.CATALOG, ENTRY.CODE)
          .from(RELATION)
          .join(ENTRY)
          .on(ENTRY.ID.eq(RELATION.ENTRY_ID))
          .join(target)
          .on(target.ID.eq(RELATION.TARGET_ID))
          .where(target.CATALOG.eq(ref.catalog()), target.CODE.eq(ref.code()))
          .forEach(row -> pointing.add(new EntryRef(row.value1(), row.value2())));
    }
    pointing.removeAll(known);
    return pointing.stream()
        .flatMap(ref -> EntryRows.read(sql, CatalogStore.is(ref)).stream())
        .map(
            entry ->
                new Step(
                    entry.ref(),
                    Optional.of(entry),
                    Optional.of(
                        entry.withRelations(
                            entry.relations().stream()
                                .filter(
                                    relation ->
                                        !removed.contains(
                                            new EntryRef(entry.ref().catalog(), relation.code())))
                                .toList()))))
        .toList();
  }

  private void log(List<Renaming> renamings, long revision) {
    sql.batchInsert(
            renamings.stream()
                .map(
                    renaming -> {
                      var row = RENAMING.newRecord();
                      row.setRevision(revision);
                      row.setCatalogBefore(renaming.before().catalog());
                      row.setCodeBefore(renaming.before().code());
                      row.setCatalogAfter(renaming.after().catalog());
                      row.setCodeAfter(renaming.after().code());
                      return row;
                    })
                .toList())
        .execute();
  }

  /**
   * Uses the column's counter, which never gives a number twice; a refused or killed commit leaves
   * a gap. Otherwise, after a power failure that lost a commit, an index that has read it would
   * mistake the next commit of that number for it.
   */
  private long insertChange(Edit edit) {
    return sql.insertInto(CHANGE)
        .columns(CHANGE.CHANGED_AT, CHANGE.AUTHOR, CHANGE.KIND, CHANGE.MESSAGE)
        .values(at, edit.author(), edit.kind().tag(), edit.message())
        .returningResult(CHANGE.REVISION)
        .fetchSingle()
        .value1();
  }

  /** Checks the foreign keys first, for a readable message. */
  private void checkReferences(List<Step> steps) throws CatalogException {
    Map<String, Catalog> catalogs = new HashMap<>();
    CatalogRows.read(sql).forEach(catalog -> catalogs.put(catalog.id(), catalog));
    Map<String, Set<String>> modules = new HashMap<>();
    catalogs
        .values()
        .forEach(
            catalog ->
                modules.put(
                    catalog.id(),
                    catalog.modules().stream()
                        .map(CatalogModule::id)
                        .collect(Collectors.toCollection(LinkedHashSet::new))));
    Set<EntryRef> added = new HashSet<>();
    steps.stream().filter(step -> step.after().isPresent()).forEach(step -> added.add(step.ref()));
    Set<EntryRef> removed = removed(steps);
    for (Step step : steps) {
      Optional<Catalog> catalog = Optional.ofNullable(catalogs.get(step.ref().catalog()));
      if (catalog.isEmpty()) {
        throw new CatalogException(Problem.EDIT_UNKNOWN_CATALOG, step.ref().catalog());
      }
      if (step.after().isEmpty()) {
        continue;
      }
      Entry entry = step.after().get();
      EntryBounds.check(entry);
      Set<String> known = modules.getOrDefault(entry.ref().catalog(), Set.of());
      Optional<String> module = entry.module();
      if (module.isPresent() && !known.contains(module.get())) {
        throw new CatalogException(
            known.isEmpty() ? Problem.EDIT_UNKNOWN_MODULE_OF_NONE : Problem.EDIT_UNKNOWN_MODULE,
            entry.code(),
            catalog.get().id(),
            module.get(),
            String.join(", ", known));
      }
      for (Relation relation : entry.relations()) {
        EntryRef target = new EntryRef(entry.ref().catalog(), relation.code());
        if (target.equals(entry.ref())
            || removed.contains(target)
            || (!added.contains(target) && !exists(target))) {
          throw new CatalogException(
              Problem.EDIT_UNKNOWN_RELATED, entry.code(), relation.code(), entry.ref().catalog());
        }
      }
    }
  }

  private boolean exists(EntryRef ref) {
    return sql.fetchExists(ENTRY, CatalogStore.is(ref));
  }

  private static ChangeEntryRecord logged(Step step, long revision) {
    var row = CHANGE_ENTRY.newRecord();
    row.setRevision(revision);
    row.setCatalog(step.ref().catalog());
    row.setCode(step.ref().code());
    row.setContentBefore(step.before().map(EntryWriter::write).orElse(null));
    row.setContentAfter(step.after().map(EntryWriter::write).orElse(null));
    return row;
  }
}
