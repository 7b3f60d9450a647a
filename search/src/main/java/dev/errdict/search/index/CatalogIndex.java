package dev.errdict.search.index;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.format.CatalogReader;
import dev.errdict.db.format.CatalogWriter;
import dev.errdict.db.home.DatabaseTrouble;
import dev.errdict.search.meaning.Embedder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
  /** Entries that are indexed together, on all processors. */
  private static final int BATCH = 5000;

  /** Entries that are read from the store at once. */
  private static final int REPLAY_BATCH = 500;

  /** Up to this size, all checksums are compared when the index is opened. */
  private static final long SMALL_BYTES = 32L << 20;

  /** How long to wait for another process to build the index, and the interval of polling. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration LOOK = Duration.ofMillis(50);

  private static final Logger LOG = Logger.getLogger(CatalogIndex.class.getName());

  /** Entries whose vectors are computed together. */
  private static final int VECTOR_BATCH = 4;

  /** The interval of commits of vectors, since a commit is slow on a slow disk. */
  private static final Duration VECTOR_COMMIT = Duration.ofSeconds(2);

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

  private final EntrySource source;
  private final Embedder embedder;
  private final Vectors vectors;
  private volatile Consumer<Set<EntryRef>> onChange = changed -> {};
  private volatile Map<String, Catalog> catalogs = Map.of();
  private volatile FormerCodes formerCodes = FormerCodes.NONE;
  private final Set<EntryRef> rewritten = new HashSet<>();
  private final Deque<EntryRef> pending = new ArrayDeque<>();
  private long vectorsCommitted = System.nanoTime();
  private boolean uncommitted;
  private Directory directory;
  private String generation = "";
  private boolean isReached;
  private Optional<EntrySource.State> read = Optional.empty();
  private long readSince = -1;
  private Optional<IndexWriter> writer = Optional.empty();
  private volatile Optional<IndexSnapshot> snapshot = Optional.empty();

  private CatalogIndex(
      Directory directory, EntrySource source, Embedder embedder, Vectors vectors) {
    this.directory = directory;
    this.source = source;
    this.embedder = embedder;
    this.vectors = vectors;
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
    CatalogIndex index = new CatalogIndex(directory(folder, access), source, embedder, vectors);
    try {
      index.make();
    } catch (RuntimeException e) {
      if (DatabaseTrouble.isOfStore(e)) {
        if (index.snapshot.isEmpty()) {
          index.close();
          throw e;
        }
        LOG.log(Level.WARNING, "answering from the index as it is: {0}", e.toString());
        return index;
      }
      // Such as a full disk: answer from the store, with an index in memory. A failure of the store
      // itself is thrown again there.
      index.moveToMemory(e);
      index.make();
    }
    return index;
  }

  /** An index in memory, for this process alone. */
  public static CatalogIndex inMemory(EntrySource source, Embedder embedder) {
    CatalogIndex index =
        new CatalogIndex(new ByteBuffersDirectory(), source, embedder, Vectors.AT_ONCE);
    index.refresh();
    return index;
  }

  private static Directory directory(Path folder, Access access) {
    try {
      return PrivateDirectory.open(folder, access);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "index folder not usable, indexing in memory: {0}", e.toString());
      return new ByteBuffersDirectory();
    }
  }

  /**
   * Calls a listener with the changed entries, each time; on the thread that has read the change.
   */
  public void onChange(Consumer<Set<EntryRef>> listener) {
    onChange = listener;
  }

  /** The codes that entries had before they got other ones. */
  public FormerCodes formerCodes() {
    return formerCodes;
  }

  /** The catalogs by their ids, in their order. */
  public Map<String, Catalog> catalogs() {
    return catalogs;
  }

  /** Brings the index up to the store; waits a little while another process builds it. */
  private void make() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    refresh();
    while (snapshot.isEmpty() && System.nanoTime() < end) {
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
    // Lucene closes a writer after a failed write, such as to a full disk or a deleted folder.
    writer = writer.filter(IndexWriter::isOpen);
    if (snapshot.isEmpty() || writer.isEmpty()) {
      reopen();
    }
    if (isUnchanged()) {
      isReached = true;
    } else {
      follow(state());
    }
    if (vectors == Vectors.AT_ONCE) {
      while (addVectors()) {}
    }
    return isReached;
  }

  /** Whether the store is unchanged since the index was brought up to it. */
  private boolean isUnchanged() {
    String stamp = source.stamp();
    return !stamp.isEmpty()
        && snapshot.isPresent()
        && snapshot.get().hasVectors()
        && snapshot.get().stamp().store().equals(stamp)
        && snapshot.get().stamp().build().equals(source.build());
  }

  /**
   * The store's present state; while another process writes the index, it is read once for each
   * stamp.
   */
  private EntrySource.State state() {
    long reached = reached();
    String stamp = source.stamp();
    if (read.isEmpty()
        || stamp.isEmpty()
        || !read.get().stamp().equals(stamp)
        || (readSince < 0 && reached >= 0)
        || readSince > reached) {
      readSince = reached;
      read = Optional.of(source.state(reached));
    }
    return read.get();
  }

  private long reached() {
    return snapshot.map(IndexSnapshot::revision).orElse(-1L);
  }

  /** Whether the store was written after a state of it was read. */
  private boolean isLater(EntrySource.State read) {
    String stamp = source.stamp();
    return !stamp.isEmpty() && !stamp.equals(read.stamp());
  }

  private void follow(EntrySource.State state) throws IOException {
    generation = state.generation();
    publish(state);
    if (!isCurrent(state) || !snapshot.get().stamp().store().equals(state.stamp())) {
      if (writer.isEmpty()) {
        becomeWriter();
      }
      if (writer.isPresent()) {
        index(writer.get(), state);
        reopen();
        publish(isLater(state) ? source.state(reached()) : state);
      }
    }
    isReached =
        snapshot.isPresent()
            && snapshot.get().revision() >= state.revision()
            && isOfGeneration(snapshot.get().stamp());
    if (isReached) {
      read = Optional.empty();
    }
  }

  private boolean isCurrent(EntrySource.State state) {
    return snapshot.isPresent()
        && snapshot.get().revision() == state.revision()
        && snapshot.get().hasVectors()
        && isOfGeneration(snapshot.get().stamp());
  }

  /** Publishes the changes that the index does not have yet. */
  private void publish(EntrySource.State state) {
    Map<String, Catalog> now = new LinkedHashMap<>();
    state.catalogs().forEach(catalog -> now.put(catalog.id(), catalog));
    catalogs = Collections.unmodifiableMap(now);
    formerCodes = FormerCodes.of(state.formerCodes());
    if (snapshot.isEmpty()) {
      return;
    }
    IndexSnapshot base = snapshot.get();
    RecentChanges recent =
        base.revision() < state.revision() && isOfGeneration(base.stamp())
            ? RecentChanges.of(state, source)
            : RecentChanges.NONE;
    Set<EntryRef> touched = new HashSet<>(base.recent().changed());
    touched.addAll(recent.changed());
    snapshot = Optional.of(base.with(recent));
    if (!touched.isEmpty()) {
      onChange.accept(touched);
    }
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
    List<List<Document>> made =
        entries.stream().map(entry -> IndexDocuments.of(entry, embedder, true)).toList();
    try {
      return putVectors(entries, made);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized List<Entry> takePending() {
    if (snapshot.isEmpty() || !embedder.computes() || !snapshot.get().hasVectors()) {
      return List.of();
    }
    if (pending.isEmpty() && !uncommitted) {
      pending.addAll(snapshot.get().withoutVectors(BATCH));
    }
    if (pending.isEmpty() || !canWrite()) {
      return List.of();
    }
    rewritten.clear();
    List<Entry> entries = new ArrayList<>();
    while (entries.size() < VECTOR_BATCH && !pending.isEmpty()) {
      IndexSnapshot now = snapshot.get();
      EntryRef ref = pending.remove();
      if (!now.recent().contains(ref)) {
        now.entry(ref).ifPresent(entries::add);
      }
    }
    return entries;
  }

  /** Whether this process writes the index, or can from now on. */
  private boolean canWrite() {
    writer = writer.filter(IndexWriter::isOpen);
    if (writer.isPresent()) {
      return true;
    }
    try {
      becomeWriter();
      // Another process may have written since this one read.
      reopen();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pending.clear();
    snapshot.ifPresent(now -> pending.addAll(now.withoutVectors(BATCH)));
    return writer.isPresent() && !pending.isEmpty();
  }

  private synchronized boolean putVectors(List<Entry> entries, List<List<Document>> made)
      throws IOException {
    writer = writer.filter(IndexWriter::isOpen);
    if (writer.isEmpty()) {
      return false;
    }
    for (int i = 0; i < entries.size(); i++) {
      EntryRef ref = entries.get(i).ref();
      if (!rewritten.contains(ref)) {
        writer.get().updateDocuments(new Term(Fields.ENTRY, Fields.key(ref)), made.get(i));
        uncommitted = true;
      }
    }
    if (uncommitted
        && (pending.isEmpty() || System.nanoTime() - vectorsCommitted > VECTOR_COMMIT.toNanos())) {
      commitVectors(writer.get());
    }
    return true;
  }

  private void commitVectors(IndexWriter to) throws IOException {
    to.setLiveCommitData(IndexStamp.of(to).commitData().entrySet());
    to.commit();
    uncommitted = false;
    pending.clear();
    vectorsCommitted = System.nanoTime();
    RecentChanges recent = snapshot.map(IndexSnapshot::recent).orElse(RecentChanges.NONE);
    reopen();
    snapshot = snapshot.map(now -> now.with(recent));
  }

  /** The number of entries without vectors in the latest commit. */
  public int countWithoutVectors() {
    return embedder.computes() ? read(IndexSnapshot::countWithoutVectors).orElse(0) : 0;
  }

  /** Whether no vector of this process's embedder is missing. */
  public boolean hasAllVectors() {
    return !embedder.computes()
        || snapshot.filter(now -> now.withoutVectors(1).isEmpty()).isPresent();
  }

  /** Discards a damaged index, so that the next refresh rebuilds it. */
  private synchronized void discard(IndexSnapshot damaged) {
    if (snapshot.filter(now -> now == damaged).isEmpty()) {
      return; // another thread has done so done so
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

  /** Asks the process that writes the index to rebuild it, once. */
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

  private void index(IndexWriter to, EntrySource.State state) throws IOException {
    IndexStamp goal = goal(state);
    IndexStamp reached = IndexStamp.of(to);
    if (reached.equals(goal)) {
      return;
    }
    if (!goal.continues(reached)) {
      to.deleteAll();
      addAll(to);
    } else if (reached.revision() < goal.revision()) {
      // Read again when the state was read for another revision than the writer's.
      List<EntryRef> changed =
          snapshot.filter(now -> now.revision() == reached.revision()).isPresent()
              ? state.changed()
              : source.changedAfter(reached.revision());
      replay(to, changed, state);
    }
    to.setLiveCommitData(goal.commitData().entrySet());
    to.commit();
    uncommitted = false;
    pending.clear();
  }

  private IndexStamp goal(EntrySource.State state) {
    Map<String, String> heads = new LinkedHashMap<>();
    state.catalogs().forEach(catalog -> heads.put(catalog.id(), head(catalog)));
    return new IndexStamp(
        state.revision(),
        IndexStamp.LAYOUT,
        embedder.fingerprint(),
        state.generation(),
        state.stamp(),
        source.build(),
        heads,
        FormerCodes.of(state.formerCodes()));
  }

  /** The parts of a catalog that answers need: all but its glossary. */
  private static String head(Catalog catalog) {
    return CatalogWriter.head(
        catalog.withSettings(catalog.settings().withGlossary(Optional.empty())));
  }

  /**
   * Indexes changed entries, read in batches so that other users of the store wait only briefly.
   */
  private void replay(IndexWriter to, List<EntryRef> changed, EntrySource.State state)
      throws IOException {
    rewritten.addAll(changed);
    EntrySource.State published = state;
    for (int from = 0; from < changed.size(); from += REPLAY_BATCH) {
      List<EntryRef> batch = changed.subList(from, Math.min(from + REPLAY_BATCH, changed.size()));
      for (EntryRef ref : batch) {
        to.deleteDocuments(new Term(Fields.ENTRY, Fields.key(ref)));
      }
      List<Entry> entries = entries(batch);
      if (entries.size() > 50) {
        entries.parallelStream().forEach(entry -> add(to, entry));
      } else {
        entries.forEach(entry -> add(to, entry));
      }
      // Indexing an import takes a while: publish later commits meanwhile, so that their codes are
      // found.
      if (snapshot.isPresent() && isLater(published)) {
        published = source.state(reached());
        publish(published);
      }
    }
  }

  private List<Entry> entries(List<EntryRef> batch) {
    RecentChanges recent = snapshot.map(IndexSnapshot::recent).orElse(RecentChanges.NONE);
    return recent.isRead() && batch.stream().allMatch(recent::contains)
        ? batch.stream().flatMap(ref -> recent.find(ref).stream()).toList()
        : source.find(batch);
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
    // In order, so that a small catalog's index is always the same.
    batch.forEach(entry -> add(to, entry));
  }

  private boolean isOfGeneration(IndexStamp stamp) {
    return generation.equals(stamp.generation());
  }

  private void add(IndexWriter to, Entry entry) {
    try {
      to.addDocuments(IndexDocuments.of(entry, embedder, false));
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
      if (old.isEmpty()) {
        generation = stamp.generation();
      }
      formerCodes = stamp.formerCodes();
      if (old.isEmpty() || !old.get().stamp().catalogs().equals(stamp.catalogs())) {
        catalogs = catalogs(stamp);
      }
      snapshot =
          Optional.of(
              new IndexSnapshot(searcher, stamp, embedder.fingerprint().equals(stamp.models())));
      if (old.isPresent()) {
        old.get().reader().close();
        if (!isSameContent(old.get().stamp(), stamp)) {
          onChange.accept(Set.of());
        }
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

  private static boolean isSameContent(IndexStamp one, IndexStamp other) {
    return one.revision() == other.revision() && one.generation().equals(other.generation());
  }

  private static Map<String, Catalog> catalogs(IndexStamp stamp) {
    Map<String, Catalog> catalogs = new LinkedHashMap<>();
    stamp
        .catalogs()
        .forEach(
            (id, head) -> {
              try {
                catalogs.put(id, CatalogReader.read(new StringReader(head)).catalog());
              } catch (CatalogException e) {
                throw new IllegalStateException(e);
              }
            });
    return Collections.unmodifiableMap(catalogs);
  }

  /** Gives up a folder that cannot be used; the next writer rebuilds it. */
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
