package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.CHANGE;
import static dev.errdict.db.schema.Tables.CHANGE_ENTRY;
import static dev.errdict.db.schema.Tables.ENTRY;
import static dev.errdict.db.schema.Tables.RELATION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CodeOrder;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.StaleText;
import dev.errdict.db.home.DatabaseTrouble;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The catalogs: reading, and committing changes. Safe for use by several threads. */
public final class CatalogStore {
  private static final int BATCH = 1000;

  /** From this number of entries on, a commit first checks the free disk space. */
  private static final int MANY = 1000;

  /** The average disk space that an imported entry needs while it is written. */
  private static final long BYTES_OF_ENTRY = 6L << 10;

  private final Database database;
  private final Clock clock;
  private final CommitCompanion companion;

  public CatalogStore(Database database, Clock clock) {
    this(database, clock, sql -> {});
  }

  private CatalogStore(Database database, Clock clock, CommitCompanion companion) {
    this.database = database;
    this.clock = clock;
    this.companion = companion;
  }

  /** This store, with statements that run in the transaction of each of its commits. */
  public CatalogStore with(CommitCompanion statements) {
    return new CatalogStore(database, clock, statements);
  }

  /** {@code stamp()} of the store. */
  public String stamp() {
    return database.stamp();
  }

  /** Makes several readings in one opening of the database, as of one moment. */
  public <T> T atOnce(Supplier<T> readings) {
    return database.query(sql -> readings.get());
  }

  /** The number of the latest change; 0 when there is none. */
  public long revision() {
    return database.query(
        sql -> sql.select(coalesce(max(CHANGE.REVISION), 0L)).from(CHANGE).fetchSingle().value1());
  }

