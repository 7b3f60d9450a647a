package dev.errdict.bot.observe;

import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Dictionary;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Whether the bot works at this moment. Safe for use by several threads. */
final class Health {
  /** A result is cached for this time, so that frequent requests do not open the database. */
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Any code will do: only failures matter. */
  private static final Question PROBE = Question.of("1");

  /**
   * The health at one moment.
   *
   * @param connected to Discord's gateway
   * @param readable whether the database can be read
   * @param answering whether a lookup ends without a failure
   * @param storeRevision -1 when the database cannot be read
   * @param indexRevision -1 when there is no index
   * @param entries in all catalogs; 0 when the database cannot be read
   */
  record Report(
      boolean connected,
      boolean readable,
      boolean answering,
      long storeRevision,
      long indexRevision,
      int entries) {
    /**
     * Whether questions are answered with the database's present content. After a restore, the
     * index may be of a later revision.
     */
    boolean ready() {
      return connected && readable && answering && indexRevision == storeRevision;
    }
  }

  private final Dictionary dictionary;
  private final BooleanSupplier connected;
  private @Nullable Report latest;
  private long madeAt;

  Health(Dictionary dictionary, BooleanSupplier connected) {
    this.dictionary = dictionary;
    this.connected = connected;
  }

  /** The state, at most a second old; the connection's state is current. */
  synchronized Report report() {
    long now = System.nanoTime();
    Report known = latest;
    if (known == null || now - madeAt > FRESH_NANOS) {
      known = look();
      latest = known;
      madeAt = System.nanoTime();
    }
    return new Report(
        connected.getAsBoolean(),
        known.readable(),
        known.answering(),
        known.storeRevision(),
        known.indexRevision(),
        known.entries());
  }

  private Report look() {
    boolean answering = answers();
    long indexRevision = dictionary.read(index -> index.revision()).orElse(-1L);
    try {
      return dictionary
          .underlying()
          .read(
              () ->
                  new Report(
                      false,
                      true,
                      answering,
                      dictionary.store().revision(),
                      indexRevision,
                      dictionary.store().sizes().values().stream().mapToInt(size -> size).sum()));
    } catch (RuntimeException e) {
      // The follower logs the cause.
      return new Report(false, false, answering, -1, indexRevision, 0);
    }
  }

  private boolean answers() {
    try {
      var _ = dictionary.ask(PROBE);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
