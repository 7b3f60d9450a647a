package dev.errdict.search.rank;

import dev.errdict.db.catalog.EntryRef;

/**
 * An entry in the order of its score.
 *
 * @param score the weighted sum of the evidence; comparable within one question
 * @param chance the calibrated chance that this is what was asked for
 */
public record Ranked(EntryRef ref, double score, double chance, Evidence evidence) {
  /** This entry with its chance multiplied by a factor. */
  Ranked times(double factor) {
    return new Ranked(ref, score, factor * chance, evidence);
  }
}
