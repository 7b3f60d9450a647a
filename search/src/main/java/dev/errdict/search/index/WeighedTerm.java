package dev.errdict.search.index;

/**
 * A term, or a pair of syllables.
 *
 * @param weight how telling it is among all the index's units
 * @param known whether the index has it
 */
public record WeighedTerm(String text, float weight, boolean known) {}
