package dev.errdict.search.lookup;

import dev.errdict.search.index.CatalogIndex;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Computes the missing vectors, a few at a time, with pauses for questions. */
final class VectorThread implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(VectorThread.class.getName());
  private static final Duration REST = Duration.ofMillis(20);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final CatalogIndex index;
  private final Thread thread;
  private volatile boolean closed;

  private VectorThread(CatalogIndex index) {
    this.index = index;
    this.thread = Thread.ofPlatform().daemon().name("errdict-vectors").unstarted(this::run);
  }

  static VectorThread start(CatalogIndex index) {
    VectorThread vectors = new VectorThread(index);
    vectors.thread.start();
    return vectors;
  }

  private void run() {
    VectorLog log = new VectorLog(index::countWithoutVectors, System::nanoTime);
    while (!closed) {
      boolean more = false;
      try {
        more = index.addVectors();
        log.step(more);
      } catch (RuntimeException e) {
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
