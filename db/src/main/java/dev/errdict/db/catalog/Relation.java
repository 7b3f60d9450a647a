package dev.errdict.db.catalog;

/** Another entry of the same catalog to look at, and why. */
public record Relation(RelationKind kind, String code) {}
