package dev.errdict.db.rows;

import dev.errdict.db.catalog.EntryRef;
import java.util.Optional;

/**
 * A name that an entry had.
 *
 * @param revision the change that renamed or removed the entry
 * @param now the entry's present name; empty when it was removed
 */
public record FormerName(EntryRef name, long revision, Optional<EntryRef> now) {}
