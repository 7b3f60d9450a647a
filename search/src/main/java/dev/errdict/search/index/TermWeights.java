package dev.errdict.search.index;

import dev.errdict.db.upstream.ShippedCatalog;
import dev.errdict.search.text.Terms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * How telling the words and syllables of an index are: their inverse document frequency as in BM25
 * (Robertson and Zaragoza, 2009). Safe for use by several threads.
 */
final class TermWeights {
  /** The number of terms whose weight is cached. */
  private static final int REMEMBERED = 100_000;

  private static final float SINGLE_HAN = 0.3f;

  private final IndexSearcher searcher;

  /** Whether the searcher passes some of the documents over. */
  private final boolean hides;

  /** Whether the shipped catalogs' words are counted too, since the index has none of these. */
  private final boolean usesVocabulary;

  private final Map<String, WeighedTerm> terms = new ConcurrentHashMap<>();
  private final Map<String, WeighedTerm> sounds = new ConcurrentHashMap<>();

  TermWeights(IndexSearcher searcher, boolean hides) {
    this.searcher = searcher;
    this.hides = hides;
    this.usesVocabulary =
        terms(Fields.CATALOG, Integer.MAX_VALUE).stream()
            .filter(ShippedCatalog::isOne)
            .noneMatch(shipped -> count(Fields.CATALOG, shipped) > 0);
  }

  /** A term; a single Han character tells little beside the pairs. */
  WeighedTerm weighed(String term) {
    return remembered(
        terms, term, Fields.TERMS, term.length() == 1 && Terms.isHan(term) ? SINGLE_HAN : 1);
  }

  /** A pair of syllables. */
  WeighedTerm weighedSound(String sound) {
    return remembered(sounds, sound, Fields.SOUNDS, 1);
  }

  private WeighedTerm remembered(
      Map<String, WeighedTerm> remembered, String term, String field, float worth) {
    WeighedTerm weighed = remembered.get(term);
    if (weighed == null) {
      int frequency =
          documentFrequency(field, term) + (usesVocabulary ? Vocabulary.frequency(field, term) : 0);
      weighed = new WeighedTerm(term, worth * idf(frequency), frequency > 0);
      if (weighed.known() && remembered.size() < REMEMBERED) {
        remembered.put(term, weighed);
      }
    }
    return weighed;
  }

  private float idf(int frequency) {
    int all =
        Math.max(1, searcher.getIndexReader().numDocs())
            + (usesVocabulary ? Vocabulary.DOCUMENTS : 0);
    return (float) Math.log(1 + (all - frequency + 0.5) / (frequency + 0.5));
  }

  /** In how many documents a term is; some that are deleted may be counted. */
  int documentFrequency(String field, String term) {
    if (hides) {
      return count(field, term);
    }
    try {
      return Math.min(
          searcher.getIndexReader().docFreq(new Term(field, term)),
          searcher.getIndexReader().numDocs());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int count(String field, String term) {
    try {
      return searcher.count(new TermQuery(new Term(field, term)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The terms of a field, in their order.
   *
   * @param most as many are looked at
   */
  Set<String> terms(String field, int most) {
    Set<String> found = new TreeSet<>();
    try {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        org.apache.lucene.index.Terms all = leaf.reader().terms(field);
        TermsEnum each = all == null ? TermsEnum.EMPTY : all.iterator();
        for (BytesRef one = each.next(); one != null && found.size() < most; one = each.next()) {
          String term = one.utf8ToString();
          if (!hides || documentFrequency(field, term) > 0) {
            found.add(term);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Collections.unmodifiableSet(found);
  }

  /**
   * The index's terms within an edit distance, transpositions counted as one edit, the nearest and
   * most frequent first. The first letter must be right.
   */
  List<String> similarTerms(String word, int edits, int limit) {
    record Similar(String term, float nearness, int frequency) {}
    Map<String, Float> near = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Spellings.of(leaf.reader()).near(word, edits, near::put);
    }
    return near.entrySet().stream()
        .filter(one -> !hides || documentFrequency(Fields.TERMS, one.getKey()) > 0)
        .map(
            one ->
                new Similar(
                    one.getKey(), one.getValue(), documentFrequency(Fields.TERMS, one.getKey())))
        .sorted(
            Comparator.comparingDouble(Similar::nearness)
                .thenComparingInt(Similar::frequency)
                .reversed()
                .thenComparing(Similar::term))
        .limit(limit)
        .map(Similar::term)
        .toList();
  }
}
