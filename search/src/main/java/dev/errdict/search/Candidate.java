package dev.errdict.search;

import dev.errdict.db.Entry;

/**
 * An entry that may be what was asked for.
 *
 * @param score the calibrated chance, from 0 to 1, that it is
 */
public record Candidate(Entry entry, double score) {}
