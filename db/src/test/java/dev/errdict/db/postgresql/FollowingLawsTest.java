package dev.errdict.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.Home;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.store.Store;
import dev.errdict.db.store.StoreListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/**
 * Whatever writers do at the same time, whoever follows the change log by its revisions misses
 * nothing and sees nothing twice.
 */
@AddLifecycleHook(FollowingLawsTest.WhereItStarts.class)
class FollowingLawsTest {
  private static final AtomicInteger CODES = new AtomicInteger(70_000);

  /** jqwik takes a failed assumption of every try for a failure, so this asks before. */
  static final class WhereItStarts implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      return PostgresServer.canStart()
          ? SkipResult.doNotSkip()
          : SkipResult.skip(PostgresServer.MISSING);
    }
  }

  /** What a writer does. */
  enum Step {
    COMMIT,
    /** Refused within the transaction, after the revision was taken. */
    ROLL_BACK,
    /** Its session is ended by the server in the middle of it. */
    KILLED,
    PAUSE
  }

  /** Follows by revisions, as the index does. */
  private static final class Follower implements StoreListener {
    private final Store store;
    private final Set<EntryRef> seen = new ConcurrentSkipListSet<>();
    private volatile long reached;
    private volatile boolean twice;

    Follower(Store store) {
      this.store = store;
      this.reached = store.catalogs().revision();
    }

    @Override
    public boolean changed() {
      store.read(
          () -> {
            for (EntryRef ref : store.catalogs().changedAfter(reached)) {
              twice |= !seen.add(ref);
            }
            reached = store.catalogs().revision();
            return reached;
          });
      return true;
    }
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void no_revision_is_skipped(
      @ForAll @Size(min = 2, max = 4) List<@Size(min = 3, max = 8) List<Step>> writers)
      throws Exception {
    DatabaseAddress address = PostgresServer.shared().newAddress();
    List<String> committed = new ArrayList<>();
    try (Store followed = open(address);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      Follower follower = new Follower(followed);
      followed.follow(follower);
      List<Future<List<String>>> running = new ArrayList<>();
      for (List<Step> steps : writers) {
        running.add(threads.submit(() -> write(address, steps)));
      }
      for (Future<List<String>> one : running) {
        committed.addAll(one.get());
      }

      long last = followed.catalogs().revision();
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (follower.reached < last && System.nanoTime() < end) {
        Thread.sleep(5);
      }
      assertEquals(last, follower.reached);
      assertEquals(
          committed.stream().sorted().toList(),
          follower.seen.stream().map(EntryRef::code).sorted().toList());
      assertTrue(!follower.twice, "a change was followed twice");
    }
  }

  private static Store open(DatabaseAddress address) throws CatalogException {
    return Store.open(
        new Home(Path.of("target/unused")),
        Clock.systemUTC(),
        PostgresServer.options().on(Optional.of(address)));
  }

  /** The codes that were acknowledged. */
  private static List<String> write(DatabaseAddress address, List<Step> steps) throws Exception {
    List<String> acknowledged = new ArrayList<>();
    try (Store store = open(address)) {
      for (Step step : steps) {
        String code = "T" + CODES.incrementAndGet();
        switch (step) {
          case COMMIT -> {
            store.catalogs().commit(edit(code, ""));
            acknowledged.add(code);
          }
          case ROLL_BACK -> refused(store, edit(code, "related: {see-also: ['nowhere']}\n"));
          case KILLED -> killed(address, code);
          case PAUSE -> Thread.sleep(20);
        }
      }
    }
    return acknowledged;
  }

  private static void refused(Store store, Edit edit) {
    try {
      store.catalogs().commit(edit);
      throw new AssertionError("not refused");
    } catch (CatalogException e) {
      // As it is to be.
    }
  }

  private static void killed(DatabaseAddress address, String code) throws Exception {
    try (PostgresDatabase database =
        PostgresDatabase.open(address, PostgresServer.HOME, PostgresServer.options())) {
      database.transaction(
          transaction -> {
            var sql = transaction.dsl();
            sql.execute(
                "insert into change (changed_at, author, kind, message)"
                    + " values (now(), 'killed', 'edit', '"
                    + code
                    + "')");
            int pid = sql.fetchSingle("select pg_backend_pid()").get(0, Integer.class);
            PostgresServer.shared().execute("select pg_terminate_backend(" + pid + ")");
            return sql.execute("select 1");
          });
      throw new AssertionError("not killed");
    } catch (RuntimeException e) {
      // As it is to be.
    }
  }

  private static Edit edit(String code, String more) throws CatalogException {
    Entry entry = EntryReader.read("leancloud", "code: '" + code + "'\n" + more);
    return new Edit(
        ChangeKind.EDIT,
        "ann",
        code,
        Optional.empty(),
        List.of(new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry))));
  }
}
