package dev.errdict.search.index;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import dev.errdict.search.meaning.Embedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/**
 * Where the vectors of an entry's units come from: texts that it had before keep theirs, so that an
 * edit of one text leaves the others their meaning.
 *
 * @param computing whether vectors that are nowhere ready are computed
 * @param kept the vectors of the entry's former units, by {@link Fields#TIE}
 */
record UnitVectors(Embedder embedder, boolean computing, Map<Long, float[]> kept) {
  /** The vector of a unit; empty when it is not ready, or cannot be computed. */
  Optional<float[]> of(Lang lang, String text, long tie) {
    float[] known = kept.get(tie);
    if (known != null) {
      return Optional.of(known);
    }
    return computing ? embedder.document(lang, text) : embedder.ready(lang, text);
  }

  /** The vectors of the entry's units in an index whose vectors are those of the embedder. */
  static Map<Long, float[]> kept(EntryRef ref, IndexSnapshot index) {
    if (!index.hasVectors()) {
      return Map.of();
    }
    Map<Long, float[]> kept = new HashMap<>();
    try {
      for (LeafReaderContext leaf : index.reader().leaves()) {
        read(leaf.reader(), new Term(Fields.ENTRY, Fields.key(ref)), kept);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kept;
  }

  private static void read(LeafReader leaf, Term entry, Map<Long, float[]> into)
      throws IOException {
    PostingsEnum documents = leaf.postings(entry, PostingsEnum.NONE);
    if (documents == null) {
      return;
    }
    Bits live = leaf.getLiveDocs();
    for (int document = documents.nextDoc();
        document != DocIdSetIterator.NO_MORE_DOCS;
        document = documents.nextDoc()) {
      NumericDocValues ties = leaf.getNumericDocValues(Fields.TIE);
      if ((live == null || live.get(document)) && ties != null && ties.advanceExact(document)) {
        for (Lang lang : Lang.values()) {
          FloatVectorValues vectors = leaf.getFloatVectorValues(Fields.VECTOR + lang.tag());
          if (vectors != null) {
            KnnVectorValues.DocIndexIterator at = vectors.iterator();
            if (at.advance(document) == document) {
              into.put(ties.longValue(), vectors.vectorValue(at.index()).clone());
            }
          }
        }
      }
    }
  }
}
