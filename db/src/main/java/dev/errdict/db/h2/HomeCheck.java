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

/** Looks at a home's database as it is: neither makes nor migrates one. */
public final class HomeCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private HomeCheck() {}

  /**
   * Why this build could not use the database: damage, or a newer build has made it.
   *
   * @param program that looks
   * @return empty when nothing is wrong, and when there is no database or another process writes it
   */
  public static Optional<CatalogException> problem(Home home, String program) {
    if (!Files.exists(home.database()) || !Files.exists(home.lock())) {
      return Optional.empty();
    }
    try (HomeLock lock = new HomeLock(home.lock())) {
      return lock.acquire(true, new BoundedWait(PATIENCE, () -> {}), program)
          ? problem(home)
          : Optional.empty();
    } catch (IOException | SQLException | RuntimeException e) {
      return Optional.of(DatabaseTrouble.explain(e, home));
    }
  }

  private static Optional<CatalogException> problem(Home home) throws SQLException {
    Opening opening = Opening.of(home.folder(), false);
    try {
      return Migrations.isOfNewerBuild(opening.source())
          ? Optional.of(new CatalogException(Problem.HOME_NEWER, home.folder()))
          : Optional.empty();
    } finally {
      opening.close();
    }
  }
}
