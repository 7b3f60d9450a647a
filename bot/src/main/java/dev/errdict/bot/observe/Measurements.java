package dev.errdict.bot.observe;

import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * What doors report of their work. Nothing here carries what people write, nor who they are. Every
 * method may be called by several threads and returns at once.
 */
public interface Measurements {
  /** For a bot that nobody observes. */
  Measurements NONE = new Measurements() {};

  /** How a question came in. */
  enum Door {
    MESSAGE,
    COMMAND,
    BUTTON
  }

  /** What happens to the connection with Discord's gateway. */
  enum Gateway {
    /** A session began, and the bot has told Discord its commands. */
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
   * A job of the queue ended, with what it sends to Discord.
   *
   * @param took since it was put into the queue
   */
  default void handled(Duration took) {}

  /** A question was left out, since too many were waiting. */
  default void shed() {}

  /**
   * Tells where to ask for the length of the queue.
   *
   * @param length jobs that wait or run
   */
  default void queue(IntSupplier length) {}

  /**
   * A request to Discord failed.
   *
   * @param status of HTTP; 0 when there was no response
   */
  default void requestFailed(int status) {}

  /** The gateway's connection changed. */
  default void gateway(Gateway event) {}
}
