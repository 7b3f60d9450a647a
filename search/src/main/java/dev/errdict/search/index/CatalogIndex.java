package dev.errdict.search.index;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.home.DatabaseTrouble;
import dev.errdict.search.meaning.Embedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;

/**
 * The index on disk, as its writer or as a reader. The first process to take Lucene's lock writes;
 * the others read what it commits, and one of them takes over when that process ends. Every commit
 * contains the store's revision and stamp that it has reached: while the store still has that
 * stamp, only the index is read and the store is not opened. After a crash of either side the
 * missing changes are replayed, and a damaged, foreign or outdated index is rebuilt. Where the
 * folder cannot be written the index is in memory.
 *
 * <p>A change becomes searchable in three steps: an exact code as soon as the change is read
 * ({@link RecentChanges}), its words with the next commit of the index, its meaning when its
 * vectors are made, which {@link #addVectors} does a few entries at a time.
 *
 * <p>Damage inside a file is found only by its checksum. The checksums of a small index are
 * compared when it is opened; those of a large one only after a read has failed.
 */
public final class CatalogIndex implements AutoCloseable {
  /** How long to wait for another process to build the index, and the interval of polling. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration LOOK = Duration.ofMillis(50);

  private static final Logger LOG = Logger.getLogger(CatalogIndex.class.getName());

  /** When missing vectors are computed. */
  public enum Vectors {
    /** Before {@link #refresh} returns. */
    AT_ONCE,
    /** By {@link #addVectors}. */
    LATER
  }

  /** How the files are read. */
  public enum Access {
    /** Mapped into memory: the fastest for a long-running process. */
    MAPPED,
    /**
     * With ordinary reads: the first mapping links native functions, which takes longer than a
     * command's only answer.
     */
    PLAIN
  }

  private final Embedder embedder;
  private final Vectors vectors;
  private final IndexFollower follower;
  private Optional<RuntimeException> trouble = Optional.empty();

  private CatalogIndex(IndexPlace place, EntrySource source, Embedder embedder, Vectors vectors) {
    this.embedder = embedder;
    this.vectors = vectors;
    this.follower = new IndexFollower(place, source, embedder);
  }

  /**
   * Opens the index in a folder, and brings it up to the store's revision when no other process
   * does.
   */
  public static CatalogIndex open(Path folder, EntrySource source, Embedder embedder) {
    return open(folder, source, embedder, Vectors.AT_ONCE, Access.MAPPED);
  }

  /**
   * Opens the index in a folder, and brings it up to the store's revision when no other process
   * does. When the store cannot be read, an existing index is used as it is.
   */
  public static CatalogIndex open(
      Path folder, EntrySource source, Embedder embedder, Vectors vectors, Access access) {
    CatalogIndex index = new CatalogIndex(IndexPlace.of(folder, access), source, embedder, vectors);
    try {
      index.make();
    } catch (RuntimeException e) {
      if (DatabaseTrouble.isOfStore(e)) {
        if (index.follower.snapshot().isEmpty()) {
          index.close();
          throw e;
        }
        LOG.log(Level.WARNING, "answering from the index as it is: {0}", DatabaseTrouble.told(e));
        index.trouble = Optional.of(e);
        return index;
      }
      // Such as a full disk: answer from the store, with an index in memory. A failure of the store
      // itself is thrown again there.
      index.moveToMemory(e);
      index.make();
    }
    return index;
  }

  /** Why the store could not be read at the opening, so that the index is as it was before. */
  public Optional<RuntimeException> trouble() {
    return trouble;
  }

  /** An index in memory, for this process alone. */
  public static CatalogIndex inMemory(EntrySource source, Embedder embedder) {
    CatalogIndex index = new CatalogIndex(IndexPlace.inMemory(), source, embedder, Vectors.AT_ONCE);
    index.refresh();
    return index;
  }

  /**
   * Calls a listener with the changed entries, each time; on the thread that has read the change.
   */
  public void onChange(Consumer<Set<EntryRef>> listener) {
    follower.onChange(listener);
  }

