package dev.errdict.search.index;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;

/**
 * Lucene's codec without an HNSW graph for up to about twenty thousand vectors: building a graph
 * takes seconds at a first start, while comparing a question with all vectors takes a millisecond
 * and is exact.
 */
final class VectorCodec extends Lucene104Codec {
  /** Lucene's estimate of the comparisons that a graph of some 20,000 nodes costs. */
  private static final int GRAPH_FROM = 1000;

  private final KnnVectorsFormat format =
      new Lucene99HnswVectorsFormat(
          Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN,
          Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH,
          Lucene99HnswVectorsFormat.DEFAULT_NUM_MERGE_WORKER,
          null,
          GRAPH_FROM);

  @Override
  public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
    return format;
  }
}
