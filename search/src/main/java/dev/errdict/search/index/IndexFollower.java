package dev.errdict.search.index;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.meaning.Embedder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;

/**
 * The snapshot that answers, and how it follows the store. Not safe for use by several threads but
 * for {@link #snapshot} and {@link #catalogs}: its owner locks.
 *
 * <p>What {@link #reach} does depends on what there is when it is called:
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>how it shows</th><th>what happens</th><th>next</th></tr>
 * <tr><td>none</td><td>no snapshot</td><td>the latest commit is read; where there is none, this
 *   process makes one if it gets Lucene's lock</td><td>current, behind; none while another makes it
 *   </td></tr>
 * <tr><td>current</td><td>the commit has the store's stamp and this build</td><td>the store is not
 *   opened</td><td>current</td></tr>
 * <tr><td>behind</td><td>the store has another stamp or revision</td><td>exact codes of the changes
 *   are answered from the store; the writer replays them, or copies what an import has made
 *   of them ({@link ReadyDocuments})</td><td>current</td></tr>
 * <tr><td>following</td><td>behind, and another process writes</td><td>its commits are read as they
 *   come</td><td>current; the writer when that process is gone</td></tr>
 * <tr><td>of another making</td><td>other layout, models or generation than the store asks for</td>
 *   <td>the writer deletes all documents and indexes the whole store; until then the old ones
 *   answer</td><td>current</td></tr>
 * <tr><td>damaged</td><td>a wrong checksum: at opening where the index is small, else after a
 *   reading has failed</td><td>the snapshot is given up, the store counts a new generation</td>
 *   <td>of another making</td></tr>
 * <tr><td>in memory</td><td>the folder cannot be written or read</td><td>all entries are indexed in
 *   memory</td><td>as on disk, for this process alone</td></tr>
 * <tr><td>read only</td><td>the store cannot be read</td><td>the owner answers from the snapshot as
 *   it is</td><td>behind, once the store is back</td></tr>
 * </table>
 */
final class IndexFollower {
  private static final Logger LOG = Logger.getLogger(IndexFollower.class.getName());

  private final IndexPlace place;
  private final EntrySource source;
  private final Embedder embedder;
  private final IndexFiller filler;
  private final StoreReading reading;
  private final VectorQueue queue = new VectorQueue();
  private volatile Consumer<Set<EntryRef>> onChange = changed -> {};
  private volatile Map<String, Catalog> catalogs = Map.of();
  private volatile FormerCodes formerCodes = FormerCodes.NONE;
  private volatile Optional<IndexSnapshot> snapshot = Optional.empty();
  private String generation = "";
  private boolean isReached;

  /** What was made known last. */
  private Optional<EntrySource.State> published = Optional.empty();

  IndexFollower(IndexPlace place, EntrySource source, Embedder embedder) {
    this.place = place;
    this.source = source;
    this.embedder = embedder;
    this.filler = new IndexFiller(source, embedder);
    this.reading = new StoreReading(source);
  }

  /** Has a listener told which entries have changed. */
  void onChange(Consumer<Set<EntryRef>> listener) {
    onChange = listener;
  }

  /** The codes that entries had before they got other ones. */
  FormerCodes formerCodes() {
    return formerCodes;
  }

  /** The catalogs by their ids, in their order. */
  Map<String, Catalog> catalogs() {
    return catalogs;
  }

  /** What answers; empty while there is no index. */
  Optional<IndexSnapshot> snapshot() {
    return snapshot;
  }

  boolean isOnDisk() {
    return place.isOnDisk();
  }

