package dev.errdict.db.h2;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.rows.Database;

/** Opens databases of H2 without a store around them. */
public final class Databases {
  private Databases() {}

  /**
   * Opens the home's database to read and write; creates, migrates and seeds it first when needed.
   *
   * @throws CatalogException when the home cannot be used; the message says what to do
   */
  public static Database open(Home home) throws CatalogException {
    return HomeDatabase.open(home, true, StoreOptions.silent());
  }

  /**
   * Opens the home's database to read, which also works when the disk is full or the home is
   * read-only. It is created, migrated and seeded first when needed.
   *
   * @throws CatalogException when the home cannot be used; the message says what to do
   */
  public static Database openToRead(Home home) throws CatalogException {
    return HomeDatabase.open(home, false, StoreOptions.silent());
  }

  /** A database in memory for the lifetime of the object; migrated and seeded. */
  public static Database inMemory(String name) throws CatalogException {
    return MemoryDatabase.open(name);
  }
}
