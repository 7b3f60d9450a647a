package dev.errdict.search.index;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.IndexWriter;

/** A part of the work of a writer, which is done completely or not at all. */
final class WholeWriting {
  private static final Logger LOG = Logger.getLogger(WholeWriting.class.getName());

  private WholeWriting() {}

  /** The part. */
  @FunctionalInterface
  interface Part {
    void on(IndexWriter to) throws IOException;
  }

  /** Rolls a writer back that fails, so that nothing half-written is committed later. */
  static void run(IndexWriter to, Part part, Runnable onFailure) throws IOException {
    boolean done = false;
    try {
      part.on(to);
      done = true;
    } finally {
      if (!done) {
        onFailure.run();
        rollBack(to);
      }
    }
  }

  private static void rollBack(IndexWriter writer) {
    try {
      writer.rollback();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.FINE, "a writer that failed could not be rolled back", e);
    }
  }
}
