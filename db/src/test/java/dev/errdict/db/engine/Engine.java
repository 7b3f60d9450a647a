package dev.errdict.db.engine;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.h2.Databases;
import dev.errdict.db.postgresql.PostgresServer;
import dev.errdict.db.rows.Database;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An engine that a store runs on. */
public enum Engine {
  H2 {
    @Override
    Database make(String name) throws CatalogException {
      return Databases.inMemory(name);
    }

    @Override
    boolean isThere() {
      return true;
    }
  },
  POSTGRESQL {
    @Override
    Database make(String name) throws CatalogException {
      return PostgresServer.shared().newDatabase();
    }

    @Override
    boolean isThere() {
      return PostgresServer.canStart();
    }
  };

  private static volatile Engine current = H2;
  private static final Map<String, Database> KEPT = new ConcurrentHashMap<>();

  abstract Database make(String name) throws CatalogException;

  abstract boolean isThere();

  static void use(Engine engine) {
    current = engine;
  }

  /** The engine that the test class runs on; H2 where it is not {@link OnBothEngines}. */
  public static Engine current() {
    return current;
  }

  /** A new database, migrated and seeded, to be closed by the test. */
  public static Database open(String name) throws CatalogException {
    return current.make(name);
  }

  /** The same one for all tests that name it. */
  public static Database shared(String name) {
    return KEPT.computeIfAbsent(
        current + " " + name,
        key -> {
          try {
            return open(name);
          } catch (CatalogException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
