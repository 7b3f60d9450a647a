package dev.errdict.bot.observe;

import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * The events that doors report. They contain neither user input nor identities. Every method is
 * thread-safe and returns immediately.
 */
public interface Measurements {
  /** Measures nothing. */
  Measurements NONE = new Measurements() {};

  /** How a question came in. */
  enum Door {
    MESSAGE,
    COMMAND,
    BUTTON
  }

  /** Events of the connection to Discord's gateway. */
  enum Gateway {
    /** A session began and the bot is ready. */
    READY,
    RESUMED,
    LOST
  }

  /**
   * A lookup ended.
   *
   * @param answer empty for an apology and for help
   * @param took of the lookup alone
   */
  default void answered(Door door, Optional<Answer> answer, Lang lang, Duration took) {}

  /**
   * A job of the queue ended, including what it sends to Discord.
   *
   * @param took the time since it was queued
   */
  default void handled(Duration took) {}

  /** A question was dropped, since too many were waiting. */
  default void shed() {}

  /**
   * Sets the source of the queue's length.
   *
   * @param length the number of jobs waiting or running
   */
  default void queue(IntSupplier length) {}

  /**
   * A request to Discord failed.
   *
   * @param status of HTTP; 0 when there was no response
   */
  default void requestFailed(int status) {}

  /** The connection to the gateway changed. */
  default void gateway(Gateway event) {}
}
