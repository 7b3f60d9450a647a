package dev.errdict.db.rows;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The new state of one entry in an edit.
 *
 * @param basedOn the entry's revision that the author saw; 0 when there was no entry; empty to
 *     overwrite any
 * @param after empty to remove the entry
 */
public record EntryEdit(EntryRef ref, OptionalLong basedOn, Optional<Entry> after) {}
