package dev.errdict.search.index;

import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.search.meaning.Embedder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;

/**
 * The index on disk and this process's part in it. The first process to take Lucene's lock writes;
 * the others read what it commits, and one of them takes over when it is gone. Every commit names
 * the store's revision that it has reached, so that after a crash of either side the missing
 * changes are replayed, and a damaged, foreign or outdated index is made anew. Where the folder
 * cannot be written the index lives in memory.
 *
 * <p>Damage inside a file shows in its checksum alone. A small index is read whole when it is
 * opened; a large one only after a reading of it has failed.
 */
public final class CatalogIndex implements AutoCloseable {
  /** As many entries as are indexed together, on all processors. */
  private static final int BATCH = 5000;

  /** Up to this size every checksum is compared at opening. */
  private static final long SMALL_BYTES = 32L << 20;

  /** How long one waits for another process to make the index, and how often one looks. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration LOOK = Duration.ofMillis(50);

  private static final Logger LOG = Logger.getLogger(CatalogIndex.class.getName());

  private final EntrySource source;
  private final Embedder embedder;
  private Directory directory;
  private String generation = "";
  private Optional<IndexWriter> writer = Optional.empty();
  private volatile Optional<IndexSnapshot> snapshot = Optional.empty();

  private CatalogIndex(Directory directory, EntrySource source, Embedder embedder) {
    this.directory = directory;
    this.source = source;
    this.embedder = embedder;
  }

  /**
   * Opens the index in a folder, and brings it up to the store's revision when no other process
   * does.
   */
  public static CatalogIndex open(Path folder, EntrySource source, Embedder embedder) {
    CatalogIndex index = new CatalogIndex(directory(folder), source, embedder);
    try {
      index.make();
    } catch (RuntimeException e) {
      // Such as for a full disk: what can be told from the store is answered all the same; and a
      // store that fails does so once more.
      index.moveToMemory(e);
      index.make();
    }
    return index;
  }

  /** An index in memory, for this process alone. */
  public static CatalogIndex inMemory(EntrySource source, Embedder embedder) {
    CatalogIndex index = new CatalogIndex(new ByteBuffersDirectory(), source, embedder);
    index.refresh();
    return index;
  }

