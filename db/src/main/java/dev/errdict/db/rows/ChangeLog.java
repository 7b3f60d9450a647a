package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.CHANGE;
import static dev.errdict.db.schema.Tables.CHANGE_CATALOG;
import static dev.errdict.db.schema.Tables.CHANGE_ENTRY;
import static dev.errdict.db.schema.Tables.ENTRY;
import static dev.errdict.db.schema.Tables.RENAMING;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.selectOne;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.format.CatalogReader;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.schema.tables.records.RenamingRecord;
import dev.errdict.db.words.Tagged;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to the catalogs: every change ever committed. Safe for use by several threads.
 */
public final class ChangeLog {
  private static final int SOME = 5;

  private final Database database;

  public ChangeLog(Database database) {
    this.database = database;
  }

  /**
   * The latest changes, the newest first.
   *
   * @param before only changes with a smaller revision; {@link Long#MAX_VALUE} for all
   */
  public List<LoggedChange> latest(long before, int limit) {
    return list(CHANGE.REVISION.lt(before), limit);
  }

  /** The latest changes of one entry, under its earlier names too, the newest first. */
  public List<LoggedChange> latest(EntryRef ref, long before, int limit) {
    return list(CHANGE.REVISION.lt(before).and(touches(names(ref).changes())), limit);
  }

  /** The latest changes of the entries with a code, whatever their catalog, the newest first. */
  public List<LoggedChange> latest(String code, long before, int limit) {
    List<Condition> each = new ArrayList<>();
    each.add(CHANGE_ENTRY.CODE.eq(code));
    for (String catalog :
        database.query(
            sql ->
                sql.selectDistinct(RENAMING.CATALOG_AFTER)
                    .from(RENAMING)
                    .where(RENAMING.CODE_AFTER.eq(code))
                    .fetch(RENAMING.CATALOG_AFTER))) {
      each.add(names(new EntryRef(catalog, code)).changes());
    }
    return list(CHANGE.REVISION.lt(before).and(touches(DSL.or(each))), limit);
  }

  private EntryNames names(EntryRef ref) {
    return database.query(sql -> EntryNames.of(sql, ref));
  }

  /** The changes of one entry after a revision, the oldest first. */
  public List<Change> after(EntryRef ref, long revision) {
    EntryNames names = names(ref);
    return database.query(
        sql ->
            sql.select(CHANGE.fields())
                .from(CHANGE)
                .join(CHANGE_ENTRY)
                .on(CHANGE_ENTRY.REVISION.eq(CHANGE.REVISION))
                .where(names.changes(), CHANGE.REVISION.gt(revision))
                .orderBy(CHANGE.REVISION)
                .fetch(row -> change(row.into(CHANGE))));
  }

  public Optional<Change> find(long revision) {
    return database.query(
        sql ->
            sql.selectFrom(CHANGE)
                .where(CHANGE.REVISION.eq(revision))
                .fetchOptional()
                .map(ChangeLog::change));
  }

  /**
   * What one change did, by catalog and in the codes' natural order.
   *
   * @throws CatalogException when there is no such change
   */
  public List<EntryChange> entries(long revision) throws CatalogException {
    if (find(revision).isEmpty()) {
      throw new CatalogException(Problem.HISTORY_NO_CHANGE, revision);
    }
    List<EntryChange> changes = new ArrayList<>();
    for (var row :
        database.query(
            sql ->
                sql.selectFrom(CHANGE_ENTRY).where(CHANGE_ENTRY.REVISION.eq(revision)).fetch())) {
      changes.add(
          new EntryChange(
              new EntryRef(row.getCatalog(), row.getCode()),
              entry(row.getCatalog(), row.getContentBefore()),
              entry(row.getCatalog(), row.getContentAfter())));
    }
    changes.sort((one, other) -> one.ref().compareTo(other.ref()));
    return changes;
  }

  /**
   * The entry as it was right after a change, also when it had another name then; empty when it was
   * not there.
   */
  public Optional<Entry> at(EntryRef ref, long revision) throws CatalogException {
    EntryRef then = names(ref).at(revision);
    return under(then, revision).map(entry -> entry.named(ref));
  }

  /** What had a name right after a change; not what it was called before or later. */
  public Optional<Entry> under(EntryRef ref, long revision) throws CatalogException {
    Optional<String> content =
        database.query(
            sql ->
                sql.select(CHANGE_ENTRY.CONTENT_AFTER)
                    .from(CHANGE_ENTRY)
                    .where(is(ref), CHANGE_ENTRY.REVISION.le(revision))
                    .orderBy(CHANGE_ENTRY.REVISION.desc())
                    .limit(1)
                    .fetchOptional(CHANGE_ENTRY.CONTENT_AFTER));
    return entry(ref.catalog(), content.orElse(null));
  }

