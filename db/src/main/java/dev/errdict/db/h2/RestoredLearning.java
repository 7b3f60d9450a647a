package dev.errdict.db.h2;

import static dev.errdict.db.schema.Tables.LEARNING_PLACE;

import dev.errdict.db.home.Home;
import dev.errdict.db.home.LearningMark;
import dev.errdict.db.learning.LearningPlace;
import dev.errdict.db.rows.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * Where questions are kept after a restore: where the backup says so, but not where it was off
 * before. The caller has the home's exclusive lock, and the databases are closed.
 */
final class RestoredLearning {
  private final Home home;
  private final Home fresh;
  private boolean homeIsOn;

  /**
   * @param home whose database is replaced
   * @param fresh the home of the new database
   */
  RestoredLearning(Home home, Home fresh) {
    this.home = home;
    this.fresh = fresh;
  }

  /** Changes the new database; returns whether something had to be turned off in it. */
  boolean keepOff() throws IOException {
    boolean replaces = Files.exists(home.database());
    Set<Long> before = replaces ? before() : Set.of();
    try {
      return on(
          fresh,
          true,
          sql -> {
            int turnedOff =
                replaces
                    ? sql.update(LEARNING_PLACE)
                        .set(LEARNING_PLACE.IS_ON, false)
                        .where(LEARNING_PLACE.IS_ON.isTrue(), LEARNING_PLACE.PLACE.notIn(before))
                        .execute()
                    : 0;
            homeIsOn = placesOn(sql).contains(LearningPlace.HOME);
            return turnedOff > 0;
          });
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** The places that were on; none when the old database cannot tell. */
  private Set<Long> before() {
    try {
      Set<Long> on = on(home, false, RestoredLearning::placesOn);
      if (!new LearningMark(home).isThere()) {
        on.remove(LearningPlace.HOME);
      }
      return on;
    } catch (SQLException | RuntimeException e) {
      // It is damaged, or of a version that kept no questions.
      return Set.of();
    }
  }

  /** To be called before the new database is in place: without a mark, nothing is kept. */
  void mark() {
    if (homeIsOn) {
      new LearningMark(home).set(true);
    }
  }

  /** To be called after the new database is in place. */
  void unmark() {
    if (!homeIsOn) {
      new LearningMark(home).set(false);
    }
  }

  private static Set<Long> placesOn(DSLContext sql) {
    return sql.select(LEARNING_PLACE.PLACE)
        .from(LEARNING_PLACE)
        .where(LEARNING_PLACE.IS_ON.isTrue())
        .fetchSet(LEARNING_PLACE.PLACE);
  }

  private interface Work<T> {
    T on(DSLContext sql);
  }

  private static <T> T on(Home home, boolean writing, Work<T> work) throws SQLException {
    Opening opening = Opening.of(home.folder(), writing);
    try (Connection connection = opening.connect()) {
      return work.on(Sql.on(connection));
    } finally {
      opening.close();
    }
  }
}
