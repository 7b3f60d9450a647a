package dev.errdict.search.index;

import dev.errdict.search.text.Lines;
import java.util.Collections;
import java.util.List;

/**
 * How common words and sounds are in the texts of the shipped catalogs, for an index that has none
 * of these: a list of a few dozen entries does not tell that <i>cannot</i> is common and
 * <i>voucher</i> rare, nor that <i>why</i> is a word at all.
 */
final class Vocabulary {
  /**
   * Sorted: a field, a term, the number of documents that have it, separated by tabs. The build
   * makes them of the catalogs.
   */
  private static final List<String> LINES = Lines.of(Vocabulary.class, "vocabulary.tsv");

  /** How many documents were counted. */
  static final int DOCUMENTS = frequency("documents", "");

  private Vocabulary() {}

  /**
   * In how many documents a term is.
   *
   * @param field {@link Fields#TERMS} or {@link Fields#SOUNDS}
   */
  static int frequency(String field, String term) {
    String start = field + '\t' + term + '\t';
    int at = -1 - Collections.binarySearch(LINES, start); // the first line behind it
    return at < LINES.size() && LINES.get(at).startsWith(start)
        ? Integer.parseInt(LINES.get(at), start.length(), LINES.get(at).length(), 10)
        : 0;
  }
}
