package dev.errdict.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;

/**
 * Where an index is, in a folder or in memory, and whether this process writes it. Not safe for use
 * by several threads: its owner locks.
 */
final class IndexPlace implements Closeable {
  private static final Logger LOG = Logger.getLogger(IndexPlace.class.getName());

  private final Optional<ReadyDocuments> ready;
  private Directory directory;
  private Optional<IndexWriter> writer = Optional.empty();

  private IndexPlace(Directory directory, Optional<ReadyDocuments> ready) {
    this.directory = directory;
    this.ready = ready;
  }

  /** A folder; memory where the folder cannot be used. */
  static IndexPlace of(Path folder, CatalogIndex.Access access) {
    try {
      return new IndexPlace(
          PrivateDirectory.open(folder, access),
          Optional.ofNullable(folder.getParent())
              .map(indexes -> ReadyDocuments.of(indexes, folder.getFileName().toString())));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "index folder not usable, indexing in memory: {0}", e.toString());
      return inMemory();
    }
  }

  static IndexPlace inMemory() {
    return new IndexPlace(new ByteBuffersDirectory(), Optional.empty());
  }

  Directory directory() {
    return directory;
  }

  /** Where documents for this index may lie ready. */
  Optional<ReadyDocuments> ready() {
    return ready.filter(one -> isOnDisk());
  }

  boolean isOnDisk() {
    return !(directory instanceof ByteBuffersDirectory);
  }

  /** What this process writes with; empty while another one writes. */
  Optional<IndexWriter> writer() {
    // Lucene closes a writer after a failed write, such as to a full disk or a deleted folder.
    writer = writer.filter(IndexWriter::isOpen);
    return writer;
  }

  /**
   * Takes the writing over unless another process has it. A damaged index is deleted; where that
   * fails too, the index moves into memory.
   *
   * @return whether it has moved
   */
  boolean tryToWrite() throws IOException {
    try {
      writer = Optional.of(WriterSettings.writer(directory));
      return false;
    } catch (LockObtainFailedException e) {
      LOG.log(Level.FINE, "another process writes the index", e);
      return false;
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "index not usable, rebuilding it: {0}", e.toString());
      return startOver();
    }
  }

  private boolean startOver() throws IOException {
    boolean moved = false;
    try {
      try (Lock _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
        IndexCheck.empty(directory);
      }
      writer = Optional.of(WriterSettings.writer(directory));
    } catch (LockObtainFailedException e) {
      LOG.log(Level.FINE, "another process starts the index over", e);
    } catch (IOException e) {
      moveToMemory(e);
      moved = true;
      writer = Optional.of(WriterSettings.writer(directory));
    }
    return moved;
  }

  /** Leaves a folder that cannot be used; what is in memory is empty at first. */
  void moveToMemory(Exception reason) {
    LOG.log(Level.WARNING, "index folder not usable, indexing in memory: {0}", reason.toString());
    writer.ifPresent(IOUtils::closeWhileHandlingException);
    writer = Optional.empty();
    directory = new ByteBuffersDirectory();
  }

  @Override
  public void close() throws IOException {
    if (writer.isPresent()) {
      writer.get().close();
    }
    directory.close();
  }
}
