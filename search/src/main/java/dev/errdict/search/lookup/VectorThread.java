package dev.errdict.search.lookup;

import dev.errdict.search.index.CatalogIndex;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Prepares the lookup for its first question, then computes the missing vectors, a few at a time,
 * with pauses for questions.
 */
final class VectorThread implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(VectorThread.class.getName());
  private static final Duration REST = Duration.ofMillis(20);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final CatalogIndex index;
  private final Lookup lookup;
  private final Thread thread;
  private volatile boolean closed;

  private VectorThread(CatalogIndex index, Lookup lookup) {
    this.index = index;
    this.lookup = lookup;
    this.thread = Thread.ofPlatform().daemon().name("errdict-vectors").unstarted(this::run);
  }

  static VectorThread start(CatalogIndex index, Lookup lookup) {
    VectorThread vectors = new VectorThread(index, lookup);
    vectors.thread.start();
    return vectors;
  }

  private void run() {
    VectorLog log = new VectorLog(index::countWithoutVectors, System::nanoTime);
    while (!closed) {
      boolean more = false;
      try {
        lookup.prepare();
        more = index.addVectors();
        log.step(more);
      } catch (RuntimeException | Error e) {
        LOG.log(Level.FINE, "vectors are made later", e);
      }
      try {
        Thread.sleep(more ? REST : LOOK);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Waits for the vectors in progress; an interrupt would close the index's files. */
  @Override
  public void close() {
    closed = true;
    try {
      var _ = thread.join(GOODBYE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
