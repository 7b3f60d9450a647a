package dev.errdict.search.learning;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import java.util.Optional;

/** Hears what was asked and how it was answered. Returns at once, and never throws. */
@FunctionalInterface
public interface AskedListener {
  /** For doors that keep nothing. */
  AskedListener NONE = (text, audience, answer, lang) -> {};

  /**
   * @param text the question as it was asked
   * @param lang of the reply
   */
  void asked(String text, Audience audience, Answer answer, Lang lang);

  /** What tells the question from others here; empty where nothing is kept of it. */
  default Optional<String> fingerprint(String text, Audience audience) {
    return Optional.empty();
  }
}
