package dev.errdict.db.copy;

import dev.errdict.db.backup.Backup;
import dev.errdict.db.backup.BackupInput;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.h2.HomeRestore;
import dev.errdict.db.home.BuildFolder;
import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.home.UsedDatabase;
import dev.errdict.db.postgresql.PostgresCopy;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Copies a store as it is at one moment, with its history, to a place without a store. The rows go
 * through a backup file; source and target are compared by the number of rows and a digest of their
 * content. After a copy that fails or is killed, another one can be started.
 */
public final class StoreCopy {
  private static final String FILE = "store.backup";

  private final Home scratch;
  private final Clock clock;
  private final ZoneId zone;
  private final StoreOptions options;

  /**
   * @param scratch the home in which the file between the two is written and deleted again
   */
  public StoreCopy(Home scratch, Clock clock, ZoneId zone, StoreOptions options) {
    this.scratch = scratch;
    this.clock = clock;
    this.zone = zone;
    this.options = options;
  }

  /** The target of a copy. */
  public sealed interface Target {
    /** An empty database of a server. */
    record Server(DatabaseAddress address) implements Target {}

    /** A home without a database. */
    record Folder(Home home) implements Target {}
  }

  /** Receives the progress of a copy. */
  public interface Progress {
    /**
     * @param done rows copied so far
     * @param all rows to copy
     */
    void at(long done, long all);
  }

  /**
   * @return what was copied
   * @throws CatalogException when the target is not empty, or either store cannot be used; then
   *     nothing was copied
   */
  public Backup.Contents copy(Store source, Target target, Progress progress)
      throws CatalogException {
    if (target instanceof Target.Folder folder && Files.exists(folder.home().database())) {
      throw new CatalogException(Problem.DATABASE_HOME_NOT_EMPTY, folder.home().folder());
    }
    scratch.create();
    BuildFolder.deleteLeftovers(scratch);
    BuildFolder folder = folder();
    try {
      Path file = folder.file(FILE);
      Backup.Contents contents = source.care().backUp(file);
      long all = rows(file);
      switch (target) {
        case Target.Server(DatabaseAddress address) ->
            new PostgresCopy(address, options.program().get(), clock)
                .from(file, done -> progress.at(done, all));
        case Target.Folder(Home home) -> {
          new HomeRestore(home, clock, zone, options.on(Optional.empty()))
              .from(file, done -> progress.at(done, all));
          UsedDatabase.forget(home);
        }
      }
      return contents;
    } finally {
      close(folder);
    }
  }

  private BuildFolder folder() throws CatalogException {
    try {
      return BuildFolder.create(scratch);
    } catch (IOException e) {
      throw new CatalogException(e, Problem.HOME_NOT_WRITABLE, scratch.folder());
    }
  }

  private static void close(BuildFolder folder) {
    try {
      folder.close();
    } catch (IOException e) {
      // The next start deletes it.
    }
  }

  private static long rows(Path file) throws CatalogException {
    long[] rows = {0};
    try (BackupInput in = BackupInput.open(file)) {
      in.read((table, columns) -> values -> rows[0]++);
    }
    return rows[0];
  }
}
