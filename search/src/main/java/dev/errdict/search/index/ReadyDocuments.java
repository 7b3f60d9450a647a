package dev.errdict.search.index;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.home.PrivateFiles;
import dev.errdict.search.meaning.Embedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * The documents that importing processes leave for one index ({@link IndexAhead}), each import's in
 * a folder of its own. An import holds Lucene's lock on its folder until it has finished. Before it
 * saves its entries it marks the folder: one without the mark is not worth waiting for, as somebody
 * may still think about the import.
 *
 * @param folder of all of them
 */
record ReadyDocuments(Path folder) {
  private static final String MARK = "saving";

  private static final Pattern UUIDS =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  /** How long to wait for imports to finish; then their entries are indexed by who waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration LOOK = Duration.ofMillis(50);

  /** What lies longer is wanted by nobody. */
  private static final Duration KEPT = Duration.ofHours(1);

  private static final Logger LOG = Logger.getLogger(ReadyDocuments.class.getName());

  /**
   * Those for an index.
   *
   * @param indexes the folder of the store's indexes
   * @param models the fingerprint of the index's embedder
   */
  static ReadyDocuments of(Path indexes, String models) {
    return new ReadyDocuments(
        indexes.resolveSibling(indexes.getFileName() + "-ahead").resolve(models));
  }

  /** A place for another import's; removes what imports that broke off have left. */
  Path newFolder() {
    for (Path old : folders()) {
      try (Directory directory = PrivateDirectory.open(old, CatalogIndex.Access.PLAIN);
          Lock _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
        Instant end = Files.getLastModifiedTime(old).toInstant().plus(KEPT);
        if (!DirectoryReader.indexExists(directory) || end.isBefore(Instant.now())) {
          PrivateFiles.deleteFolder(old);
        }
      } catch (IOException e) {
        LOG.log(Level.FINE, "another import's", e);
      }
    }
    return folder.resolve(UUID.randomUUID().toString());
  }

  /** What documents of entries are stamped with that were saved as a revision. */
  static IndexStamp stamp(long revision, Embedder embedder, EntrySource source) {
    return new IndexStamp(
        revision,
        IndexStamp.LAYOUT,
        embedder.fingerprint(),
        source.indexGeneration(),
        "",
        source.build(),
        Map.of(),
        FormerCodes.NONE);
  }

  /** Tells that the entries of an import's folder are about to be saved. */
  static void mark(Path one) throws IOException {
    PrivateFiles.createFile(one.resolve(MARK));
  }

  private List<Path> folders() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(one -> Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS))
          .filter(one -> UUIDS.matcher(one.getFileName().toString()).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      LOG.log(Level.INFO, "what is made ahead of the index cannot be read: {0}", e.toString());
      return List.of();
    }
  }

  /**
   * Copies into an index what imports have made of some changed entries, and deletes it. Waits for
   * imports that save their entries or make their documents still.
   *
   * @param reached the stamp of the index
   * @param goal the stamp that it will have
   * @param waiting called now and then meanwhile
   * @return the changed entries that are still to be indexed
   */
  List<EntryRef> copyTo(
      IndexWriter to,
      List<EntryRef> changed,
      IndexStamp reached,
      IndexStamp goal,
      EntrySource source,
      Runnable waiting)
      throws IOException {
    if (changed.size() < IndexAhead.FEWEST) {
      return changed;
    }
    Set<EntryRef> rest = new LinkedHashSet<>(changed);
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (Path one : folders()) {
      try {
        if (Files.exists(one.resolve(MARK)) && awaitEnd(one, end, waiting)) {
          copy(one, to, rest, reached, goal, source);
        }
      } catch (IOException | IllegalArgumentException e) {
        // The files are damaged or the disk is full: replay() indexes the entries instead.
        LOG.log(Level.INFO, "what an import has made of the index is not used", e);
        if (!to.isOpen()) {
          throw e;
        }
      }
    }
    return List.copyOf(rest);
  }

  /** Waits until an import does not hold its folder any more; false if it holds it too long. */
  private static boolean awaitEnd(Path one, long end, Runnable waiting) throws IOException {
    while (true) {
      try (Directory directory = PrivateDirectory.open(one, CatalogIndex.Access.PLAIN);
          Lock _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
        return true;
      } catch (LockObtainFailedException e) {
        if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
          LOG.log(Level.WARNING, "an import does not finish its part of the index", e);
          return false;
        }
        waiting.run();
        LockSupport.parkNanos(LOOK.toNanos());
      }
    }
  }

  /** Copies one import's documents if they fit, and deletes them; leaves those of the future. */
  private static void copy(
      Path one,
      IndexWriter to,
      Set<EntryRef> rest,
      IndexStamp reached,
      IndexStamp goal,
      EntrySource source)
      throws IOException {
    boolean later = false;
    try (Directory from = PrivateDirectory.open(one, CatalogIndex.Access.PLAIN);
        DirectoryReader reader = DirectoryReader.open(from)) {
      Set<EntryRef> made = IndexCheck.isSound(reader) ? IndexCheck.entries(reader) : Set.of();
      IndexStamp stamp = IndexStamp.of(reader.getIndexCommit().getUserData());
      later = stamp.revision() > goal.revision();
      if (goal.continues(stamp)
          && stamp.revision() > reached.revision()
          && rest.containsAll(made)
          && Collections.disjoint(made, new HashSet<>(source.changedAfter(stamp.revision())))) {
        for (EntryRef ref : made) {
          to.deleteDocuments(new Term(Fields.ENTRY, Fields.key(ref)));
        }
        if (!made.isEmpty()) {
          to.addIndexes(from);
        }
        rest.removeAll(made);
      }
    } finally {
      if (!later) {
        PrivateFiles.deleteFolder(one);
      }
    }
  }
}
