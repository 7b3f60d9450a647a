package dev.errdict.search.lookup;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.DatabaseTrouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Logs that the change log cannot be followed: a sentence at the beginning, one at the end, and
 * reminders in between at doubling intervals. A stack trace is logged once, and only when the cause
 * is neither the disk nor the database. Not safe for use by several threads.
 */
final class FollowingLog {
  private static final Logger LOG = Logger.getLogger(FollowingLog.class.getName());
  private static final Duration FIRST_REMINDER = Duration.ofMinutes(1);

  private final Object place;
  private final Clock clock;
  private Optional<Instant> since = Optional.empty();
  private Instant reminder = Instant.MAX;

  /**
   * @param place the folder to name
   */
  FollowingLog(Object place, Clock clock) {
    this.place = place;
    this.clock = clock;
  }

  void failed(RuntimeException failure) {
    Instant now = clock.instant();
    Optional<CatalogException> trouble = DatabaseTrouble.behind(failure, place);
    String why = trouble.map(Throwable::getMessage).orElseGet(failure::toString);
    if (since.isEmpty()) {
      since = Optional.of(now);
      reminder = now.plus(FIRST_REMINDER);
      String sentence =
          "Changes to the catalogs cannot be followed; answers go on from what is known. " + why;
      if (trouble.isPresent()) {
        LOG.warning(sentence);
      } else {
        LOG.log(Level.WARNING, sentence, failure);
      }
    } else if (!now.isBefore(reminder)) {
      reminder = now.plus(Duration.between(since.get(), now));
      LOG.warning("Changes to the catalogs have not been followed since " + began() + ". " + why);
    }
  }

  void worked() {
    if (since.isPresent()) {
      LOG.info("Changes to the catalogs are followed again; they were not since " + began() + ".");
      since = Optional.empty();
    }
  }

  private Instant began() {
    return since.orElseThrow().truncatedTo(ChronoUnit.SECONDS);
  }
}
