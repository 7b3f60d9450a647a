package dev.errdict.search.index;

import java.io.IOException;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;

/** How the index is written, and how its terms weigh. */
final class WriterSettings {
  private static final int BUFFERS_IN_HEAP = 12;
  private static final int SMALLEST_BUFFER = 4;
  private static final int LARGEST_BUFFER = 64;

  private WriterSettings() {}

  static IndexWriter writer(Directory directory) throws IOException {
    return new IndexWriter(directory, config());
  }

  /** A writer of segments that go into another index, which merges them there. */
  static IndexWriter segmentsWriter(Directory directory) throws IOException {
    return new IndexWriter(directory, config().setMergePolicy(NoMergePolicy.INSTANCE));
  }

  private static IndexWriterConfig config() {
    return new IndexWriterConfig(new WhitespaceAnalyzer())
        .setSimilarity(similarity())
        .setCodec(new VectorCodec())
        .setRAMBufferSizeMB(buffer(Runtime.getRuntime().maxMemory()));
  }

  /**
   * What is kept in memory before it is written, in megabytes: a small part of a bot's small heap.
   *
   * @param heap in bytes
   */
  static double buffer(long heap) {
    return Math.clamp((double) heap / BUFFERS_IN_HEAP / (1 << 20), SMALLEST_BUFFER, LARGEST_BUFFER);
  }

  /**
   * A low k1, since a repeated word in a short text adds little. No lengths are stored, so b has no
   * effect within a field.
   */
  static BM25Similarity similarity() {
    return new BM25Similarity(0.9f, 0.3f);
  }
}
