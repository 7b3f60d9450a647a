package dev.errdict.admin.command;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Change;
import dev.errdict.db.rows.ChangeLog;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The last change of each entry, read when needed. */
final class LastChanges {
  private final CatalogStore store;
  private final ChangeLog log;
  private final Map<String, Map<EntryRef, Long>> revisions = new HashMap<>();
  private final Map<Long, Optional<Change>> changes = new HashMap<>();

  LastChanges(CatalogStore store, ChangeLog log) {
    this.store = store;
    this.log = log;
  }

  Optional<Change> of(EntryRef ref) {
    Long revision =
        revisions.computeIfAbsent(ref.catalog(), store::revisions).getOrDefault(ref, 0L);
    return changes.computeIfAbsent(revision, log::find);
  }
}
