package dev.errdict.search.meaning;

import dev.errdict.db.words.Lang;
import java.util.Optional;

/**
 * Turns texts into vectors of length 1, whose dot product is their similarity in meaning. Safe for
 * use by several threads.
 */
public interface Embedder extends AutoCloseable {
  /** An embedder without vectors: errdict then answers by words alone. */
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

  /** The vector of a catalog text, if it need not be computed. */
  default Optional<float[]> ready(Lang lang, String text) {
    return Optional.empty();
  }

  /** Whether there are vectors at all. */
  default boolean computes() {
    return true;
  }

  /** Whether the models are loaded, so that a vector takes some milliseconds. */
  default boolean isLoaded() {
    return false;
  }

  /** Starts to load the model of a language in the background. */
  default void expect(Lang lang) {}

  /** The vector of a question, in the space of that language. */
  Optional<float[]> question(Lang lang, String text);

  /**
   * Identifies the models, usable as a folder name: vectors are comparable only if their embedders'
   * fingerprints are equal.
   */
  String fingerprint();

  @Override
  void close();
}
