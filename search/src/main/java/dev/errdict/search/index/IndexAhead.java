package dev.errdict.search.index;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.home.HomeFacts;
import dev.errdict.search.meaning.Embedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The index's part of a large import, made by the importing process while it saves the entries, so
 * that the process that writes the index need only copy it ({@link ReadyDocuments}). Whatever fails
 * here costs time, nothing else: that process then makes the documents itself. Not safe for use by
 * several threads.
 */
public final class IndexAhead implements AutoCloseable {
  /** The number of new entries from which on it is made: fewer are indexed in about a second. */
  public static final int FEWEST = 1000;

  /** What the documents of an entry take on the disk, and each character of its texts. */
  private static final long ENTRY_BYTES = 4096;

  private static final long CHARACTER_BYTES = 20;

  private static final Logger LOG = Logger.getLogger(IndexAhead.class.getName());

  private final Embedder embedder;
  private Optional<DocumentMaking> making = Optional.empty();
  private Optional<IndexStamp> saved = Optional.empty();

  /**
   * @param embedder whose index is meant; closed with this
   */
  public IndexAhead(Embedder embedder) {
    this.embedder = embedder;
  }

  /**
   * Begins to make the documents of entries that are about to be saved, in a thread beside the
   * caller's; what was begun before is given up. Does nothing for a few entries, where there is no
   * index for them, and where the disk may need its room for the entries themselves.
   *
   * @param indexes the folder of the store's indexes
   * @param added entries that the store does not have yet
   */
  public void begin(Path indexes, List<Entry> added) {
    discard();
    if (added.size() < FEWEST || !Files.isDirectory(indexes.resolve(embedder.fingerprint()))) {
      return;
    }
    if (!hasRoom(indexes, added)) {
      return;
    }
    try {
      making =
          Optional.of(
              DocumentMaking.start(
                  ReadyDocuments.of(indexes, embedder.fingerprint()).newFolder(), embedder, added));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.INFO, "nothing is made ahead of the index: {0}", e.toString());
    }
  }

  /** Whether the documents fit twice: here, and copied. */
  private static boolean hasRoom(Path indexes, List<Entry> added) {
    long bytes = 0;
    for (Entry entry : added) {
      bytes += ENTRY_BYTES;
      for (Unit unit : Unit.of(entry)) {
        bytes += CHARACTER_BYTES * unit.text().length();
      }
    }
    return HomeFacts.freeBytes(indexes) > 2 * bytes;
  }

  /** Tells that the entries are being saved from now on. */
  public void saving() {
    try {
      if (making.isPresent()) {
        making.get().saving();
      }
    } catch (IOException e) {
      LOG.log(Level.INFO, "nobody waits for what is made ahead of the index: {0}", e.toString());
    }
  }

  /**
   * Tells that the entries are saved.
   *
   * @param source the store
   * @param revision as which they were saved
   */
  public void saved(EntrySource source, long revision) {
    if (making.isPresent()) {
      try {
        saved = Optional.of(ReadyDocuments.stamp(revision, embedder, source));
      } catch (RuntimeException e) {
        LOG.log(Level.INFO, "what is made ahead of the index is given up", e);
      }
    }
  }

  /**
   * Makes the rest of what is saved, which may take as long as saving it, and leaves it to the
   * process that writes the index; so the store should be closed before. Removes what is not saved.
   */
  @Override
  public void close() {
    if (making.isPresent() && saved.isPresent()) {
      making.get().leave(saved.get());
    } else {
      discard();
    }
    embedder.close();
  }

  private void discard() {
    making.ifPresent(DocumentMaking::discard);
    making = Optional.empty();
  }
}
