package dev.errdict.search.index;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.home.PrivateFiles;
import dev.errdict.search.meaning.Embedder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;

/** Makes the documents of many entries in a folder of their own, in the background at first. */
final class DocumentMaking {
  private static final Logger LOG = Logger.getLogger(DocumentMaking.class.getName());

  private final Path folder;
  private final UnitVectors vectors;
  private final List<Entry> entries;
  private final Directory directory;
  private final IndexWriter writer;
  private final AtomicInteger next = new AtomicInteger();
  private final Thread beside;
  private volatile boolean failed;

  private DocumentMaking(Path folder, Embedder embedder, List<Entry> entries) throws IOException {
    this.folder = folder;
    this.vectors = new UnitVectors(embedder, false, Map.of());
    this.entries = entries;
    this.directory = PrivateDirectory.open(folder, CatalogIndex.Access.PLAIN);
    this.writer = WriterSettings.segmentsWriter(directory);
    this.beside = Thread.ofPlatform().name("errdict-index").daemon().unstarted(this::make);
  }

  static DocumentMaking start(Path folder, Embedder embedder, List<Entry> entries)
      throws IOException {
    DocumentMaking making = new DocumentMaking(folder, embedder, entries);
    making.beside.start();
    return making;
  }

  /** Each thread takes the next entry, until there are none. */
  private void make() {
    try {
      for (int i = next.getAndIncrement(); i < entries.size(); i = next.getAndIncrement()) {
        writer.addDocuments(IndexDocuments.of(entries.get(i), vectors));
      }
    } catch (IOException | RuntimeException e) {
      fail(e);
    }
  }

  private void fail(Exception reason) {
    LOG.log(Level.INFO, "nothing is made ahead of the index", reason);
    failed = true;
    next.set(entries.size());
  }

  /** Has the process that writes the index wait for the documents. */
  void saving() throws IOException {
    ReadyDocuments.mark(folder);
  }

  /** Makes the rest in the caller's thread, too, and commits them. */
  void leave(IndexStamp stamp) {
    make();
    awaitBeside();
    if (!failed) {
      try (directory) {
        writer.setLiveCommitData(stamp.commitData().entrySet());
        writer.close();
        return;
      } catch (IOException | RuntimeException e) {
        fail(e);
      }
    }
    discard();
  }

  /** Ends, and removes what was made. */
  void discard() {
    next.set(entries.size());
    awaitBeside();
    try (directory) {
      writer.rollback();
      PrivateFiles.deleteFolder(folder);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.INFO, "the next import removes what was made ahead of the index", e);
    }
  }

  /** It ends soon: it makes the entry that it has, and no other. */
  private void awaitBeside() {
    boolean interrupted = false;
    while (beside.isAlive()) {
      try {
        beside.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
