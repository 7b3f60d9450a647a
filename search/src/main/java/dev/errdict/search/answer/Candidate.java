package dev.errdict.search.answer;

import dev.errdict.db.catalog.Entry;

/**
 * An entry that may be what was asked for.
 *
 * @param score the calibrated chance, from 0 to 1, that it is
 */
public record Candidate(Entry entry, double score) {}