  /** The codes that entries had before they got other ones. */
  public FormerCodes formerCodes() {
    return follower.formerCodes();
  }

  /** The catalogs by their ids, in their order. */
  public Map<String, Catalog> catalogs() {
    return follower.catalogs();
  }

  /** Brings the index up to the store; waits a little while another process builds it. */
  private void make() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    refresh();
    while (follower.snapshot().isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK.toNanos());
      refresh();
    }
  }

  /**
   * Reads the index as it is. When that fails because the index is damaged, it is rebuilt and read
   * again, once.
   *
   * @return empty while another process is building the index
   */
  public <T> Optional<T> read(Function<IndexSnapshot, T> reading) {
    return read(reading, true);
  }

  private <T> Optional<T> read(Function<IndexSnapshot, T> reading, boolean mending) {
    Optional<IndexSnapshot> now = follower.snapshot();
    while (now.isPresent()) {
      DirectoryReader reader = now.get().reader();
      if (reader.tryIncRef()) {
        try {
          return Optional.of(reading.apply(now.get()));
        } catch (RuntimeException | InternalError e) {
          // Java reports a mapped file that was cut short as an InternalError.
          if (!mending || IndexCheck.isSound(reader)) {
            throw e;
          }
          discard(now.get());
        } finally {
          release(reader);
        }
        make();
        return read(reading, false);
      }
      now = follower.snapshot();
    }
    return Optional.empty();
  }

  private static void release(DirectoryReader reader) {
    try {
      reader.decRef();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Follows the change log: the writer indexes the changes, a reader opens the writer's latest
   * commit.
   *
   * @return whether the index has reached the revision and generation that the store had at the
   *     call
   */
  public synchronized boolean refresh() {
    try {
      try {
        return reach();
      } catch (IOException | RuntimeException e) {
        Optional<IndexSnapshot> now = follower.snapshot();
        if (now.isEmpty() || IndexCheck.isSound(now.get().reader())) {
          throw e;
        }
        discard(now.get());
        return reach();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean reach() throws IOException {
    boolean reached = follower.reach();
    if (vectors == Vectors.AT_ONCE) {
      while (addVectors()) {}
    }
    return reached;
  }

  private synchronized void discard(IndexSnapshot damaged) {
    follower.discard(damaged);
  }

  private synchronized void moveToMemory(Exception reason) {
    follower.moveToMemory(reason);
  }

  /**
   * Computes some of the missing vectors, which may take some hundred milliseconds without blocking
   * others. For one thread at a time.
   *
   * @return whether more are missing that this process can add
   */
  public boolean addVectors() {
    List<Entry> entries = takePending();
    if (entries.isEmpty()) {
      return false;
    }
    List<List<Document>> made = entries.stream().map(this::withVectors).toList();
    try {
      return putVectors(entries, made);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Document> withVectors(Entry entry) {
    Map<Long, float[]> kept = read(index -> UnitVectors.kept(entry.ref(), index)).orElse(Map.of());
    return IndexDocuments.of(entry, new UnitVectors(embedder, true, kept));
  }

  private synchronized List<Entry> takePending() {
    return follower.takeWithoutVectors();
  }

  private synchronized boolean putVectors(List<Entry> entries, List<List<Document>> made)
      throws IOException {
    return follower.putVectors(entries, made);
  }

  /** The number of entries without vectors in the latest commit. */
  public int countWithoutVectors() {
    return embedder.computes() ? read(IndexSnapshot::countWithoutVectors).orElse(0) : 0;
  }

  /** Whether no vector of this process's embedder is missing. */
  public boolean hasAllVectors() {
    return !embedder.computes()
        || follower.snapshot().filter(now -> now.withoutVectors(1).isEmpty()).isPresent();
  }

  /** Whether the index outlives this process. */
  public synchronized boolean isOnDisk() {
    return follower.isOnDisk();
  }

  @Override
  public synchronized void close() {
    try {
      follower.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
