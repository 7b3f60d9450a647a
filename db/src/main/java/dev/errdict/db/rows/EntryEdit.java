package dev.errdict.db.rows;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an edit makes of one entry.
 *
 * @param basedOn the entry's revision that the author looked at; 0 when it was not there; empty to
 *     write over any
 * @param after empty to remove the entry
 */
public record EntryEdit(EntryRef ref, OptionalLong basedOn, Optional<Entry> after) {}
