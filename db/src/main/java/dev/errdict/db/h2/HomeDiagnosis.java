package dev.errdict.db.h2;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.home.BoundedWait;
import dev.errdict.db.home.DatabaseTrouble;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.HomeLock;
import dev.errdict.db.migrate.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Reports whether this build can use a home's database, which it neither creates nor migrates. For
 * a process that has not opened that home: see {@link HomeLock}.
 */
public final class HomeDiagnosis {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private HomeDiagnosis() {}

  /**
   * Why the database cannot be used: it is damaged, was deleted, or a newer build has made it.
   *
   * @return empty when nothing is wrong, when there was never a database, and when another process
   *     writes it at the moment
   */
  public static Optional<CatalogException> of(Home home) {
    try (HomeLock lock = HomeLock.readOnly(home.lock())) {
      if (!lock.acquire(true, new BoundedWait(PATIENCE, () -> {}), "")) {
        return Optional.empty();
      }
      if (Files.exists(home.database())) {
        return isOfNewerBuild(home)
            ? Optional.of(new CatalogException(Problem.HOME_NEWER, home.folder()))
            : Optional.empty();
      }
      return Compaction.isNoted(lock)
          ? Optional.of(new CatalogException(Problem.HOME_DATABASE_GONE, home.database()))
          : Optional.empty();
    } catch (IOException | SQLException | RuntimeException e) {
      return Optional.of(DatabaseTrouble.explain(e, home));
    }
  }

  private static boolean isOfNewerBuild(Home home) throws SQLException {
    Opening opening = Opening.of(home.folder(), false);
    try {
      return Migrations.isOfNewerBuild(opening.source());
    } finally {
      opening.close();
    }
  }
}
