package dev.errdict.db;

/** A part of the service that a catalog's entries are sorted under. */
public record CatalogModule(String id, Texts texts) {}
