package dev.errdict.db.h2;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.BoundedWait;
import dev.errdict.db.home.DatabaseTrouble;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.HomeLock;
import dev.errdict.db.home.Stamp;
import dev.errdict.db.home.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The database file of a home, as this process uses it: open while there is work on it and shortly
 * after, under the home's lock. One instance per home and process, which the stores on that home
 * share. Safe for use by several threads.
 *
 * <p>States: <em>closed</em> (no lock), <em>in use</em> (lock and opening, users &gt; 0) and
 * <em>kept</em> (lock and opening, no users). A kept opening ends after the time that its last user
 * asked for, or at once when another process waits for the lock or a thread of this process needs
 * to write.
 */
public final class HomeFile {
  private static final Map<Path, HomeFile> INSTANCES = new HashMap<>();

  private static final int ALL = 1 << 16;
  private static final Duration LOOK = Duration.ofMillis(5);

  private final Home home;
  private final Path key;
  private final HomeLock lock;
  private final Stamp stamp;
  private final HomeOpener opener;
  private int owners;

  /** A reader takes one permit, a writer all; first come, first served. */
  private final Semaphore permits = new Semaphore(ALL, true);

  private final ReentrantLock state = new ReentrantLock();
  private final Condition unused = state.newCondition();
  private final Map<Thread, Use> byThread = new ConcurrentHashMap<>();
  private @Nullable Opening opening;
  private int users;
  private long keptUntil;
  private boolean watched;

  /** Set when the last store has released it; threads that still wait for it then fail. */
  private volatile boolean released;

  private HomeFile(Home home, Path key) {
    this.home = home;
    this.key = key;
    this.lock = new HomeLock(home.lock());
    this.stamp = new Stamp(home.stamp());
    this.opener = new HomeOpener(home, lock, stamp);
  }

  /** The home's file in this process; every caller must {@link #release} it. */
  public static HomeFile take(Home home) {
    synchronized (INSTANCES) {
      Path key = key(home);
      HomeFile file = INSTANCES.computeIfAbsent(key, unknown -> new HomeFile(home, key));
      file.owners++;
      return file;
    }
  }

