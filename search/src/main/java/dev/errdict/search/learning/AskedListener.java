package dev.errdict.search.learning;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import java.util.Optional;

/** Receives each question with its answer. Implementations return immediately and never throw. */
@FunctionalInterface
public interface AskedListener {
  /** Keeps nothing. */
  AskedListener NONE = (text, audience, answer, lang) -> {};

  /**
   * @param text the question as it was asked
   * @param lang of the reply
   */
  void asked(String text, Audience audience, Answer answer, Lang lang);

  /** The fingerprint of the question; empty when the question is not kept. */
  default Optional<String> fingerprint(String text, Audience audience) {
    return Optional.empty();
  }
}