  /** The entries with a code as they were right after a change, by catalog. */
  public List<Entry> at(String code, long revision) throws CatalogException {
    List<String> catalogs =
        database.query(
            sql ->
                sql.selectDistinct(CHANGE_ENTRY.CATALOG)
                    .from(CHANGE_ENTRY)
                    .where(CHANGE_ENTRY.CODE.eq(code), CHANGE_ENTRY.REVISION.le(revision))
                    .fetch(CHANGE_ENTRY.CATALOG));
    catalogs.sort(null);
    List<Entry> entries = new ArrayList<>();
    for (String catalog : catalogs) {
      at(new EntryRef(catalog, code), revision).ifPresent(entries::add);
    }
    return entries;
  }

  /** What one change did to the catalogs themselves, by their names. */
  public List<CatalogChange> catalogs(long revision) throws CatalogException {
    return catalogsBetween(revision - 1, revision);
  }

  /** The renamings between two revisions, the earliest first. */
  public List<Renaming> renamings(long from, long to) {
    return database.query(
        sql ->
            sql.selectFrom(RENAMING)
                .where(within(RENAMING.REVISION, from, to))
                .orderBy(RENAMING.REVISION)
                .fetch(ChangeLog::renaming));
  }

  /** The names that entries have been given since a change, by those that they had after it. */
  public Map<EntryRef, EntryRef> namesSince(long revision) {
    Map<EntryRef, EntryRef> then = new HashMap<>();
    for (Renaming one : renamings(revision, Long.MAX_VALUE)) {
      then.put(one.after(), Optional.ofNullable(then.remove(one.before())).orElse(one.before()));
    }
    Map<EntryRef, EntryRef> now = new HashMap<>();
    then.forEach((name, former) -> now.put(former, name));
    return now;
  }

  /** A catalog without its entries, as it was right after a change. */
  public Optional<Catalog> catalogAt(String id, long revision) throws CatalogException {
    Optional<String> content =
        database.query(
            sql ->
                sql.select(CHANGE_CATALOG.CONTENT_AFTER)
                    .from(CHANGE_CATALOG)
                    .where(CHANGE_CATALOG.CATALOG.eq(id), CHANGE_CATALOG.REVISION.le(revision))
                    .orderBy(CHANGE_CATALOG.REVISION.desc())
                    .limit(1)
                    .fetchOptional(CHANGE_CATALOG.CONTENT_AFTER));
    return catalog(content.orElse(null));
  }

  /** The changes of a catalog itself after a revision, the oldest first. */
  public List<Long> catalogChangesAfter(String id, long revision) {
    return database.query(
        sql ->
            sql.select(CHANGE_CATALOG.REVISION)
                .from(CHANGE_CATALOG)
                .where(CHANGE_CATALOG.CATALOG.eq(id), CHANGE_CATALOG.REVISION.gt(revision))
                .orderBy(CHANGE_CATALOG.REVISION)
                .fetch(CHANGE_CATALOG.REVISION));
  }

  /**
   * The names in a catalog whose entries were renamed, moved or removed, and that no entry has now.
   */
  public Map<EntryRef, FormerName> formerNames(String catalog) {
    return database.query(sql -> new FormerNames(sql).edited(catalog));
  }

  private static Renaming renaming(RenamingRecord row) {
    return new Renaming(
        new EntryRef(row.getCatalogBefore(), row.getCodeBefore()),
        new EntryRef(row.getCatalogAfter(), row.getCodeAfter()));
  }

  /** How the catalogs themselves differ between two revisions, by their names. */
  public List<CatalogChange> catalogsBetween(long from, long to) throws CatalogException {
    Map<String, CatalogChange> changes = new TreeMap<>();
    for (var row :
        database.query(
            sql ->
                sql.selectFrom(CHANGE_CATALOG)
                    .where(within(CHANGE_CATALOG.REVISION, from, to))
                    .orderBy(CHANGE_CATALOG.REVISION)
                    .fetch())) {
      CatalogChange step =
          new CatalogChange(
              row.getCatalog(), catalog(row.getContentBefore()), catalog(row.getContentAfter()));
      changes.merge(
          step.id(),
          step,
          (one, other) -> new CatalogChange(one.id(), one.before(), other.after()));
    }
    return changes.values().stream()
        .filter(change -> !change.before().equals(change.after()))
        .map(change -> from <= to ? change : change.reversed())
        .toList();
  }

