package dev.errdict.db.rows;

import dev.errdict.db.catalog.ChangeKind;
import java.time.Instant;

/** One committed edit; its number is the revision that the catalogs had after it. */
public record Change(long revision, Instant at, String author, ChangeKind kind, String message) {}
