package dev.errdict.db.h2;

import dev.errdict.db.backup.BackupInput;
import dev.errdict.db.backup.BackupRows;
import dev.errdict.db.backup.RowDigests;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.home.BuildFolder;
import dev.errdict.db.home.DatabaseTrouble;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.Restored;
import dev.errdict.db.home.Stamp;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.migrate.Migrations;
import dev.errdict.db.rows.IndexGeneration;
import dev.errdict.db.rows.Integrity;
import dev.errdict.db.rows.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Replaces a home's database by a backup. */
public final class HomeRestore {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Home home;
  private final Clock clock;
  private final ZoneId zone;
  private final StoreOptions options;

  /** Called with a step's name after each step that changes the disk. */
  private Consumer<String> steps = step -> {};

  /**
   * @param zone of the time in the old home's new name
   */
  public HomeRestore(Home home, Clock clock, ZoneId zone, StoreOptions options) {
    this.home = home;
    this.clock = clock;
    this.zone = zone;
    this.options = options;
  }

  /** For tests: what to do between the steps. */
  HomeRestore stepping(Consumer<String> each) {
    steps = each;
    return this;
  }

  /** With the options of tests. */
  public HomeRestore(Home home, Clock clock, ZoneId zone) {
    this(home, clock, zone, StoreOptions.silent());
  }

  /**
   * Builds a database from the backup beside the one in use, and checks it: its rows must fit the
   * schema and its entries must match its change log. Only then the old database is replaced by the
   * new one, in one step, under the home's exclusive lock. Whatever ends the process in between,
   * the home has either the old database or the new one, and the next process to open it deletes
   * what is left over.
   *
   * @return the folder, beside the home or in it, that has the old database; empty when there was
   *     none
   * @throws CatalogException when the backup is bad, or others use the home for too long
   */
  public Optional<Path> from(Path backup) throws CatalogException {
    return from(backup, rows -> {});
  }

  /**
   * The same, with progress reports.
   *
   * @param progress called now and then with the number of rows inserted so far
   */
  public Optional<Path> from(Path backup, LongConsumer progress) throws CatalogException {
    return restore(backup, progress).aside();
  }

  /** As {@link #from}, with all that came of it. */
  public Restored restore(Path backup, LongConsumer progress) throws CatalogException {
    home.create();
    HomeFile file = HomeFile.take(home);
    try (BuildFolder folder = BuildFolder.create(home)) {
      steps.accept("folder");
      build(backup, folder.database(), progress);
      steps.accept("built");
      return file.exclusively(options, () -> swap(folder, file.stamp()));
    } catch (IOException e) {
      throw DatabaseTrouble.explain(e, home);
    } finally {
      file.release();
    }
  }

  private void build(Path backup, Home fresh, LongConsumer progress) throws CatalogException {
    try (BackupInput in = BackupInput.open(backup)) {
      if (in.schemaVersion() > Migrations.schemaVersion() || in.schemaVersion() < 1) {
        throw new CatalogException(Problem.BACKUP_NEWER, backup);
      }
      String version = Integer.toString(in.schemaVersion());
      // Reopened for each step: H2 checks some constraints through the connection that has made
      // them, and Flyway has closed its own.
      opened(fresh, opening -> Migrations.makeSchema(opening.source(), version));
      opened(fresh, opening -> insert(opening, in, backup, progress));
      opened(fresh, opening -> Migrations.bringUpToDate(opening.source(), home.folder()));
      opened(fresh, opening -> prove(opening, backup));
    } catch (SQLException | RuntimeException e) {
      throw DatabaseTrouble.behind(e, home.folder())
          .orElseGet(() -> new CatalogException(e, Problem.BACKUP_DAMAGED, backup));
    }
  }

  /** One step of building the new database. */
  private interface Step {
    void run(Opening opening) throws SQLException, CatalogException;
  }

  private static void opened(Home fresh, Step step) throws SQLException, CatalogException {
    Opening opening = Opening.of(fresh.folder(), true);
    try {
      step.run(opening);
    } finally {
      var _ = opening.closeCompactly();
    }
  }

  private static void insert(Opening opening, BackupInput in, Path backup, LongConsumer progress)
      throws SQLException, CatalogException {
    try (Connection connection = opening.connect()) {
      RowDigests wanted = new BackupRows(Sql.on(connection), backup, progress).insertAll(in);
      if (!RowDigests.of(Sql.on(connection)).equals(wanted)) {
        throw new CatalogException(Problem.BACKUP_DAMAGED, backup);
      }
    }
  }

  private void prove(Opening opening, Path backup) throws SQLException, CatalogException {
    try (Connection connection = opening.connect()) {
      if (!new Integrity(Sql.on(connection)).differing().isEmpty()) {
        throw new CatalogException(Problem.BACKUP_DAMAGED, backup);
      }
      // The same revision number may now mean other content, so the index must be rebuilt.
      IndexGeneration.write(Sql.on(connection), "restored-" + clock.millis());
    }
  }

  private Restored swap(BuildFolder folder, Stamp stamp) throws IOException {
    RestoredLearning learning = new RestoredLearning(home, folder.database());
    boolean turnedOff = learning.keepOff();
    stamp.renew();
    Optional<Path> aside = Optional.empty();
    if (Files.exists(home.database())) {
      aside = Optional.of(unused());
      folder.note(aside.get());
      steps.accept("noted");
      folder.setAside(aside.get());
      steps.accept("set aside");
    }
    learning.mark();
    folder.moveIn();
    steps.accept("moved");
    learning.unmark();
    return new Restored(aside, turnedOff);
  }

  /** Beside the home; in it where this user may write nothing beside it, as a service. */
  private Path unused() {
    Path folder = home.folder();
    String name = "before-" + STAMP.format(clock.instant().atZone(zone));
    Path aside =
        folder.getParent() != null && Files.isWritable(folder.getParent())
            ? folder.resolveSibling(folder.getFileName() + "." + name)
            : folder.resolve(name);
    Path unused = aside;
    for (int i = 2; Files.exists(unused); i++) {
      unused = aside.resolveSibling(aside.getFileName() + "-" + i);
    }
    return unused;
  }
}
