package dev.errdict.db.upstream;

import static dev.errdict.db.schema.Tables.CATALOG;
import static dev.errdict.db.schema.Tables.ENTRY;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.diff.CatalogMerge;
import dev.errdict.db.diff.EntryMerge;
import dev.errdict.db.diff.FieldConflict;
import dev.errdict.db.diff.MergedEntry;
import dev.errdict.db.rows.CatalogRows;
import dev.errdict.db.rows.Commit;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.rows.EntryRows;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * Brings a shipped catalog into the database, merged three ways per field: what was shipped before,
 * what is here, what is shipped now. Local edits stay; where the release changed the same field, a
 * conflict is stored for a maintainer to resolve.
 */
final class ShippedMerge {
  private static final String AUTHOR = "errdict";

  private final DSLContext sql;
  private final Clock clock;
  private final List<UpstreamConflict> conflicts = new ArrayList<>();

  ShippedMerge(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  void receive(CatalogDocument shipped) throws CatalogException {
    if (wasRemoved(shipped.catalog())) {
      return;
    }
    Map<String, Entry> here = new HashMap<>();
    EntryRows.read(sql, ENTRY.CATALOG.eq(shipped.catalog().id()))
        .forEach(entry -> here.put(entry.code(), entry));
    Map<String, Optional<Entry>> merged = entries(shipped, here);
    Map<String, Entry> result = new HashMap<>(here);
    merged.forEach(
        (code, after) ->
            after.ifPresentOrElse(entry -> result.put(code, entry), () -> result.remove(code)));
    Catalog catalog = catalog(shipped.catalog(), result.values());
    List<EntryEdit> edits = new ArrayList<>();
    merged.forEach(
        (code, after) ->
            edits.add(
                new EntryEdit(
                    new EntryRef(catalog.id(), code),
                    OptionalLong.empty(),
                    after.map(entry -> withKnownRelations(entry, result.keySet())))));
    OptionalLong revision =
        new Commit(sql, Commit.time(clock))
            .apply(
                new Edit(
                    ChangeKind.SHIP,
                    AUTHOR,
                    "Shipped catalog " + catalog.id(),
                    Optional.of(catalog),
                    edits));
    ShippedRows.write(sql, shipped);
    new ConflictRows(sql).replace(conflicts, revision);
  }

  /** Whether a maintainer has removed the catalog; then it is not added again. */
  private boolean wasRemoved(Catalog catalog) throws CatalogException {
    return ShippedRows.catalog(sql, catalog.id()).isPresent()
        && !sql.fetchExists(CATALOG, CATALOG.ID.eq(catalog.id()));
  }

  private Map<String, Optional<Entry>> entries(CatalogDocument shipped, Map<String, Entry> here)
      throws CatalogException {
    Map<String, Entry> base = ShippedRows.entries(sql, shipped.catalog().id());
    Map<String, Entry> theirs = new LinkedHashMap<>();
    shipped.entries().forEach(entry -> theirs.put(entry.code(), entry));
    Set<String> codes = new LinkedHashSet<>(theirs.keySet());
    codes.addAll(base.keySet());
    Map<String, Optional<Entry>> after = new LinkedHashMap<>();
    for (String code : codes) {
      Optional<Entry> now = Optional.ofNullable(here.get(code));
      MergedEntry merged =
          EntryMerge.merge(
              Optional.ofNullable(base.get(code)), now, Optional.ofNullable(theirs.get(code)));
      note(ConflictTarget.of(new EntryRef(shipped.catalog().id(), code)), merged.conflicts());
      if (!merged.entry().equals(now)) {
        after.put(code, merged.entry());
      }
    }
    return after;
  }

  private Catalog catalog(Catalog shipped, Collection<Entry> entries) throws CatalogException {
    Optional<Catalog> here =
        CatalogRows.read(sql).stream().filter(one -> one.id().equals(shipped.id())).findFirst();
    CatalogMerge.Merged merged =
        CatalogMerge.merge(ShippedRows.catalog(sql, shipped.id()), here, shipped);
    note(new ConflictTarget(shipped.id(), Optional.empty()), merged.conflicts());
    // One that the release drops, or that was removed here, stays while an entry belongs to it.
    Map<String, CatalogModule> modules = new LinkedHashMap<>();
    merged.catalog().modules().forEach(module -> modules.put(module.id(), module));
    Set<String> used =
        entries.stream().flatMap(entry -> entry.module().stream()).collect(Collectors.toSet());
    Stream.concat(here.map(Catalog::modules).orElse(List.of()).stream(), shipped.modules().stream())
        .filter(module -> used.contains(module.id()))
        .forEach(module -> modules.putIfAbsent(module.id(), module));
    return merged.catalog().withModules(List.copyOf(modules.values()));
  }

  private void note(ConflictTarget target, List<FieldConflict> found) {
    for (FieldConflict conflict : found) {
      conflicts.add(
          new UpstreamConflict(
              target, conflict.path(), conflict.base(), conflict.here(), conflict.theirs(), 0));
    }
  }

  /** Drops relations to entries that were removed here. */
  private static Entry withKnownRelations(Entry entry, Set<String> codes) {
    return entry.withRelations(
        entry.relations().stream().filter(one -> codes.contains(one.code())).toList());
  }
}
