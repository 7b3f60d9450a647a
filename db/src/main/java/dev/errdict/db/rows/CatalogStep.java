package dev.errdict.db.rows;

import static dev.errdict.db.schema.Tables.CHANGE_CATALOG;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.format.CatalogWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** A catalog before and after a commit. */
record CatalogStep(String id, Optional<Catalog> before, Optional<Catalog> after) {
  /** The steps of an edit that change something. A new default catalog replaces the one before. */
  static List<CatalogStep> of(List<CatalogEdit> edits, List<Catalog> now) throws CatalogException {
    Map<String, Catalog> here = new LinkedHashMap<>();
    now.forEach(catalog -> here.put(catalog.id(), catalog));
    Map<String, Optional<Catalog>> wanted = new LinkedHashMap<>();
    for (CatalogEdit edit : edits) {
      if (edit.isOutdated(Optional.ofNullable(here.get(edit.id())))) {
        throw new CatalogException(Problem.EDIT_CATALOG_MOVED, edit.id());
      }
      wanted.put(edit.id(), edit.after());
    }
    Optional<String> chosen =
        edits.stream()
            .filter(edit -> edit.after().filter(CatalogStep::isDefault).isPresent())
            .map(CatalogEdit::id)
            .reduce((one, other) -> other);
    if (chosen.isPresent()) {
      for (Catalog catalog : now) {
        wanted.putIfAbsent(catalog.id(), Optional.of(catalog));
      }
      wanted.replaceAll(
          (id, after) -> id.equals(chosen.get()) ? after : after.map(CatalogStep::notDefault));
    }
    return wanted.entrySet().stream()
        .map(
            one ->
                new CatalogStep(
                    one.getKey(), Optional.ofNullable(here.get(one.getKey())), one.getValue()))
        .filter(step -> !step.before().equals(step.after()))
        .toList();
  }

  private static boolean isDefault(Catalog catalog) {
    return catalog.settings().isDefault();
  }

  private static Catalog notDefault(Catalog catalog) {
    return catalog.withSettings(catalog.settings().withDefault(false));
  }

  void check() throws CatalogException {
    if (after.isPresent()) {
      EntryBounds.check(after.get());
    }
  }

  void log(DSLContext sql, long revision) {
    var row = CHANGE_CATALOG.newRecord();
    row.setRevision(revision);
    row.setCatalog(id);
    row.setContentBefore(before.map(CatalogWriter::head).orElse(null));
    row.setContentAfter(after.map(CatalogWriter::head).orElse(null));
    sql.batchInsert(row).execute();
  }

  /**
   * Removes what the catalog no longer has, once its entries are written.
   *
   * @throws CatalogException when an entry still belongs to a module that would be removed
   */
  void finish(DSLContext sql) throws CatalogException {
    if (after.isPresent()) {
      CatalogRows.dropModules(sql, after.get());
    } else {
      CatalogRows.remove(sql, id);
    }
  }
}
