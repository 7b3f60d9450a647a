package dev.errdict.db.learning;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.FormerNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Reads stored names of entries, which may have been renamed since. */
final class PresentNames {
  private final DSLContext sql;
  private @Nullable Map<EntryRef, EntryRef> present;

  PresentNames(DSLContext sql) {
    this.sql = sql;
  }

  /** The name that the entry has now; empty when none is stored. */
  Optional<EntryRef> of(@Nullable String catalog, @Nullable String code) {
    if (catalog == null || code == null) {
      return Optional.empty();
    }
    Map<EntryRef, EntryRef> names = present;
    if (names == null) {
      names = new HashMap<>(new FormerNames(sql).present());
      present = names;
    }
    EntryRef stored = new EntryRef(catalog, code);
    return Optional.of(names.getOrDefault(stored, stored));
  }
}
