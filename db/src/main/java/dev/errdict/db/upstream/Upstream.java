package dev.errdict.db.upstream;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.diff.CatalogMerge;
import dev.errdict.db.diff.EntryMerge;
import dev.errdict.db.diff.FieldPath;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryChange;
import dev.errdict.db.rows.EntryEdit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jooq.impl.DSL;

/** How this home differs from the shipped catalogs, and how conflicts are resolved. */
public final class Upstream {
  private final Database database;
  private final CatalogStore store;

  public Upstream(Database database, CatalogStore store) {
    this.database = database;
    this.store = store;
  }

  /** The open conflicts. A conflict is resolved once its field equals the shipped value. */
  public List<UpstreamConflict> conflicts() throws CatalogException {
    List<UpstreamConflict> open = new ArrayList<>();
    for (UpstreamConflict conflict : database.query(sql -> new ConflictRows(sql).all())) {
      boolean differs =
          conflict.target().entry().isPresent()
              ? entryDiffers(conflict.target().entry().get(), conflict.path())
              : catalogDiffers(conflict.target().catalog(), conflict.path());
      if (differs) {
        open.add(conflict);
      }
    }
    return open;
  }

  /**
   * The local edits: every entry of a shipped catalog that differs, from the shipped version to the
   * stored one.
   */
  public List<EntryChange> localEdits() throws CatalogException {
    List<EntryChange> edits = new ArrayList<>();
    for (Catalog catalog : store.catalogs()) {
      if (database.query(sql -> ShippedRows.catalog(sql, catalog.id())).isEmpty()) {
        continue;
      }
      var shipped = database.query(sql -> ShippedRows.entries(sql, catalog.id()));
      for (Entry entry : store.entries(catalog.id())) {
        Optional<Entry> before = Optional.ofNullable(shipped.remove(entry.code()));
        if (!before.equals(Optional.of(entry))) {
          edits.add(new EntryChange(entry.ref(), before, Optional.of(entry)));
        }
      }
      shipped
          .values()
          .forEach(
              gone -> edits.add(new EntryChange(gone.ref(), Optional.of(gone), Optional.empty())));
    }
    edits.sort((one, other) -> one.ref().compareTo(other.ref()));
    return edits;
  }

  /**
   * The edit that takes the shipped values of the conflicting fields of one entry, or of the
   * catalog itself. Commit it, then {@link #settle}.
   *
   * @param path one field; empty for all that conflict
   * @throws CatalogException when there is no such conflict
   */
  public Edit accepting(
      ConflictTarget target, Optional<FieldPath> path, String author, String message)
      throws CatalogException {
    Set<FieldPath> paths = paths(target, path);
    if (target.entry().isEmpty()) {
      return new Edit(
          ChangeKind.EDIT, author, message, Optional.of(catalog(target, paths)), List.of());
    }
    EntryRef ref = target.entry().get();
    OptionalLong basedOn = OptionalLong.of(store.revisionOf(ref).orElse(0));
    Optional<Entry> shipped = database.query(sql -> ShippedRows.entry(sql, ref));
    Optional<Entry> after = store.find(ref);
    for (FieldPath one : paths) {
      after = EntryMerge.take(after, shipped, one);
    }
    return new Edit(
        ChangeKind.EDIT,
        author,
        message,
        Optional.empty(),
        List.of(new EntryEdit(ref, basedOn, after)));
  }

  /**
   * Removes conflicts from the list: the local values stay.
   *
   * @return how many there were
   * @throws CatalogException when there is no such conflict
   */
  public int settle(ConflictTarget target, Optional<FieldPath> path) throws CatalogException {
    int settled =
        database.transaction(
            transaction -> new ConflictRows(DSL.using(transaction)).remove(target, path));
    if (settled == 0) {
      throw noConflict(target, path);
    }
    return settled;
  }

  private Catalog catalog(ConflictTarget target, Set<FieldPath> paths) throws CatalogException {
    Optional<Catalog> here = store.catalog(target.catalog());
    Optional<Catalog> shipped = database.query(sql -> ShippedRows.catalog(sql, target.catalog()));
    if (here.isEmpty() || shipped.isEmpty()) {
      throw noConflict(target, Optional.empty());
    }
    Catalog catalog = here.get();
    for (FieldPath path : paths) {
      catalog = CatalogMerge.take(catalog, shipped.get(), path);
    }
    return catalog;
  }

  private Set<FieldPath> paths(ConflictTarget target, Optional<FieldPath> path)
      throws CatalogException {
    Set<FieldPath> paths = new LinkedHashSet<>();
    for (UpstreamConflict conflict : database.query(sql -> new ConflictRows(sql).all())) {
      if (conflict.target().equals(target) && path.map(conflict.path()::equals).orElse(true)) {
        paths.add(conflict.path());
      }
    }
    if (paths.isEmpty()) {
      throw noConflict(target, path);
    }
    return paths;
  }

  private static CatalogException noConflict(ConflictTarget target, Optional<FieldPath> path) {
    return new CatalogException(
        Problem.UPSTREAM_NO_CONFLICT,
        path.map(one -> target + " " + one).orElse(target.toString()));
  }

  private boolean entryDiffers(EntryRef ref, FieldPath path) throws CatalogException {
    Optional<Entry> here = store.find(ref);
    Optional<Entry> shipped = database.query(sql -> ShippedRows.entry(sql, ref));
    return !EntryMerge.take(here, shipped, path).equals(here);
  }

  private boolean catalogDiffers(String id, FieldPath path) throws CatalogException {
    Optional<Catalog> here = store.catalog(id);
    Optional<Catalog> shipped = database.query(sql -> ShippedRows.catalog(sql, id));
    return here.isPresent()
        && shipped.isPresent()
        && !CatalogMerge.take(here.get(), shipped.get(), path).equals(here.get());
  }
}
