package dev.errdict.search.index;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.text.Lookalikes;
import dev.errdict.search.text.TextPattern;
import dev.errdict.search.text.TokenSequence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * Finds the official texts of a catalog inside a text: looks up each of its shingles among the
 * anchors of the index, and compares the texts that are found. Linear in the text.
 */
final class TextSearch {
  /** A shingle that occurs more often in a text is compared at its first places only. */
  private static final int MOST_PLACES = 4;

  /**
   * The number of texts with the same anchor that are compared; more of them usually differ in a
   * single name.
   */
  private static final int MOST_SHARING = 200;

  /** The number of texts, hidden or of other catalogs, that are passed over in all. */
  private static final int MOST_PASSED = 10_000;

  private static final int MOST_HITS = 500;

  /** The number of words that are compared by their look-alike form. */
  private static final int MOST_SUSPECTS = 200;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]{5,64}");

  private final TokenSequence text;
  private final Map<String, List<Integer>> places = new HashMap<>();
  private final Map<Integer, Integer> wordEnds = new HashMap<>();
  private final List<TextHit> hits = new ArrayList<>();
  private int passed;

  /**
   * The patterns of one segment's documents, cached since several shingles may find the same
   * document.
   */
  private final Map<Integer, List<TextPattern>> patterns = new HashMap<>();

  private TextSearch(String normalised, TokenSequence tokens) {
    this.text = tokens;
    suspects(normalised);
    for (int at = 0; at < text.size(); at++) {
      for (String shingle : TextPattern.shingles(text, at)) {
        List<Integer> of = places.computeIfAbsent(shingle, key -> new ArrayList<>(1));
        if (of.size() < MOST_PLACES) {
          of.add(at);
        }
      }
    }
  }

  /**
   * @param tokens of the text
   * @param catalog the only catalog to look in; empty for all
   */
  static List<TextHit> in(
      String text, TokenSequence tokens, Optional<String> catalog, IndexReader reader)
      throws IOException {
    TextSearch search = new TextSearch(text, tokens);
    for (LeafReaderContext leaf : reader.leaves()) {
      search.patterns.clear();
      search.in(leaf.reader(), catalog);
    }
    return search.hits;
  }

  private void suspects(String normalised) {
    Matcher words = WORD.matcher(normalised);
    int token = 0;
    for (int i = 0; i < MOST_SUSPECTS && words.find(); ) {
      if (Lookalikes.isSuspect(words.group())) {
        i++;
        while (token < text.size() && text.start(token) < words.start()) {
          token++;
        }
        places.put(Fields.LOOKS + Lookalikes.skeleton(words.group()), List.of(token));
        wordEnds.put(token, words.end());
      }
    }
  }

  private void in(LeafReader segment, Optional<String> catalog) throws IOException {
    Terms anchors = segment.terms(Fields.ANCHOR);
    if (anchors == null) {
      return;
    }
    TermsEnum terms = anchors.iterator();
    Bits live = segment.getLiveDocs();
    for (Map.Entry<String, List<Integer>> shingle : places.entrySet()) {
      if (hits.size() < MOST_HITS && terms.seekExact(new BytesRef(shingle.getKey()))) {
        PostingsEnum postings = terms.postings(null, PostingsEnum.NONE);
        int compared = 0;
        // Once the texts of all shingles together are too many, each still gets this many.
        for (int seen = 0;
            compared < MOST_SHARING
                && (passed < MOST_PASSED || seen < MOST_SHARING)
                && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS;
            seen++) {
          if ((live == null || live.get(postings.docID()))
              && compare(segment, postings.docID(), shingle, catalog)) {
            compared++;
          } else {
            passed++;
          }
        }
      }
    }
  }

  /**
   * @return false when the text is another catalog's
   */
  private boolean compare(
      LeafReader segment,
      int document,
      Map.Entry<String, List<Integer>> shingle,
      Optional<String> catalog)
      throws IOException {
    EntryRef ref = Fields.ref(binary(segment, Fields.ENTRY, document));
    if (catalog.isPresent() && !catalog.get().equals(ref.catalog())) {
      return false;
    }
    Unit.Kind kind = Unit.Kind.valueOf(binary(segment, Fields.KIND, document).split(" ", 3)[0]);
    boolean looks = shingle.getKey().startsWith(Fields.LOOKS);
    for (TextPattern pattern : patterns(segment, document)) {
      for (int place : shingle.getValue()) {
        Optional<TextPattern.Match> match =
            looks
                ? Optional.of(word(place))
                : pattern.match(text, place).or(() -> together(pattern, place));
        if (match.isPresent()) {
          hits.add(
              new TextHit(ref, kind, pattern.weight(), pattern.isOneWord(), looks, match.get()));
          return true;
        }
      }
    }
    return true;
  }

  private List<TextPattern> patterns(LeafReader segment, int document) throws IOException {
    List<TextPattern> read = patterns.get(document);
    if (read == null) {
      read =
          Arrays.stream(binary(segment, Fields.PATTERN, document).split("\n"))
              .map(TextPattern::parse)
              .toList();
      patterns.put(document, read);
    }
    return read;
  }

  /** The match of a word that was compared by its look-alike form. */
  private TextPattern.Match word(int from) {
    int to = from;
    while (to < text.size() && text.end(to) <= wordEnds.getOrDefault(from, 0)) {
      to++;
    }
    to = Math.max(to, from + 1);
    return new TextPattern.Match(from, to, 0, to - from == text.size());
  }

  private Optional<TextPattern.Match> together(TextPattern pattern, int place) {
    return pattern
        .together()
        .filter(text.word(place)::equals)
        .map(word -> new TextPattern.Match(place, place + 1, 0, text.size() == 1));
  }

  private static String binary(LeafReader segment, String field, int document) throws IOException {
    BinaryDocValues values = segment.getBinaryDocValues(field);
    return values != null && values.advanceExact(document)
        ? values.binaryValue().utf8ToString()
        : "";
  }
}