  /**
   * Brings the snapshot towards the store, as far as that is this process's part.
   *
   * @return whether it has reached the revision that the store had at the call
   */
  boolean reach() throws IOException {
    if (snapshot.isEmpty() || place.writer().isEmpty()) {
      reopen();
    }
    if (isUnchanged()) {
      isReached = true;
    } else {
      follow(reading.state(reached()));
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

  private long reached() {
    return snapshot.map(IndexSnapshot::revision).orElse(-1L);
  }

  private void follow(EntrySource.State state) throws IOException {
    generation = state.generation();
    publish(state);
    if (!isCurrent(state) || !snapshot.get().stamp().store().equals(state.stamp())) {
      if (place.writer().isEmpty()) {
        tryToWrite();
      }
      if (place.writer().isPresent()) {
        index(place.writer().get(), state);
        reopen();
        publish(reading.isLater(state) ? source.state(reached()) : state);
      }
    }
    isReached =
        snapshot.isPresent()
            && snapshot.get().revision() >= state.revision()
            && isOfGeneration(snapshot.get().stamp());
    if (isReached) {
      reading.forget();
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
    published = Optional.of(state);
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

  /** The next few entries whose vectors are to be made; none where another process writes. */
  List<Entry> takeWithoutVectors() {
    if (snapshot.isEmpty() || !embedder.computes() || !snapshot.get().hasVectors()) {
      return List.of();
    }
    queue.fill(snapshot.get());
    return queue.isEmpty() || !canWrite() ? List.of() : queue.take(snapshot.get());
  }

  /** Whether this process writes the index, or can from now on. */
  private boolean canWrite() {
    if (place.writer().isPresent()) {
      return true;
    }
    try {
      tryToWrite();
      // Another process may have written since this one read.
      reopen();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    snapshot.ifPresent(queue::refill);
    return snapshot.isPresent() && place.writer().isPresent() && !queue.isEmpty();
  }

  /**
   * Takes entries' documents with their vectors.
   *
   * @return whether this process writes still
   */
  boolean putVectors(List<Entry> entries, List<List<Document>> made) throws IOException {
    Optional<IndexWriter> writer = place.writer();
    if (writer.isEmpty()) {
      return false;
    }
    wholly(
        writer.get(),
        to -> {
          if (queue.put(to, entries, made)) {
            commitVectors(to);
          }
        });
    return true;
  }

  private void wholly(IndexWriter to, WholeWriting.Part part) throws IOException {
    WholeWriting.run(to, part, queue::committed);
  }

  private void commitVectors(IndexWriter to) throws IOException {
    to.setLiveCommitData(IndexStamp.of(to).commitData().entrySet());
    to.commit();
    queue.vectorsCommitted();
    RecentChanges recent = recent();
    reopen();
    snapshot = snapshot.map(now -> now.with(recent));
  }

  private RecentChanges recent() {
    return snapshot.map(IndexSnapshot::recent).orElse(RecentChanges.NONE);
  }

  /** Discards a damaged index, so that the next refresh rebuilds it. */
  void discard(IndexSnapshot damaged) {
    if (snapshot.filter(now -> now == damaged).isEmpty()) {
      return; // another thread has done so
    }
    LOG.log(Level.WARNING, "index damaged, rebuilding it");
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
      var commit = SegmentInfos.readLatestCommit(place.directory());
      if (isOfGeneration(IndexStamp.of(commit.getUserData()))) {
        source.renewIndex();
        generation = source.indexGeneration();
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "no commit to be read: the next to write starts over", e);
    }
  }

  private void tryToWrite() throws IOException {
    if (place.tryToWrite()) {
      snapshot = Optional.empty();
    }
  }

  private void index(IndexWriter writer, EntrySource.State state) throws IOException {
    wholly(writer, to -> indexWith(to, state));
  }

  private void indexWith(IndexWriter to, EntrySource.State state) throws IOException {
    IndexStamp goal = filler.goal(state);
    IndexStamp reached = IndexStamp.of(to);
    if (reached.equals(goal)) {
      return;
    }
    if (!goal.continues(reached)) {
      queue.rebuilt();
      to.deleteAll();
      filler.addAll(to);
    } else if (reached.revision() < goal.revision()) {
      // Read again when the state was read for another revision than the writer's.
      List<EntryRef> changed =
          snapshot.filter(now -> now.revision() == reached.revision()).isPresent()
              ? state.changed()
              : source.changedAfter(reached.revision());
      queue.rewritten(changed);
      Optional<ReadyDocuments> ready = place.ready();
      List<EntryRef> rest =
          ready.isPresent()
              ? ready.get().copyTo(to, changed, reached, goal, source, this::publishLater)
              : changed;
      filler.replay(to, rest, recent(), snapshot, this::publishLater);
    }
    to.setLiveCommitData(goal.commitData().entrySet());
    to.commit();
    queue.committed();
  }

  /** Indexing an import takes a while: what is committed meanwhile is known by its code at once. */
  private void publishLater() {
    if (snapshot.isPresent() && published.filter(reading::isLater).isPresent()) {
      publish(source.state(reached()));
    }
  }

  private boolean isOfGeneration(IndexStamp stamp) {
    return generation.equals(stamp.generation());
  }

  private void reopen() throws IOException {
    try {
      Optional<IndexSnapshot> newer =
          LatestCommit.snapshot(place.directory(), snapshot, embedder.fingerprint());
      if (newer.isPresent()) {
        adopt(newer.get());
      }
    } catch (IndexNotFoundException e) {
      LOG.log(Level.FINE, "no index yet", e);
    } catch (CorruptIndexException e) {
      LOG.log(Level.WARNING, "index damaged, rebuilding it: {0}", e.toString());
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

  private void adopt(IndexSnapshot newer) throws IOException {
    IndexStamp stamp = newer.stamp();
    Optional<IndexSnapshot> old = snapshot;
    if (old.isEmpty()) {
      generation = stamp.generation();
    }
    formerCodes = stamp.formerCodes();
    if (old.isEmpty() || !old.get().stamp().catalogs().equals(stamp.catalogs())) {
      catalogs = catalogs(stamp);
    }
    snapshot = Optional.of(newer);
    if (old.isPresent()) {
      old.get().reader().close();
    }
    // Without an old one nobody knows what has changed.
    if (old.isEmpty() || !old.get().stamp().hasSameContent(stamp)) {
      onChange.accept(Set.of());
    }
  }

  private static Map<String, Catalog> catalogs(IndexStamp stamp) {
    try {
      return stamp.readCatalogs();
    } catch (CatalogException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives up a folder that cannot be used; the next writer rebuilds it. */
  void moveToMemory(Exception reason) {
    snapshot = Optional.empty();
    place.moveToMemory(reason);
  }

  void close() throws IOException {
    if (snapshot.isPresent()) {
      snapshot.get().reader().close();
    }
    place.close();
  }
}
