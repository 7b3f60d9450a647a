package dev.errdict.db.plan;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.ChangeLog;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The entries that a file started from, and the names that they have now. */
final class BaseEntries {
  private final ChangeLog log;
  private final OptionalLong revision;

  /** The names that entries have been given since the file was exported. */
  private final Map<EntryRef, EntryRef> names;

  /** The same by the names that they have now. */
  private final Map<EntryRef, EntryRef> formerly = new HashMap<>();

  /**
   * @param revision the one that the file started from; empty when it is not known
   */
  BaseEntries(ChangeLog log, OptionalLong revision) {
    this.log = log;
    this.revision = revision;
    this.names = revision.isPresent() ? log.namesSince(revision.getAsLong()) : Map.of();
    names.forEach((then, now) -> formerly.put(now, then));
  }

  /** The name that an entry of the file has now; it was renamed since the file was exported. */
  EntryRef present(EntryRef then) throws CatalogException {
    EntryRef name = names.getOrDefault(then, then);
    boolean moved = !name.catalog().equals(then.catalog());
    return moved || name.equals(then) || log.under(then, revision.orElse(0)).isEmpty()
        ? then
        : name;
  }

  /** The entry that the file started from; the file may have renamed it just as it was here. */
  Optional<Entry> entry(EntryRef then) throws CatalogException {
    if (revision.isEmpty()) {
      return Optional.empty();
    }
    Optional<Entry> base = log.under(then, revision.getAsLong());
    EntryRef former = formerly.getOrDefault(then, then);
    return base.isPresent() || former.equals(then) ? base : log.under(former, revision.getAsLong());
  }
}
