package dev.errdict.search.rank;

import dev.errdict.db.words.Lang;
import dev.errdict.search.cache.LruMap;
import dev.errdict.search.index.IndexSnapshot;
import dev.errdict.search.meaning.Cosine;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.text.Normaliser;
import dev.errdict.search.text.Terms;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a question with those that are about no entry, as maintainers have said. A question is
 * alike when it has nearly the same words, or some of them and the same meaning; not when it lacks
 * what made the other foreign to the index: "my password is wrong" is not "my bank password is
 * wrong". Safe for use by several threads.
 */
final class OffTopicQuestions {
  /** The harmonic mean of recall and precision of the words, from which on they are the same. */
  private static final double SAME_WORDS = 0.8;

  /** The cosine from which on the meaning is the same, as in the grouping of misses. */
  private static final float SAME_MEANING = 0.92f;

  /** A question that is foreign to the index by less than this part of the other is not alike. */
  private static final double AS_FOREIGN = 0.5;

  /** As many examples are kept with their words and vectors. */
  private static final int MOST_KEPT = 2_000;

  private record Example(String text, Lang lang, Set<String> terms) {}

  private final Embedder embedder;
  private final Map<String, Example> examples = LruMap.ofAtMost(MOST_KEPT);
  private final Map<String, Optional<float[]>> vectors = LruMap.ofAtMost(MOST_KEPT);

  OffTopicQuestions(Embedder embedder) {
    this.embedder = embedder;
  }

  /**
   * Whether a question is like one of the examples.
   *
   * @param vector of the question; empty where there are no models
   */
  boolean anyIsLike(
      Asked asked, Optional<float[]> vector, Collection<String> questions, IndexSnapshot index) {
    return questions.stream()
        .map(this::example)
        .anyMatch(example -> isLike(example, asked, vector, index));
  }

  private boolean isLike(
      Example example, Asked asked, Optional<float[]> vector, IndexSnapshot index) {
    double shared = 0;
    double all = 0;
    double missing = 0;
    for (String term : example.terms()) {
      boolean known = index.has(term);
      double weight = known ? index.weight(term) : Asked.unknownWeight(term);
      all += weight;
      missing += known ? 0 : weight;
      shared += asked.terms().containsKey(term) ? weight : 0;
    }
    if (shared == 0 || asked.missingShare() < AS_FOREIGN * missing / all) {
      return false;
    }
    double total = asked.terms().values().stream().mapToDouble(Float::doubleValue).sum();
    return 2 * shared / (all + total) >= SAME_WORDS
        || (example.lang() == asked.lang() && meansTheSame(example, vector));
  }

  private boolean meansTheSame(Example example, Optional<float[]> vector) {
    return vector
        .flatMap(asked -> vector(example).filter(one -> Cosine.of(one, asked) >= SAME_MEANING))
        .isPresent();
  }

  private Example example(String question) {
    synchronized (examples) {
      return examples.computeIfAbsent(
          question,
          written -> {
            String text = Normaliser.normalise(written, Asked.MAX_TEXT);
            return new Example(text, Lang.ofScript(text), Terms.of(text));
          });
    }
  }

  private Optional<float[]> vector(Example example) {
    synchronized (vectors) {
      return vectors.computeIfAbsent(
          example.text(), text -> embedder.question(example.lang(), text));
    }
  }
}
