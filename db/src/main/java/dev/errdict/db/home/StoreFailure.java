package dev.errdict.db.home;

import dev.errdict.db.catalog.CatalogException;

/**
 * Thrown when a store cannot be read or written during work on it. The cause has the sentence for
 * the user; {@link DatabaseTrouble#behind} finds it.
 */
public final class StoreFailure extends RuntimeException {
  private final CatalogException trouble;

  public StoreFailure(CatalogException trouble) {
    super(trouble.getMessage(), trouble);
    this.trouble = trouble;
  }

  public CatalogException trouble() {
    return trouble;
  }
}
