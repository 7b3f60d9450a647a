package dev.errdict.search.index;

import dev.errdict.search.meaning.VectorTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of a small index in memory, where a question is compared with all of them at once;
 * Lucene compares them one by one.
 */
final class Nearby {
  /** Up to 16 MB of vectors. */
  private static final int MOST = 8192;

  private final VectorTable vectors;
  private final List<Place> places;

  /** Where a vector's unit is, and {@link Fields#TIE} of it. */
  private record Place(int document, long tie) {}

  private record Hit(Place place, float product) {}

  private static final Comparator<Hit> BEST_FIRST =
      Comparator.<Hit>comparingDouble(hit -> -hit.product())
          .thenComparingLong(hit -> hit.place().tie());

  private Nearby(VectorTable vectors, List<Place> places) {
    this.vectors = vectors;
    this.places = places;
  }

  /**
   * @param catalog the only catalog whose vectors are read; empty for all
   * @return empty when there are too many
   */
  static Optional<Nearby> of(IndexReader reader, String field, Optional<String> catalog) {
    List<float[]> vectors = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    try {
      for (LeafReaderContext leaf : reader.leaves()) {
        FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
        int count = values == null ? 0 : values.size();
        NumericDocValues ties = leaf.reader().getNumericDocValues(Fields.TIE);
        BinaryDocValues entries = leaf.reader().getBinaryDocValues(Fields.ENTRY);
        Bits live = leaf.reader().getLiveDocs();
        for (int i = 0; values != null && i < count; i++) {
          int document = values.ordToDoc(i);
          if ((live == null || live.get(document)) && isOf(catalog, entries, document)) {
            if (vectors.size() >= MOST) {
              return Optional.empty();
            }
            vectors.add(values.vectorValue(i).clone());
            long tie = ties != null && ties.advanceExact(document) ? ties.longValue() : 0;
            places.add(new Place(leaf.docBase + document, tie));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(new Nearby(new VectorTable(vectors), places));
  }

  private static boolean isOf(
      Optional<String> catalog, @Nullable BinaryDocValues entries, int document)
      throws IOException {
    return catalog.isEmpty()
        || (entries != null
            && entries.advanceExact(document)
            && catalog.get().equals(Fields.ref(entries.binaryValue().utf8ToString()).catalog()));
  }

  /** The units nearest to a vector with the dot product as their score, the nearest first. */
  List<ScoreDoc> nearest(float[] vector, int limit) {
    PriorityQueue<Hit> best = new PriorityQueue<>(limit + 1, BEST_FIRST.reversed());
    float[] products = vectors.products(vector);
    for (int i = 0; i < products.length; i++) {
      if (best.size() < limit || products[i] >= best.element().product()) {
        best.add(new Hit(places.get(i), products[i]));
        if (best.size() > limit) {
          best.remove();
        }
      }
    }
    return best.stream()
        .sorted(BEST_FIRST)
        .map(hit -> new ScoreDoc(hit.place().document(), hit.product()))
        .toList();
  }
}
