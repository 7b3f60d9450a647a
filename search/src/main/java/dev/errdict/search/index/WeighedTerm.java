package dev.errdict.search.index;

/**
 * A term, or a pair of syllables.
 *
 * @param weight its significance among all units of the index
 * @param known whether the index has it
 */
public record WeighedTerm(String text, float weight, boolean known) {}
