package dev.errdict.db.catalog;

/** A part of the service; a catalog's entries are grouped by it. */
public record CatalogModule(String id, Texts texts) {
  /** The longest id that is stored, in UTF-16 units. */
  public static final int MAX_ID = 64;
}
