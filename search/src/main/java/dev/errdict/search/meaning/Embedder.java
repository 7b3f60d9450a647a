package dev.errdict.search.meaning;

import dev.errdict.db.words.Lang;
import java.util.Optional;

/**
 * Turns texts into vectors of length one, whose dot product tells how near their meanings are. Safe
 * for threads.
 */
public interface Embedder extends AutoCloseable {
  /** One that knows nothing: errdict then answers by words alone. */
  Embedder NONE =
      new Embedder() {
        @Override
        public Optional<float[]> document(Lang lang, String text) {
          return Optional.empty();
        }

        @Override
        public Optional<float[]> question(Lang lang, String text) {
          return Optional.empty();
        }

        @Override
        public boolean computes() {
          return false;
        }

        @Override
        public String fingerprint() {
          return "words";
        }

        @Override
        public void close() {}
      };

  /** The vector of a catalog text, in the space of its language. */
  Optional<float[]> document(Lang lang, String text);

  /** The vector of a catalog text where it is there without being computed. */
  default Optional<float[]> ready(Lang lang, String text) {
    return Optional.empty();
  }

  /** Whether there are vectors at all. */
  default boolean computes() {
    return true;
  }

  /** Whether all that computes vectors is in memory, so that one more takes some milliseconds. */
  default boolean isLoaded() {
    return false;
  }

  /** Starts to load what a question in a language needs, in the background. */
  default void expect(Lang lang) {}

  /** The vector of a question, in the space of that language. */
  Optional<float[]> question(Lang lang, String text);

  /**
   * Names the models, fit for a folder's name: vectors are comparable only when their embedders'
   * fingerprints are equal.
   */
  String fingerprint();

  @Override
  void close();
}
