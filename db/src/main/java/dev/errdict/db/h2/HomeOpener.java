package dev.errdict.db.h2;

import dev.errdict.db.backup.UpgradeBackup;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.home.BoundedWait;
import dev.errdict.db.home.BuildFolder;
import dev.errdict.db.home.DatabaseTrouble;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.HomeFacts;
import dev.errdict.db.home.HomeLock;
import dev.errdict.db.home.PreparedHome;
import dev.errdict.db.home.Stamp;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.migrate.Migrations;
import dev.errdict.db.rows.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Opens the database file of a home under its lock, and brings it up to this build first where it
 * is new or of another one. Not safe for use by several threads.
 */
final class HomeOpener {
  /** Opening again after bringing a file up to date: another process may need that too. */
  private static final int ATTEMPTS = 5;

  private final Home home;
  private final HomeLock lock;
  private final Stamp stamp;

  /** Whether what an interrupted restoring has left is gone. */
  private boolean cleaned;

  HomeOpener(Home home, HomeLock lock, Stamp stamp) {
    this.home = home;
    this.lock = lock;
    this.stamp = stamp;
  }

  /**
   * Takes the lock and opens the file; makes it where there is none.
   *
   * @throws CatalogException when it cannot be opened, or others keep it for too long; the lock is
   *     free then
   */
  Opening open(boolean writing, StoreOptions options, BoundedWait patience)
      throws CatalogException {
    if (writing) {
      home.create();
    }
    if (!cleaned && BuildFolder.hasLeftovers(home)) {
      deleteLeftovers(options, patience);
    }
    cleaned = true;
    for (int attempt = 1; ; attempt++) {
      boolean exclusive = writing;
      if (!exclusive && !Files.exists(home.database())) {
        home.create();
        exclusive = true;
      }
      Opening current = attempt(exclusive, options, patience);
      if (current != null && (!writing || current.isWritable())) {
        return current;
      }
      if (attempt == ATTEMPTS) {
        throw new CatalogException(Problem.HOME_NEWER, home.folder());
      }
      // The file was another build's, or missing.
      if (current == null) {
        bringUpToDate(options, patience);
      }
    }
  }

  private void deleteLeftovers(StoreOptions options, BoundedWait patience) throws CatalogException {
    try {
      lock(true, options, patience);
    } catch (CatalogException e) {
      if (e.isOfWriting()) {
        return;
      }
      throw e;
    }
    try {
      BuildFolder.deleteLeftovers(home);
    } finally {
      lock.release();
    }
  }

  /** Opens the file as it is; null when it is not of this build. */
  private @Nullable Opening attempt(boolean exclusive, StoreOptions options, BoundedWait patience)
      throws CatalogException {
    lock(exclusive, options, patience);
    Opening opened = null;
    boolean current = false;
    try {
      if (!Files.exists(home.database())) {
        checkNeverThere();
        if (!exclusive || !copyPrepared()) {
          return null;
        }
        Compaction.note(home, lock);
        options.waiting().made(home.folder());
      }
      if (!Files.isReadable(home.database())) {
        throw new CatalogException(Problem.HOME_DATABASE_NOT_WRITABLE, home.database());
      }
      CompletableFuture<Void> loading = Sql.load();
      try {
        opened = Opening.of(home.folder(), exclusive);
      } finally {
        loading.join();
      }
      current = Migrations.areUpToDate(opened.source());
      return current ? opened : null;
    } catch (SQLException | RuntimeException e) {
      throw DatabaseTrouble.explain(e, home);
    } finally {
      if (!current) {
        if (opened != null) {
          opened.close();
        }
        lock.release();
      }
    }
  }

  /**
   * A database that was there is not replaced by a new one, which would hide its loss. The caller
   * must have the lock.
   */
  private void checkNeverThere() throws CatalogException {
    if (Compaction.isNoted(lock)) {
      throw new CatalogException(Problem.HOME_DATABASE_GONE, home.database());
    }
  }

  private boolean copyPrepared() {
    return PreparedHome.find().filter(prepared -> PreparedHome.copy(prepared, home)).isPresent();
  }

  /**
   * Creates, migrates and seeds, beside the file in use: H2 cannot take half a migration back, so
   * whatever ends the process, the home has either the old database, or none, or the new one.
   */
  private void bringUpToDate(StoreOptions options, BoundedWait patience) throws CatalogException {
    home.create();
    lock(true, options, patience);
    try {
      boolean isNew = !Files.exists(home.database());
      if (isNew) {
        checkNeverThere();
      }
      stamp.renew();
      try (BuildFolder folder = BuildFolder.create(home)) {
        folder.copyIn();
        boolean compact = migrate(folder.database(), options);
        folder.moveIn();
        Compaction.note(home, lock);
        if (!compact) {
          Compaction.noteLoose(lock);
        }
      }
      home.deleteFilesOfOlderBuilds();
      if (isNew) {
        options.waiting().made(home.folder());
      }
    } catch (SQLException | IOException | RuntimeException e) {
      throw DatabaseTrouble.explain(e, home);
    } finally {
      lock.release();
    }
  }

  /** Returns whether the migrated file is compact. */
  private boolean migrate(Home copy, StoreOptions options)
      throws SQLException, IOException, CatalogException {
    Opening fresh = Opening.of(copy.folder(), true);
    try {
      UpgradeBackup.take(fresh.source(), Migrations.H2, home)
          .ifPresent(options.waiting()::backedUp);
      Migrations.bringUpToDate(fresh.source(), home.folder());
      return fresh.closeCompactly() == Opening.Compacted.YES;
    } finally {
      fresh.close();
    }
  }

  /** Takes the lock, for one or to share. */
  void lock(boolean exclusive, StoreOptions options, BoundedWait patience) throws CatalogException {
    try {
      if (!lock.acquire(!exclusive, patience, options.program().get())) {
        throw busy(patience);
      }
    } catch (IOException e) {
      throw DatabaseTrouble.explain(e, home);
    }
  }

  /** The error that names the process that has kept the lock for so long. */
  CatalogException busy(BoundedWait patience) {
    Optional<HomeLock.Holder> holder = lock.holder();
    return holder
        .map(
            one ->
                new CatalogException(
                    Problem.HOME_WAITED_FOR,
                    home.folder(),
                    patience.waited().toSeconds(),
                    one.program(),
                    one.since()))
        .orElseGet(
            () ->
                new CatalogException(
                    Problem.HOME_WAITED, home.folder(), patience.waited().toSeconds()));
  }

  /** Reports which process this one waits for. */
  void report(StoreOptions options) {
    lock.holder().ifPresent(one -> options.waiting().waiting(one.program(), one.since()));
  }

  /** Closes the file after making it as small as possible, if the disk has room for that. */
  void compact(Opening open) {
    long free = new HomeFacts(home).freeBytes();
    switch (open.closeCompactly()) {
      case YES -> Compaction.note(home, lock);
      case NO -> Compaction.noteLoose(lock);
      case NO_ROOM -> Compaction.noteLoose(lock, free);
    }
  }
}