  private static Directory directory(Path folder) {
    try {
      return PrivateDirectory.open(folder);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "index folder not usable, indexing in memory: {0}", e.toString());
      return new ByteBuffersDirectory();
    }
  }

  /** Brings the index up to the store; when another process makes it, waits a little. */
  private void make() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    refresh();
    while (snapshot.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK.toNanos());
      refresh();
    }
  }

  /**
   * Reads the index as it stands. When that fails and the index turns out to be damaged, it is made
   * anew and read again, once.
   *
   * @return empty while another process is making the index
   */
  public <T> Optional<T> read(Function<IndexSnapshot, T> reading) {
    return read(reading, true);
  }

  private <T> Optional<T> read(Function<IndexSnapshot, T> reading, boolean mending) {
    Optional<IndexSnapshot> now = snapshot;
    while (now.isPresent()) {
      DirectoryReader reader = now.get().reader();
      if (reader.tryIncRef()) {
        try {
          return Optional.of(reading.apply(now.get()));
        } catch (RuntimeException e) {
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
      now = snapshot;
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
   * Follows the change log: as the writer by indexing what has changed, else by looking at what the
   * writer has committed.
   *
   * @return whether the index has reached the revision that the store had at the call, in the
   *     making that fits it
   */
  public synchronized boolean refresh() {
    try {
      try {
        return reach();
      } catch (IOException | RuntimeException e) {
        if (snapshot.isEmpty() || IndexCheck.isSound(snapshot.get().reader())) {
          throw e;
        }
        discard(snapshot.get());
        return reach();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean reach() throws IOException {
    long wanted = source.revision();
    // Lucene closes a writer that could not write, such as to a full disk or a deleted folder.
    writer = writer.filter(IndexWriter::isOpen);
    String renewed = source.indexGeneration();
    if (snapshot.filter(now -> now.revision() == wanted).isPresent()
        && writer.isPresent()
        && renewed.equals(generation)) {
      return true;
    }
    generation = renewed;
    if (writer.isEmpty()) {
      reopen();
      if (snapshot.isPresent()
          && snapshot.get().revision() == wanted
          && snapshot.get().hasVectors()
          && isOfGeneration(snapshot.get().stamp())) {
        return true;
      }
      becomeWriter();
    }
    if (writer.isPresent()) {
      index(writer.get(), wanted);
      reopen();
    }
    return snapshot.isPresent()
        && snapshot.get().revision() >= wanted
        && isOfGeneration(snapshot.get().stamp());
  }

  /** Gives a damaged index up, so that the next refreshing makes another. */
  private synchronized void discard(IndexSnapshot damaged) {
    if (snapshot.filter(now -> now == damaged).isEmpty()) {
      return; // another thread has
    }
    LOG.log(Level.WARNING, "index damaged, made anew");
    snapshot = Optional.empty();
    renew();
    try {
      damaged.reader().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has whichever process writes the index make it anew, unless it has been told already. */
  private void renew() {
    try {
      var commit = SegmentInfos.readLatestCommit(directory);
      if (isOfGeneration(IndexStamp.of(commit.getUserData()))) {
        source.renewIndex();
        generation = source.indexGeneration();
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "no commit to be read: the next to write starts over", e);
    }
  }

  private void becomeWriter() throws IOException {
    try {
      writer = Optional.of(WriterSettings.writer(directory));
    } catch (LockObtainFailedException e) {
      LOG.log(Level.FINE, "another process writes the index", e);
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "index not usable, made anew: {0}", e.toString());
      clear();
    }
  }

  /** Deletes a damaged index and starts over; in memory when even that fails. */
  private void clear() throws IOException {
    try {
      IndexCheck.empty(directory);
      writer = Optional.of(WriterSettings.writer(directory));
    } catch (IOException e) {
      moveToMemory(e);
      writer = Optional.of(WriterSettings.writer(directory));
    }
  }

  private void index(IndexWriter to, long wanted) throws IOException {
    IndexStamp goal = new IndexStamp(wanted, IndexStamp.LAYOUT, embedder.fingerprint(), generation);
    IndexStamp reached = IndexStamp.of(to);
    if (reached.equals(goal)) {
      return;
    }
    if (goal.continues(reached)) {
      for (EntryRef ref : source.changedAfter(reached.revision())) {
        to.deleteDocuments(new Term(Fields.ENTRY, Fields.key(ref)));
        source.find(ref).ifPresent(entry -> add(to, entry));
      }
    } else {
      to.deleteAll();
      addAll(to);
    }
    to.setLiveCommitData(goal.commitData().entrySet());
    to.commit();
  }

  private void addAll(IndexWriter to) {
    List<Entry> batch = new ArrayList<>(BATCH);
    source.forEach(
        entry -> {
          batch.add(entry);
          if (batch.size() == BATCH) {
            batch.parallelStream().forEach(one -> add(to, one));
            batch.clear();
          }
        });
    // In their order: a small catalog's index is the same every time.
    batch.forEach(entry -> add(to, entry));
  }

  private boolean isOfGeneration(IndexStamp stamp) {
    return generation.equals(stamp.generation());
  }

  private void add(IndexWriter to, Entry entry) {
    try {
      to.addDocuments(IndexDocuments.of(entry, embedder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void reopen() throws IOException {
    try {
      Optional<DirectoryReader> newer =
          LatestCommit.newer(directory, snapshot.map(IndexSnapshot::reader));
      if (newer.isEmpty()) {
        return;
      }
      DirectoryReader reader = newer.get();
      IndexStamp stamp = IndexStamp.of(reader.getIndexCommit().getUserData());
      if (!IndexStamp.LAYOUT.equals(stamp.layout())) {
        reader.close();
        return;
      }
      if (snapshot.isEmpty()
          && IndexCheck.bytes(reader) <= SMALL_BYTES
          && !IndexCheck.isSound(reader)) {
        reader.close();
        throw new CorruptIndexException("wrong checksum", directory.toString());
      }
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(WriterSettings.similarity());
      Optional<IndexSnapshot> old = snapshot;
      snapshot =
          Optional.of(
              new IndexSnapshot(searcher, stamp, embedder.fingerprint().equals(stamp.models())));
      if (old.isPresent()) {
        old.get().reader().close();
      }
    } catch (IndexNotFoundException e) {
      LOG.log(Level.FINE, "no index yet", e);
    } catch (CorruptIndexException e) {
      LOG.log(Level.WARNING, "index damaged, made anew: {0}", e.toString());
      snapshot = Optional.empty();
      renew();
    } catch (AccessDeniedException e) {
      moveToMemory(e);
    } catch (FileNotFoundException
        | NoSuchFileException
        | IndexFormatTooOldException
        | IndexFormatTooNewException e) {
      LOG.log(Level.WARNING, "index not readable: {0}", e.toString());
      snapshot = Optional.empty();
    }
  }

  /** Leaves a folder that cannot be used; the next to write starts over. */
  private void moveToMemory(Exception reason) {
    LOG.log(Level.WARNING, "index folder not usable, indexing in memory: {0}", reason.toString());
    snapshot = Optional.empty();
    writer.ifPresent(IOUtils::closeWhileHandlingException);
    writer = Optional.empty();
    directory = new ByteBuffersDirectory();
  }

  /** Whether the index outlives this process. */
  public synchronized boolean isOnDisk() {
    return !(directory instanceof ByteBuffersDirectory);
  }

  @Override
  public synchronized void close() {
    try {
      if (snapshot.isPresent()) {
        snapshot.get().reader().close();
      }
      if (writer.isPresent()) {
        writer.get().close();
      }
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
