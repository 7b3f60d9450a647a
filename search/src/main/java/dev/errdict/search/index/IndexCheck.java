package dev.errdict.search.index;

import dev.errdict.db.catalog.EntryRef;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.Version;

/**
 * Checks the index folders of a home, also while a process writes them. A home has one for each
 * database and set of models that it was used with.
 */
public final class IndexCheck {
  /** The condition of an index, from the best to the worst. */
  public enum Condition {
    /** At the store's revision, every checksum right, with the store's entries. */
    CURRENT,
    /** Undamaged, but lacking later changes. */
    BEHIND,
    /** Of another layout, or of a database that no longer exists. */
    OUTDATED,
    /** At the store's revision, but with other entries. */
    DIFFERING,
    DAMAGED,
    /** Not readable by this user. */
    CLOSED
  }

  /**
   * One folder.
   *
   * @param revision the store's revision that it has reached; empty when it cannot be read
   * @param withoutVectors the number of entries whose vectors are not computed yet
   */
  public record Folder(
      Path path, Condition condition, Optional<Long> revision, int withoutVectors) {
    Folder(Path path, Condition condition) {
      this(path, condition, Optional.empty(), 0);
    }
  }

  private static final Logger LOG = Logger.getLogger(IndexCheck.class.getName());

  private final EntrySource source;

  public IndexCheck(EntrySource source) {
    this.source = source;
  }

  /** The search engine's name and version. */
  public static String engine() {
    return "Lucene " + Version.LATEST;
  }

  /**
   * Every folder below a home's index folder that holds an index, by name.
   *
   * @param entries those of the store
   */
  public List<Folder> folders(Path indexes, List<EntryRef> entries) {
    if (!Files.isDirectory(indexes)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(indexes)) {
      return inside
          .filter(Files::isDirectory)
          .sorted()
          .flatMap(folder -> look(folder, entries).stream())
          .toList();
    } catch (AccessDeniedException e) {
      return List.of(new Folder(indexes, Condition.CLOSED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Deletes an index, unless a process writes it.
   *
   * @return whether it was deleted
   */
  public static boolean discard(Path folder) throws IOException {
    try (Directory directory = FSDirectory.open(folder)) {
      try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
        lock.ensureValid();
        empty(directory);
        return true;
      }
    } catch (LockObtainFailedException e) {
      return false;
    }
  }

  /** Deletes all files except the lock; the caller should have the lock. */
  static void empty(Directory directory) throws IOException {
    for (String file : directory.listAll()) {
      if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
        directory.deleteFile(file);
      }
    }
  }

  /** Whether all checksums are right; reads all files completely. */
  static boolean isSound(DirectoryReader reader) {
    try {
      checkFiles(reader);
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.FINE, "index damaged", e);
      return false;
    }
  }

  /**
   * Reads each file once. A reader's own check reads a compound file twice and in pieces of a
   * kilobyte; it is for files that a writer has deleted while the reader has them open.
   */
  private static void checkFiles(DirectoryReader reader) throws IOException {
    try {
      for (String file : reader.getIndexCommit().getFileNames()) {
        FileChecksum.check(reader.directory(), file);
      }
    } catch (FileNotFoundException | NoSuchFileException e) {
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
    }
  }

  /** The size of an index on disk, in bytes. */
  static long bytes(DirectoryReader reader) throws IOException {
    long bytes = 0;
    for (String file : reader.getIndexCommit().getFileNames()) {
      bytes += reader.directory().fileLength(file);
    }
    return bytes;
  }

  private Optional<Folder> look(Path folder, List<EntryRef> entries) {
    try (Directory directory = FSDirectory.open(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexStamp stamp = IndexStamp.of(reader.getIndexCommit().getUserData());
      return Optional.of(
          isSound(reader)
              ? new Folder(
                  folder,
                  condition(reader, stamp, entries),
                  Optional.of(stamp.revision()),
                  new PendingVectors(new IndexSearcher(reader)).count())
              : new Folder(folder, Condition.DAMAGED));
    } catch (IndexNotFoundException e) {
      return Optional.empty();
    } catch (AccessDeniedException e) {
      return Optional.of(new Folder(folder, Condition.CLOSED));
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      return Optional.of(new Folder(folder, Condition.DAMAGED));
    }
  }

  private Condition condition(DirectoryReader reader, IndexStamp stamp, List<EntryRef> entries)
      throws IOException {
    long wanted = source.revision();
    if (!IndexStamp.LAYOUT.equals(stamp.layout())
        || !source.indexGeneration().equals(stamp.generation())
        || stamp.revision() > wanted) {
      return Condition.OUTDATED;
    }
    if (stamp.revision() < wanted) {
      return Condition.BEHIND;
    }
    return entries(reader).equals(new HashSet<>(entries)) ? Condition.CURRENT : Condition.DIFFERING;
  }

  static Set<EntryRef> entries(DirectoryReader reader) throws IOException {
    Set<EntryRef> refs = new HashSet<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      Optional<Terms> terms = Optional.ofNullable(leaf.reader().terms(Fields.ENTRY));
      if (terms.isPresent()) {
        collect(terms.get().iterator(), leaf.reader(), refs);
      }
    }
    return refs;
  }

  @SuppressWarnings("NullAway") // Lucene ends a walk through terms with null
  private static void collect(TermsEnum keys, LeafReader leaf, Set<EntryRef> refs)
      throws IOException {
    Bits live = leaf.getLiveDocs();
    for (var key = keys.next(); key != null; key = keys.next()) {
      PostingsEnum documents = keys.postings(null, PostingsEnum.NONE);
      for (int doc = documents.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = documents.nextDoc()) {
        if (live == null || live.get(doc)) {
          refs.add(Fields.ref(key.utf8ToString()));
          break;
        }
      }
    }
  }
}
