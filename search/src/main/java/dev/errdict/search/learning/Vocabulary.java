package dev.errdict.search.learning;

import dev.errdict.search.index.IndexSnapshot;
import dev.errdict.search.text.Terms;
import java.util.Locale;
import java.util.Set;

/** The words of the catalogs, which cannot be secrets. */
interface Vocabulary {
  /** Whether a catalog has an entry with exactly this code, or with this symbol. */
  boolean isName(String text);

  /** Whether a catalog's texts have this word. */
  boolean isWord(String word);

  static Vocabulary of(IndexSnapshot index) {
    return new Vocabulary() {
      @Override
      public boolean isName(String text) {
        return index.withCode(text).stream().anyMatch(ref -> ref.code().equalsIgnoreCase(text))
            || !index.prefixes().withSymbol(text).isEmpty();
      }

      @Override
      public boolean isWord(String word) {
        Set<String> terms = Terms.of(word);
        return terms.isEmpty()
            ? Terms.isFunctionWord(word.toLowerCase(Locale.ROOT))
            : terms.stream().allMatch(index::has);
      }
    };
  }
}
