package dev.errdict.db.diff;

import dev.errdict.db.catalog.Catalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link EntryMerge} and {@link EntryDiff} for a catalog itself, its modules included. */
public final class CatalogMerge {
  /** The merged catalog; a field in conflict has the local value. */
  public record Merged(Catalog catalog, List<FieldConflict> conflicts) {
    public Merged {
      conflicts = List.copyOf(conflicts);
    }

    /** The merged catalog with the other side's values of the fields in conflict. */
    public Catalog with(Catalog theirs) {
      Catalog taken = catalog;
      for (FieldConflict conflict : conflicts) {
        taken = take(taken, theirs, conflict.path());
      }
      return taken;
    }
  }

  private CatalogMerge() {}

  public static Merged merge(Optional<Catalog> base, Optional<Catalog> here, Catalog theirs) {
    FieldMerge<CatalogFields.Key> merge =
        FieldMerge.of(
            CatalogFields.of(base),
            CatalogFields.of(here),
            CatalogFields.of(theirs),
            CatalogFields.Key::path);
    return new Merged(
        CatalogFields.catalog(theirs.id(), withModules(merge.fields())), merge.conflicts());
  }

  /** A module that one side removed stays while the other side's new texts are of it. */
  private static Map<CatalogFields.Key, String> withModules(Map<CatalogFields.Key, String> fields) {
    Map<CatalogFields.Key, String> all = new LinkedHashMap<>(fields);
    for (CatalogFields.Key key : fields.keySet()) {
      if (key instanceof CatalogFields.Key.TextOf text && !text.module().isEmpty()) {
        all.putIfAbsent(new CatalogFields.Key.Module(text.module()), text.module());
      }
    }
    return all;
  }

  /** The catalog, with every field that the other version has replaced by it; other fields stay. */
  public static Catalog overlay(Catalog catalog, Catalog over) {
    Map<CatalogFields.Key, String> old = CatalogFields.of(catalog);
    Map<CatalogFields.Key, String> wanted = CatalogFields.of(over);
    Map<CatalogFields.Key, String> shared = new LinkedHashMap<>(old);
    shared.keySet().retainAll(wanted.keySet());
    return CatalogFields.catalog(
        catalog.id(), FieldMerge.of(shared, old, wanted, CatalogFields.Key::path).fields());
  }

  /** The catalog with one field as another version has it. */
  public static Catalog take(Catalog catalog, Catalog from, FieldPath path) {
    return CatalogFields.catalog(
        catalog.id(),
        FieldMerge.take(
            CatalogFields.of(catalog), CatalogFields.of(from), path, CatalogFields.Key::path));
  }

  /** The fields that differ. */
  public static List<FieldChange> between(Optional<Catalog> before, Optional<Catalog> after) {
    Map<CatalogFields.Key, String> old = CatalogFields.of(before);
    Map<CatalogFields.Key, String> now = CatalogFields.of(after);
    List<FieldChange> changes = new ArrayList<>();
    for (CatalogFields.Key key : FieldOrder.merge(now.keySet(), old.keySet())) {
      Optional<String> from = Optional.ofNullable(old.get(key));
      Optional<String> to = Optional.ofNullable(now.get(key));
      if (!from.equals(to)) {
        changes.add(new FieldChange(key.path(), from, to));
      }
    }
    return List.copyOf(changes);
  }
}
