package dev.errdict.admin.edit;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.save.SaveFlow;
import dev.errdict.admin.save.SaveOptions;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.CatalogEdit;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Renaming;
import dev.errdict.db.words.Words;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes a catalog together with its entries: removes and renames it and its modules. */
public final class WholeCatalogs {
  private static final String COMMAND = "catalog";

  private final Invocation invocation;
  private final EditOptions options;
  private final CatalogStore store;
  private final Words words;

  public WholeCatalogs(Invocation invocation, SaveOptions options, CatalogStore store) {
    this.invocation = invocation;
    this.options = new EditOptions(options);
    this.store = store;
    this.words = Words.of(WholeCatalogs.class, invocation.lang());
  }

  /**
   * Removes a catalog with everything in it.
   *
   * @return the exit code
   */
  public int remove(Catalog catalog) throws CatalogException, Refusal, IOException {
    List<Draft> drafts = drafts(catalog).stream().map(Draft::toNothing).toList();
    return save(List.of(CatalogEdit.removing(catalog)), List.of(), drafts);
  }

  /**
   * Gives a catalog another id.
   *
   * @return the exit code
   */
  public int rename(Catalog catalog, String id) throws CatalogException, Refusal, IOException {
    List<Draft> drafts = drafts(catalog);
    Map<EntryRef, EntryRef> names = new LinkedHashMap<>();
    drafts.forEach(draft -> names.put(draft.ref(), new EntryRef(id, draft.ref().code())));
    Renames renames = Renames.of(store, drafts, names, words);
    return save(
        List.of(CatalogEdit.removing(catalog), CatalogEdit.to(catalog.named(id))),
        renames.renamings(),
        renames.drafts());
  }

  /**
   * Gives a module another id, in its entries too.
   *
   * @throws Refusal when there is no such module, or the id is taken
   */
  public int renameModule(Catalog catalog, String module, String id)
      throws CatalogException, Refusal, IOException {
    known(catalog, module);
    if (catalog.module(id).isPresent()) {
      throw new Refusal(Exit.USAGE, words.say("module.is-there", catalog.id(), id));
    }
    List<CatalogModule> modules =
        catalog.modules().stream()
            .map(one -> one.id().equals(module) ? new CatalogModule(id, one.texts()) : one)
            .toList();
    return save(
        List.of(CatalogEdit.from(Optional.of(catalog), catalog.withModules(modules))),
        List.of(),
        inModule(catalog, module, Optional.of(id)));
  }

  /**
   * Removes a module; its entries then have none.
   *
   * @throws Refusal when there is no such module
   */
  public int removeModule(Catalog catalog, String module)
      throws CatalogException, Refusal, IOException {
    known(catalog, module);
    List<CatalogModule> modules =
        catalog.modules().stream().filter(one -> !one.id().equals(module)).toList();
    return save(
        List.of(CatalogEdit.from(Optional.of(catalog), catalog.withModules(modules))),
        List.of(),
        inModule(catalog, module, Optional.empty()));
  }

  private void known(Catalog catalog, String module) throws Refusal {
    if (catalog.module(module).isEmpty()) {
      String there = String.join(", ", catalog.modules().stream().map(CatalogModule::id).toList());
      throw new Refusal(Exit.NOT_FOUND, words.say("module.unknown", catalog.id(), module, there));
    }
  }

  private List<Draft> inModule(Catalog catalog, String module, Optional<String> id) {
    return drafts(catalog).stream()
        .filter(draft -> draft.before().flatMap(Entry::module).equals(Optional.of(module)))
        .map(draft -> draft.to(draft.before().orElseThrow().withModule(id)))
        .toList();
  }

  private List<Draft> drafts(Catalog catalog) {
    List<EntryRef> refs =
        store.refs().stream().filter(ref -> ref.catalog().equals(catalog.id())).toList();
    return refs.isEmpty()
        ? List.of()
        : new Selection(store, Optional.empty(), invocation.lang()).drafts(refs);
  }

  private int save(List<CatalogEdit> catalogs, List<Renaming> renamings, List<Draft> drafts)
      throws CatalogException, Refusal, IOException {
    Purpose purpose =
        new Purpose(COMMAND, ChangeKind.EDIT, "", catalogs, renamings, Optional.empty());
    return new SaveFlow(invocation, options.saving())
        .save(EntryProposal.of(invocation, options, store, purpose, drafts));
  }
}