  /**
   * The entries that differ between two revisions, of which the first may be the later one; by
   * catalog and in the codes' natural order.
   */
  public List<EntryChange> between(long from, long to) throws CatalogException {
    Map<EntryRef, Optional<Entry>> old = new HashMap<>();
    Map<EntryRef, Optional<Entry>> now = new TreeMap<>();
    for (var row :
        database.query(
            sql ->
                sql.selectFrom(CHANGE_ENTRY)
                    .where(within(CHANGE_ENTRY.REVISION, from, to))
                    .orderBy(CHANGE_ENTRY.REVISION)
                    .fetch())) {
      EntryRef ref = new EntryRef(row.getCatalog(), row.getCode());
      if (!old.containsKey(ref)) {
        old.put(ref, entry(ref.catalog(), row.getContentBefore()));
      }
      now.put(ref, entry(ref.catalog(), row.getContentAfter()));
    }
    List<EntryChange> changes = new ArrayList<>();
    now.forEach(
        (ref, after) -> {
          Optional<Entry> before = old.getOrDefault(ref, Optional.empty());
          if (!before.equals(after)) {
            changes.add(
                from <= to
                    ? new EntryChange(ref, before, after)
                    : new EntryChange(ref, after, before));
          }
        });
    return changes;
  }

  private List<LoggedChange> list(Condition condition, int limit) {
    List<Change> changes =
        database.query(
            sql ->
                sql.selectFrom(CHANGE)
                    .where(condition)
                    .orderBy(CHANGE.REVISION.desc())
                    .limit(limit)
                    .fetch(ChangeLog::change));
    List<Long> revisions = changes.stream().map(Change::revision).toList();
    Map<Long, Integer> counts =
        database.query(
            sql ->
                sql.select(CHANGE_ENTRY.REVISION, count())
                    .from(CHANGE_ENTRY)
                    .where(CHANGE_ENTRY.REVISION.in(revisions))
                    .groupBy(CHANGE_ENTRY.REVISION)
                    .fetchMap(row -> row.value1(), row -> row.value2()));
    Map<Long, List<EntryRef>> some = some(revisions);
    return changes.stream()
        .map(
            change ->
                new LoggedChange(
                    change,
                    counts.getOrDefault(change.revision(), 0),
                    some.getOrDefault(change.revision(), List.of()).stream().sorted().toList()))
        .toList();
  }

  /** The first few entries of each change; removed entries have no stored sort key. */
  private Map<Long, List<EntryRef>> some(Collection<Long> revisions) {
    var numbered =
        database.query(
            sql ->
                sql.select(
                        CHANGE_ENTRY.REVISION,
                        CHANGE_ENTRY.CATALOG,
                        CHANGE_ENTRY.CODE,
                        rowNumber()
                            .over()
                            .partitionBy(CHANGE_ENTRY.REVISION)
                            .orderBy(
                                Sql.plainOrder(CHANGE_ENTRY.CATALOG),
                                Sql.plainOrder(coalesce(ENTRY.SORT_KEY, CHANGE_ENTRY.CODE)))
                            .as("nth"))
                    .from(CHANGE_ENTRY)
                    .leftJoin(ENTRY)
                    .on(ENTRY.CATALOG.eq(CHANGE_ENTRY.CATALOG), ENTRY.CODE.eq(CHANGE_ENTRY.CODE))
                    .where(CHANGE_ENTRY.REVISION.in(revisions))
                    .asTable("numbered"));
    return database.query(
        sql ->
            sql.selectFrom(numbered)
                .where(DSL.field(DSL.name("nth"), Integer.class).le(SOME))
                .fetchGroups(
                    row -> row.get(CHANGE_ENTRY.REVISION),
                    row ->
                        new EntryRef(row.get(CHANGE_ENTRY.CATALOG), row.get(CHANGE_ENTRY.CODE))));
  }

  /** The condition that a change touched an entry. */
  private static Condition touches(Condition entry) {
    return exists(
        selectOne().from(CHANGE_ENTRY).where(CHANGE_ENTRY.REVISION.eq(CHANGE.REVISION), entry));
  }

  /**
   * The condition that a change lies between two revisions, of which either may be the later one.
   */
  private static Condition within(Field<Long> revision, long from, long to) {
    return revision.gt(Math.min(from, to)).and(revision.le(Math.max(from, to)));
  }

  private static Condition is(EntryRef ref) {
    return CHANGE_ENTRY.CATALOG.eq(ref.catalog()).and(CHANGE_ENTRY.CODE.eq(ref.code()));
  }

  private static Change change(dev.errdict.db.schema.tables.records.ChangeRecord row) {
    return new Change(
        row.getRevision(),
        row.getChangedAt().toInstant(),
        row.getAuthor(),
        Tagged.of(ChangeKind.class, row.getKind()),
        row.getMessage());
  }

  private static Optional<Catalog> catalog(@Nullable String content) throws CatalogException {
    return content == null
        ? Optional.empty()
        : Optional.of(CatalogReader.read(new StringReader(content)).catalog());
  }

  private static Optional<Entry> entry(String catalog, @Nullable String content)
      throws CatalogException {
    return content == null ? Optional.empty() : Optional.of(EntryReader.read(catalog, content));
  }
}
