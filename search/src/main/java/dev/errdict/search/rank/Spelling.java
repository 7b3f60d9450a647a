package dev.errdict.search.rank;

import dev.errdict.search.index.IndexSnapshot;
import java.util.List;

/** The words of the index that a mistyped word may stand for. */
final class Spelling {
  private Spelling() {}

  static List<String> near(String word, IndexSnapshot index) {
    int length = word.length();
    if (length < 4 || length > 40 || word.chars().anyMatch(Character::isDigit)) {
      return List.of();
    }
    return index.similarTerms(word, length < 6 ? 1 : 2, 8);
  }
}
