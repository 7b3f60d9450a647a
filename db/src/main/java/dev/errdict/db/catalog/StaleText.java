package dev.errdict.db.catalog;

import dev.errdict.db.words.Lang;

/**
 * A text whose counterpart in the other language changed after it was written.
 *
 * @param variant which of the entry's variants, from 1; 0 for the entry's own text
 * @param since the revision that changed the counterpart
 */
public record StaleText(EntryRef ref, int variant, Field field, Lang lang, long since) {}
