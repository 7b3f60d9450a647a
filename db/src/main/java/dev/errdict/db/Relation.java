package dev.errdict.db;

/** Another entry of the same catalog to look at, and why. */
public record Relation(RelationKind kind, String code) {}
