package dev.errdict.search.reply;

import dev.errdict.db.catalog.EntryRef;

/**
 * An entry that a reader may go on to.
 *
 * @param why what the relation is, or a line of its meaning; may be empty
 */
public record Option(EntryRef ref, String title, String why) {}
