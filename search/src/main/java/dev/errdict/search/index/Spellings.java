package dev.errdict.search.index;

import dev.errdict.search.text.Terms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * The words of one segment that are similar to a mistyped word. Building a Levenshtein automaton
 * would take longer than a whole search (0.2 ms a word); here, a bit mask of the letters leaves few
 * words to compare. Segments never change, so each is read once.
 */
final class Spellings {
  private static final Map<IndexReader.CacheKey, Spellings> OF_SEGMENTS = new ConcurrentHashMap<>();

  /**
   * A word with the letters that it has, one bit each. An edit changes at most two bits: one letter
   * disappears and another appears.
   */
  private record Word(String text, int letters) {}

  private final Map<Character, List<Word>> byFirst = new HashMap<>();

  private Spellings(LeafReader segment) throws IOException {
    org.apache.lucene.index.Terms terms = segment.terms(Fields.TERMS);
    if (terms == null) {
      return;
    }
    TermsEnum all = terms.iterator();
    for (BytesRef term = all.next(); term != null; term = all.next()) {
      String text = term.utf8ToString();
      if (!Terms.isHan(text)) {
        byFirst
            .computeIfAbsent(text.charAt(0), first -> new ArrayList<>())
            .add(new Word(text, letters(text)));
      }
    }
  }

  static Spellings of(LeafReader segment) {
    IndexReader.CacheHelper helper = segment.getCoreCacheHelper();
    Spellings known = OF_SEGMENTS.get(helper.getKey());
    if (known != null) {
      return known;
    }
    try {
      Spellings read = new Spellings(segment);
      if (OF_SEGMENTS.putIfAbsent(helper.getKey(), read) == null) {
        helper.addClosedListener(OF_SEGMENTS::remove);
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Passes on the words within an edit distance (a transposition is one edit), each with its
   * similarity: 1 for the same word. The first letter must be right.
   */
  void near(String word, int edits, BiConsumer<String, Float> found) {
    int letters = letters(word);
    EditDistance distance = new EditDistance();
    for (Word one : byFirst.getOrDefault(word.charAt(0), List.of())) {
      int shorter = Math.min(word.length(), one.text().length());
      if (Math.abs(word.length() - one.text().length()) <= edits
          && Integer.bitCount(letters ^ one.letters()) <= 2 * edits) {
        int far = distance.between(word, one.text(), edits);
        if (far <= edits) {
          found.accept(one.text(), 1 - (float) far / shorter);
        }
      }
    }
  }

  private static int letters(String word) {
    int letters = 0;
    for (int i = 0; i < word.length(); i++) {
      letters |= 1 << (word.charAt(i) & 31);
    }
    return letters;
  }
}
