package dev.errdict.search.rank;

import dev.errdict.search.index.IndexSnapshot;
import dev.errdict.search.index.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The words of the index that are similar to a mistyped word. */
final class Spelling {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 40;
  private static final int MOST = 8;

  /** The smallest length of a stem and the largest length of an ending. */
  private static final int SHORTEST_STEM = 5;

  private static final int LONGEST_ENDING = 5;

  /** A word that weighs less is in too many texts for a slip. */
  private static final float RARE = 5;

  private Spelling() {}

  /**
   * Whether the index has a word only as a misspelling that people are known to write: of what is
   * meant by it, that tells less than the word that it stands for.
   */
  static boolean isKnownSlip(String word, IndexSnapshot index) {
    return word.length() >= SHORTEST
        && index.weight(word) >= RARE
        && index.isOnlyIn(word, Unit.Kind.MISSPELLING);
  }

  static List<String> near(String word, IndexSnapshot index) {
    int length = word.length();
    if (length < SHORTEST || length > LONGEST || word.chars().anyMatch(Character::isDigit)) {
      return List.of();
    }
    List<String> near = new ArrayList<>();
    stem(word, index).ifPresent(near::add);
    index.similarTerms(word, length < 6 ? 1 : 2, MOST).stream()
        .filter(one -> !near.contains(one) && !one.equals(word))
        .forEach(near::add);
    return near.isEmpty() ? nearWithoutEnding(word, index) : near;
  }

  /** The same where the stem is mistyped, too: {@code convrsat} for {@code convers}. */
  private static List<String> nearWithoutEnding(String word, IndexSnapshot index) {
    return IntStream.rangeClosed(1, LONGEST_ENDING)
        .map(ending -> word.length() - ending)
        .filter(length -> length > SHORTEST_STEM)
        .mapToObj(length -> index.similarTerms(word.substring(0, length), 1, MOST))
        .filter(near -> !near.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /**
   * The stem of a word with a mistyped ending, which the stemmer does not remove: {@code convers}
   * of {@code conversaton}.
   */
  private static Optional<String> stem(String word, IndexSnapshot index) {
    return IntStream.rangeClosed(1, LONGEST_ENDING)
        .map(ending -> word.length() - ending)
        .filter(length -> length >= SHORTEST_STEM)
        .mapToObj(length -> word.substring(0, length))
        .filter(index::has)
        .findFirst();
  }
}