  /** The revision at which the entry last changed; empty when it is not there. */
  public OptionalLong revisionOf(EntryRef ref) {
    Optional<Long> revision =
        database.query(
            sql ->
                sql.select(ENTRY.REVISION)
                    .from(ENTRY)
                    .where(is(ref))
                    .fetchOptional(ENTRY.REVISION));
    return revision.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  /** At which revision each entry of a catalog last changed. */
  public Map<EntryRef, Long> revisions(String catalog) {
    return database.query(
        sql ->
            sql.select(ENTRY.CODE, ENTRY.REVISION)
                .from(ENTRY)
                .where(ENTRY.CATALOG.eq(catalog))
                .fetchMap(row -> new EntryRef(catalog, row.value1()), row -> row.value2()));
  }

  public List<Catalog> catalogs() {
    return database.query(sql -> CatalogRows.read(sql));
  }

  public Optional<Catalog> catalog(String id) {
    return catalogs().stream().filter(catalog -> catalog.id().equals(id)).findFirst();
  }

  /** How many entries each catalog holds; one without any is left out. */
  public Map<String, Integer> sizes() {
    return database.query(
        sql ->
            sql.select(ENTRY.CATALOG, DSL.count())
                .from(ENTRY)
                .groupBy(ENTRY.CATALOG)
                .fetchMap(row -> row.value1(), row -> row.value2()));
  }

  public Optional<Entry> find(EntryRef ref) {
    return database.query(sql -> EntryRows.read(sql, is(ref)).stream().findFirst());
  }

  /** The existing ones of these entries, by catalog and in the codes' natural order. */
  public List<Entry> find(Collection<EntryRef> refs) {
    return refs.isEmpty() ? List.of() : database.query(sql -> EntryRows.read(sql, refs));
  }

  /** The code's entry in each catalog that has it. */
  public List<Entry> find(String code) {
    return database.query(sql -> EntryRows.read(sql, ENTRY.CODE.eq(code)));
  }

  /** The names of the code's entries, by catalog. */
  public List<EntryRef> refs(String code) {
    return database.query(
        sql ->
            sql.select(ENTRY.CATALOG)
                .from(ENTRY)
                .where(ENTRY.CODE.eq(code))
                .orderBy(Sql.plainOrder(ENTRY.CATALOG))
                .fetch(row -> new EntryRef(row.value1(), code)));
  }

  /** The names whose code is this one in any letter case, by catalog. */
  public List<EntryRef> refsInAnyCase(String code) {
    // Compared here: what is a small letter in a database depends on its language.
    return database.query(
        sql ->
            sql
                .select(ENTRY.CATALOG, ENTRY.CODE)
                .from(ENTRY)
                .where(
                    DSL.charLength(ENTRY.CODE)
                        .in(code.length(), code.codePointCount(0, code.length())))
                .orderBy(Sql.plainOrder(ENTRY.CATALOG), Sql.plainOrder(ENTRY.CODE))
                .fetch(row -> new EntryRef(row.value1(), row.value2()))
                .stream()
                .filter(ref -> ref.code().equalsIgnoreCase(code))
                .toList());
  }

  /** Every entry's name, by catalog and then in the codes' natural order. */
  public List<EntryRef> refs() {
    return database.query(
        sql ->
            sql.select(ENTRY.CATALOG, ENTRY.CODE)
                .from(ENTRY)
                .orderBy(Sql.plainOrder(ENTRY.CATALOG), ENTRY.SORT_KEY)
                .fetch(row -> new EntryRef(row.value1(), row.value2())));
  }

  /**
   * Passes every entry to the consumer, in batches read one after another, in no particular order.
   * Entries that are added meanwhile are left out, so that it ends beside others who keep adding.
   */
  public void forEach(Consumer<Entry> consumer) {
    long last = lastId();
    List<Long> ids = ids(-1, last);
    while (!ids.isEmpty()) {
      Condition batch = ENTRY.ID.between(ids.getFirst(), ids.getLast());
      database.query(sql -> EntryRows.read(sql, batch)).forEach(consumer);
      ids = ids(ids.getLast(), last);
    }
  }

  private long lastId() {
    return database.query(
        sql -> sql.select(coalesce(max(ENTRY.ID), -1L)).from(ENTRY).fetchSingle().value1());
  }

  private List<Long> ids(long after, long last) {
    return database.query(
        sql ->
            sql.select(ENTRY.ID)
                .from(ENTRY)
                .where(ENTRY.ID.gt(after), ENTRY.ID.le(last))
                .orderBy(ENTRY.ID)
                .limit(BATCH)
                .fetch(ENTRY.ID));
  }

  /** The entries of a catalog in the codes' natural order. */
  public List<Entry> entries(String catalog) {
    return database.query(sql -> EntryRows.read(sql, ENTRY.CATALOG.eq(catalog)));
  }

  /**
   * The texts of a catalog's entries whose counterpart in the other language changed after they
   * were written, in the codes' natural order. After an edit of both languages or of the stale one,
   * or a first translation, neither is stale.
   */
  public List<StaleText> staleTexts(String catalog) {
    return database.query(sql -> new StaleTexts(sql).of(catalog));
  }

  /** The entries that changed after a revision, removed ones included. */
  public List<EntryRef> changedAfter(long revision) {
    return database.query(
        sql -> {
          // The database takes twice as long to tell them apart.
          Set<EntryRef> changed = new LinkedHashSet<>();
          try (var rows =
              sql.select(CHANGE_ENTRY.CATALOG, CHANGE_ENTRY.CODE)
                  .from(CHANGE_ENTRY)
                  .where(CHANGE_ENTRY.REVISION.gt(revision))
                  .fetchSize(BATCH)
                  .fetchLazy()) {
            rows.forEach(row -> changed.add(new EntryRef(row.value1(), row.value2())));
          }
          return List.copyOf(changed);
        });
  }

  /** The codes that entries had before somebody gave them other ones, and that no entry has now. */
  public List<FormerName> formerCodes() {
    return database.query(sql -> new FormerNames(sql).recoded());
  }

  /**
   * What became of a name that no entry has now; empty when an entry has it, or when none had it
   * before.
   */
  public Optional<FormerName> former(EntryRef name) {
    return database.query(sql -> new FormerNames(sql).of(name));
  }

  /** The entries of a catalog that are related to an entry of it, in the codes' natural order. */
  public List<EntryRef> relatedTo(EntryRef ref) {
    var target = ENTRY.as("target");
    return database.query(
        sql ->
            sql.select(ENTRY.CATALOG, ENTRY.CODE)
                .from(RELATION)
                .join(ENTRY)
                .on(ENTRY.ID.eq(RELATION.ENTRY_ID))
                .join(target)
                .on(target.ID.eq(RELATION.TARGET_ID))
                .where(target.CATALOG.eq(ref.catalog()), target.CODE.eq(ref.code()))
                .orderBy(ENTRY.SORT_KEY)
                .fetch(row -> new EntryRef(row.value1(), row.value2())));
  }

  /**
   * The codes around a code that a catalog does not have: up to {@code each} before it and as many
   * after it, in order.
   */
  public List<EntryRef> neighbours(String catalog, String code, int each) {
    String key = CodeOrder.sortKey(code);
    List<String> before =
        new ArrayList<>(
            database.query(
                sql ->
                    sql.select(ENTRY.CODE)
                        .from(ENTRY)
                        .where(ENTRY.CATALOG.eq(catalog), ENTRY.SORT_KEY.lt(key))
                        .orderBy(ENTRY.CATALOG.desc(), ENTRY.SORT_KEY.desc())
                        .limit(each)
                        .fetch(ENTRY.CODE)));
    Collections.reverse(before);
    before.addAll(
        database.query(
            sql ->
                sql.select(ENTRY.CODE)
                    .from(ENTRY)
                    .where(ENTRY.CATALOG.eq(catalog), ENTRY.SORT_KEY.gt(key))
                    .orderBy(ENTRY.CATALOG, ENTRY.SORT_KEY)
                    .limit(each)
                    .fetch(ENTRY.CODE)));
    return before.stream().map(near -> new EntryRef(catalog, near)).toList();
  }

  /**
   * Commits a change. Returns its revision, or empty when the edit changes nothing and nothing was
   * written.
   *
   * @throws CatalogException when an entry has changed since the revision that the edit is based
   *     on, or the edit breaks a reference
   */
  public OptionalLong commit(Edit edit) throws CatalogException {
    return commit(edit, written -> {});
  }

  /**
   * The same, for large edits.
   *
   * @param progress called now and then with the number of entries written so far
   */
  public OptionalLong commit(Edit edit, IntConsumer progress) throws CatalogException {
    if (edit.entries().size() >= MANY) {
      database.checkRoomFor(edit.entries().size() * BYTES_OF_ENTRY);
    }
    try {
      return database.transaction(
          transaction -> {
            DSLContext sql = DSL.using(transaction);
            companion.before(sql);
            OptionalLong revision = new Commit(sql, Commit.time(clock)).apply(edit, progress);
            companion.after(sql, revision);
            return revision;
          });
    } catch (RuntimeException e) {
      if (e.getCause() instanceof CatalogException refused) {
        throw refused;
      }
      Optional<CatalogException> trouble = DatabaseTrouble.behind(e, database.place());
      if (trouble.isPresent()) {
        throw trouble.get();
      }
      throw e;
    }
  }

  /**
   * The generation that the search index must have: another one after each {@link #renewIndex}, and
   * in each database. Empty in a home until the first renewal.
   */
  public String indexGeneration() {
    return database.query(sql -> IndexGeneration.read(sql) + database.identity());
  }

  /** Makes the process that writes the search index rebuild it. */
  public void renewIndex() {
    String generation = "renewed-" + clock.millis();
    database.transaction(transaction -> IndexGeneration.write(DSL.using(transaction), generation));
  }

  /** The entries that differ from their state in the change log; none in an undamaged database. */
  public List<EntryRef> differingFromLog() {
    return database.query(sql -> new Integrity(sql).differing());
  }

  static Condition is(EntryRef ref) {
    return ENTRY.CATALOG.eq(ref.catalog()).and(ENTRY.CODE.eq(ref.code()));
  }
}
