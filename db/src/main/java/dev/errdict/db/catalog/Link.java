package dev.errdict.db.catalog;

/** A page to read on; {@code url} is http or https. */
public record Link(String label, String url) {}
