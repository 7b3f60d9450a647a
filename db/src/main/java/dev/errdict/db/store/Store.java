package dev.errdict.db.store;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.h2.HomeDatabase;
import dev.errdict.db.h2.HomeDiagnosis;
import dev.errdict.db.h2.HomeRestore;
import dev.errdict.db.h2.MemoryDatabase;
import dev.errdict.db.home.DatabaseTrouble;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.Restored;
import dev.errdict.db.home.Stamp;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.learning.LearningStore;
import dev.errdict.db.plan.Import;
import dev.errdict.db.plan.Undo;
import dev.errdict.db.postgresql.PostgresDatabase;
import dev.errdict.db.rows.CatalogStats;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.HomeLanguage;
import dev.errdict.db.rows.ServerSettingsStore;
import dev.errdict.db.upstream.ShippedCatalog;
import dev.errdict.db.upstream.Upstream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Catalogs, their history, and other data of the doors. Every process on a home has one store and
 * takes all parts from it. Safe for use by several threads.
 *
 * <ul>
 *   <li><em>Reading</em>: the parts. Each call is a reading of its own unless it is made within
 *       {@link #read}.
 *   <li><em>Writing</em>: {@link CatalogStore#commit} and {@link ServerSettingsStore#change}; each
 *       is one transaction.
 *   <li><em>Following</em>: {@link #follow} reports that something was written, by whichever
 *       process.
 *   <li><em>Care</em>: {@link #care} for backups, checks and the size on the disk.
 * </ul>
 *
 * <p>The parts' methods fail with an unchecked exception when the database cannot be used; {@link
 * DatabaseTrouble} has the sentence for it.
 */
public interface Store extends AutoCloseable {
  /**
   * Opens a home's store for a command that writes; creates, migrates and seeds it when needed.
   *
   * @throws CatalogException when the home cannot be used; the message says what to do
   */
  static Store open(Home home, Clock clock, StoreOptions options) throws CatalogException {
    return new SqlStore(opened(home, true, options), clock);
  }

  /**
   * Opens a home's store for a command that reads, also when the home is read-only. A write opens
   * the file for writing for that moment.
   *
   * @throws CatalogException when the home cannot be used; the message says what to do
   */
  static Store openToRead(Home home, Clock clock, StoreOptions options) throws CatalogException {
    return new SqlStore(opened(home, false, options), clock);
  }

  private static Database opened(Home home, boolean toWrite, StoreOptions options)
      throws CatalogException {
    return options.database().isPresent()
        ? PostgresDatabase.open(options.database().get(), home, options)
        : HomeDatabase.open(home, toWrite, options);
  }

  /** A home's store that is opened at its first use. */
  static Store of(Home home, Clock clock, StoreOptions options) {
    return new SqlStore(
        options.database().isPresent()
            ? PostgresDatabase.of(options.database().get(), home, options)
            : HomeDatabase.of(home, false, options),
        clock);
  }

  /** A store in memory with the shipped catalogs, for as long as the object is open. */
  static Store inMemory(String name, Clock clock) throws CatalogException {
    return new SqlStore(MemoryDatabase.open(name), clock);
  }

  /**
   * Replaces a home's database by a backup; the old one is kept beside the home.
   *
   * @throws CatalogException when the backup is bad, or others use the home for too long
   */
  static Restored restore(Home home, Path backup, Clock clock, ZoneId zone, StoreOptions options)
      throws CatalogException {
    return new HomeRestore(home, clock, zone, options).restore(backup, rows -> {});
  }

  /** Why this build could not use a home's database: see {@link HomeDiagnosis}. */
  static Optional<CatalogException> diagnose(Home home) {
    return HomeDiagnosis.of(home);
  }

  /** {@link #stamp} of a home's store, without a store. */
  static String stampOf(Home home) {
    return Stamp.read(home.stamp());
  }

  /** A checksum of this build's migrations and shipped catalogs. */
  static String build() {
    return ShippedCatalog.buildStamp();
  }

  /** Whether this build ships, and so updates, a catalog of that id. */
  static boolean ships(String catalog) {
    return ShippedCatalog.all().stream().anyMatch(one -> one.id().equals(catalog));
  }

  /** Several readings. */
  @FunctionalInterface
  interface Reading<T, E extends Exception> {
    T read() throws E;
  }

  /** Makes several readings in one opening of the database, as of one moment. */
  <T, E extends Exception> T read(Reading<T, E> reading) throws E;

  /** The catalogs and their entries. */
  CatalogStore catalogs();

  /** The change log. */
  ChangeLog changes();

  /** Plans the undo of committed changes. */
  Undo undo();

  /** Plans imports. */
  Import imports();

  /** The differences from the shipped catalogs. */
  Upstream upstream();

  /** Counts. */
  CatalogStats stats();

  /** The settings of chat servers. */
  ServerSettingsStore serverSettings();

  /** The language of this home. */
  HomeLanguage language();

  /** The kept questions. */
  LearningStore learning();

  /**
   * Calls a listener after each write from now on, until the store is closed. All listeners of a
   * process share one follower.
   *
   * @param listener called on the follower's thread, once immediately and then after writes
   */
  void follow(StoreListener listener);

  /**
   * A text that changes with every write; reading it does not open the database. Two equal stamps
   * mean that nothing was written between them; an empty stamp means unknown.
   */
  String stamp();

  /** What one process at a time may do. */
  Turns turns();

  /** Backups, checks, and the size on the disk. */
  StoreCare care();

  /** What to name when something is wrong with it: the home's folder, or the server's address. */
  Object place();

  @Override
  void close();
}
