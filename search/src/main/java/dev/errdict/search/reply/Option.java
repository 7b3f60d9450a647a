package dev.errdict.search.reply;

import dev.errdict.db.catalog.EntryRef;

/**
 * An entry that a reader may open next.
 *
 * @param why the relation, or a line of its meaning; may be empty
 */
public record Option(EntryRef ref, String title, String why) {}
