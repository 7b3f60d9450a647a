package dev.errdict.search.witness;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.index.IndexSnapshot;
import dev.errdict.search.index.TextHit;
import dev.errdict.search.text.TokenSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses among the official texts that a question contains: the longest wins over those that
 * overlap it, and a text of one common word does not count.
 */
final class TextWitnessFinder {
  /** Two words that are not function words, or four Han characters. */
  private static final double LEAST_WEIGHT = 2;

  /** The weight of a single word that is written as a symbol. */
  private static final double SYMBOL_WEIGHT = 2;

  /** Makes a symbol that was found by look-alikes lose to an exact one. */
  private static final double READ_AS = 0.9;

  private static final int SHORTEST_SYMBOL = 4;

  /**
   * The number of words that may be in the gaps of a text of one word, such as {@code ')'
   * expected}; also the largest number of parts of a whole question that equals such a text.
   */
  private static final int FEW_GAP_WORDS = 2;

  private TextWitnessFinder() {}

  static List<TextWitness> find(String text, Optional<String> catalog, IndexSnapshot snapshot) {
    TokenSequence tokens = TokenSequence.of(text);
    if (tokens.size() == 0) {
      return List.of();
    }
    record Weighed(TextHit hit, double weight) {}
    List<Weighed> hits = new ArrayList<>();
    for (TextHit hit : snapshot.texts(text, tokens, catalog)) {
      double weight = weight(hit, tokens, text);
      if (weight > 0) {
        hits.add(new Weighed(hit, weight));
      }
    }
    hits.sort(
        Comparator.comparingDouble(Weighed::weight)
            .thenComparingInt(one -> one.hit().match().to() - one.hit().match().from())
            .reversed()
            .thenComparingInt(one -> one.hit().match().gaps())
            .thenComparing(one -> one.hit().ref()));
    List<TextWitness> found = new ArrayList<>();
    for (int i = 0; i < hits.size(); i++) {
      Weighed best = hits.get(i);
      TextWitness witness = witness(best.hit(), best.weight(), tokens, text, List.of());
      if (found.stream().anyMatch(witness::overlaps)) {
        continue;
      }
      Set<EntryRef> entries = new LinkedHashSet<>();
      for (Weighed other : hits.subList(i, hits.size())) {
        if (other.weight() == best.weight()
            && other.hit().match().from() == best.hit().match().from()
            && other.hit().match().to() == best.hit().match().to()
            && other.hit().match().gaps() == best.hit().match().gaps()) {
          entries.add(other.hit().ref());
        }
      }
      found.add(witness(best.hit(), best.weight(), tokens, text, List.copyOf(entries)));
    }
    return found;
  }

  private static TextWitness witness(
      TextHit hit, double weight, TokenSequence tokens, String text, List<EntryRef> entries) {
    int start = tokens.start(hit.match().from());
    int end = tokens.end(hit.match().to() - 1);
    // Any sentence with the words of "{0} not found" would be its text with a long gap.
    boolean whole =
        hit.match().whole() && hit.match().gaps() <= Math.max(FEW_GAP_WORDS, hit.weight());
    return new TextWitness(
        text.substring(start, end), start, end, weight, whole, hit.readAs(), entries);
  }

  /** The weight of a text at its place; 0 when it is no witness. */
  private static double weight(TextHit hit, TokenSequence tokens, String text) {
    double weight = hit.readAs() ? READ_AS * hit.weight() : hit.weight();
    if (hit.match().whole()
        && hit.match().gaps() <= FEW_GAP_WORDS
        && (hit.match().gaps() == 0
            || hit.weight() >= LEAST_WEIGHT
            || text.strip().split("\\s+").length <= FEW_GAP_WORDS)) {
      return weight;
    }
    if (hit.readAs()) {
      return Math.max(READ_AS * SYMBOL_WEIGHT, weight);
    }
    if (hit.match().to() - hit.match().from() == 1) {
      int start = tokens.start(hit.match().from());
      int end = tokens.end(hit.match().from());
      String word = text.substring(start, end);
      return !isPartOfASymbol(text, start, end)
              && (isWrittenAsSymbol(word)
                  || (!hit.oneWord() && word.length() >= 2 * SHORTEST_SYMBOL))
          ? Math.max(SYMBOL_WEIGHT, weight)
          : 0;
    }
    return weight >= LEAST_WEIGHT ? weight : 0;
  }

  /** Whether another symbol contains the word: TIMEOUT is not what CONNECT_TIMEOUT means. */
  private static boolean isPartOfASymbol(String text, int start, int end) {
    return (start > 0 && isOfASymbol(text.charAt(start - 1)))
        || (end < text.length() && isOfASymbol(text.charAt(end)));
  }

  private static boolean isOfASymbol(char unit) {
    return unit == '_' || (unit < 0x80 && Character.isLetterOrDigit(unit));
  }

  private static boolean isWrittenAsSymbol(String word) {
    return word.length() >= SHORTEST_SYMBOL
        && word.chars().allMatch(unit -> Character.isUpperCase(unit) || Character.isDigit(unit));
  }
}