  /** The folder without symbolic links; it need not exist yet. */
  private static Path key(Home home) {
    Path there = home.folder();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      return there.toRealPath().resolve(there.relativize(home.folder())).normalize();
    } catch (IOException e) {
      return home.folder();
    }
  }

  public void release() {
    synchronized (INSTANCES) {
      owners--;
      if (owners > 0) {
        return;
      }
      INSTANCES.remove(key, this);
      released = true;
    }
    state.lock();
    try {
      closeOpening();
      lock.close();
    } finally {
      state.unlock();
    }
  }

  Home home() {
    return home;
  }

  public Stamp stamp() {
    return stamp;
  }

  /** A thread's use of the open file. */
  final class Use implements AutoCloseable {
    private final Opening open;
    private final boolean writing;
    private final StoreOptions options;
    private int depth = 1;
    private boolean failed;

    private Use(Opening open, boolean writing, StoreOptions options) {
      this.open = open;
      this.writing = writing;
      this.options = options;
    }

    /** A connection, to be closed by the caller before this use. */
    Connection connect() throws SQLException {
      return open.connect();
    }

    /**
     * Has the file closed after this use: H2 may not be able to continue, and a failed write may
     * have left unused space.
     */
    void fail() {
      failed = true;
      if (writing) {
        Compaction.noteLoose(lock);
      }
    }

    @Override
    public void close() {
      depth--;
      if (depth == 0) {
        byThread.remove(Thread.currentThread());
        finish(this);
      }
    }
  }

  /**
   * Opens the file, or shares an opening. Reentrant: within a use, the same thread gets that use
   * again.
   *
   * @throws CatalogException when the file cannot be opened, or others keep it for too long
   */
  Use open(boolean writing, StoreOptions options) throws CatalogException {
    Use outer = byThread.get(Thread.currentThread());
    if (outer != null) {
      if (writing && !outer.writing) {
        throw new IllegalStateException("writing within a reading");
      }
      outer.depth++;
      return outer;
    }
    BoundedWait patience = patience(options);
    int wanted = writing ? ALL : 1;
    while (!tryAcquire(wanted)) {
      check(patience);
    }
    Use use = null;
    try {
      while (!tryState()) {
        check(patience);
      }
      try {
        checkOpen();
        Opening open = join(writing, options, patience);
        users++;
        use = new Use(open, writing, options);
        byThread.put(Thread.currentThread(), use);
        return use;
      } finally {
        state.unlock();
      }
    } finally {
      if (use == null) {
        permits.release(wanted);
      }
    }
  }

  private void checkOpen() {
    if (released) {
      throw new IllegalStateException("closed");
    }
  }

  private BoundedWait patience(StoreOptions options) {
    return new BoundedWait(options.patience(), () -> opener.report(options), () -> released);
  }

  private boolean tryAcquire(int wanted) {
    try {
      return permits.tryAcquire(wanted, 1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean tryState() {
    try {
      return state.tryLock(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void check(BoundedWait patience) throws CatalogException {
    patience.pause();
    checkOpen();
    if (patience.isOver()) {
      throw opener.busy(patience);
    }
  }

  private Opening join(boolean writing, StoreOptions options, BoundedWait patience)
      throws CatalogException {
    // New readers in this process must not starve another process.
    while (users > 0 && lock.isAwaited() && !patience.isOver()) {
      try {
        var _ = unused.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (opening != null
        && users == 0
        && (lock.isAwaited() || (writing && !opening.isWritable()) || isGone())) {
      closeOpening();
    }
    if (opening == null) {
      opening = opener.open(writing, options, patience);
    }
    return opening;
  }

  /** Whether the file was deleted, or replaced, while it was kept open. */
  private boolean isGone() {
    return !Files.exists(home.database());
  }

  private void finish(Use use) {
    state.lock();
    try {
      users--;
      if (users == 0) {
        unused.signalAll();
        if (use.failed
            || use.options.keep().isZero()
            || permits.hasQueuedThreads()
            || lock.isAwaited()) {
          closeOpening();
        } else {
          keptUntil = System.nanoTime() + use.options.keep().toNanos();
          watch();
        }
      }
    } finally {
      state.unlock();
      permits.release(use.writing ? ALL : 1);
    }
  }

  /** Starts the thread that ends a kept opening, unless it runs. */
  private void watch() {
    if (!watched) {
      watched = true;
      Thread.ofPlatform().daemon().name("errdict-store").start(this::endKept);
    }
  }

  private void endKept() {
    while (true) {
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      state.lock();
      try {
        if (opening == null) {
          watched = false;
          return;
        }
        if (users == 0 && (System.nanoTime() > keptUntil || lock.isAwaited())) {
          closeOpening();
          watched = false;
          return;
        }
      } finally {
        state.unlock();
      }
    }
  }

  /** Work on a closed file. */
  public interface FileWork<T> {
    T run() throws IOException;
  }

  /** Runs work that leaves the file compact, while neither this process nor another has it open. */
  public <T> T exclusively(StoreOptions options, FileWork<T> work) throws CatalogException {
    BoundedWait patience = patience(options);
    while (!tryAcquire(ALL)) {
      check(patience);
    }
    try {
      state.lock();
      try {
        closeOpening();
        opener.lock(true, options, patience);
        try {
          T result = work.run();
          Compaction.note(home, lock);
          return result;
        } catch (IOException e) {
          throw DatabaseTrouble.explain(e, home);
        } finally {
          lock.release();
        }
      } finally {
        state.unlock();
      }
    } finally {
      permits.release(ALL);
    }
  }

  /** Closes the file and compacts it. */
  void compact(StoreOptions options) throws CatalogException {
    try (Use _ = open(true, options)) {
      state.lock();
      try {
        if (opening != null) {
          opener.compact(opening);
          opening = null;
          lock.release();
        }
      } finally {
        state.unlock();
      }
    }
  }

  private void closeOpening() {
    Opening open = opening;
    opening = null;
    if (open == null) {
      return;
    }
    try {
      if (open.isWritable() && Compaction.isDue(home, lock)) {
        opener.compact(open);
      } else {
        open.close();
      }
    } finally {
      lock.release();
    }
  }
}
