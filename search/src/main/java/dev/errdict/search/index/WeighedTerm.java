package dev.errdict.search.index;

/**
 * A term of the index, or a pair of syllables.
 *
 * @param weight how telling it is among all the index's units
 */
public record WeighedTerm(String text, float weight) {}
