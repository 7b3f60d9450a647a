package dev.errdict.admin.edit;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.CatalogEdit;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves entries to another catalog, with their modules and their history. */
@Command(name = "move")
public final class MoveEntries extends EditCommand {
  @Parameters(paramLabel = "CODE", descriptionKey = "CODES", arity = "0..*")
  private List<String> codes = List.of();

  @Mixin private final WhereOption where = new WhereOption();

  @Option(names = "--to", paramLabel = "ID", required = true)
  private String to = "";

  public MoveEntries(Invocation invocation) {
    super(invocation);
  }

  @Override
  int change(Store store, CatalogStore catalogs) throws CatalogException, Refusal, IOException {
    Optional<Catalog> target = catalogs.catalog(to);
    if (target.isEmpty()) {
      throw complain(
          Exit.NOT_FOUND,
          "edit.no-catalog",
          to,
          String.join(", ", catalogs.catalogs().stream().map(Catalog::id).toList()));
    }
    List<Draft> drafts =
        selection(catalogs).drafts(codes, where.conditions()).stream()
            .filter(draft -> !draft.ref().catalog().equals(to))
            .toList();
    Map<EntryRef, EntryRef> names = new LinkedHashMap<>();
    for (Draft draft : drafts) {
      EntryRef name = new EntryRef(to, draft.ref().code());
      if (names.containsValue(name)) {
        throw complain(Exit.USAGE, "rename.taken", name);
      }
      names.put(draft.ref(), name);
    }
    Renames renames = Renames.of(catalogs, drafts, names, Words.of(MoveEntries.class, lang()));
    Catalog after = withModules(target.get(), drafts, catalogs);
    List<CatalogEdit> edits =
        after.equals(target.get()) ? List.of() : List.of(CatalogEdit.from(target, after));
    Purpose purpose =
        new Purpose("move", ChangeKind.EDIT, "", edits, renames.renamings(), Optional.empty());
    return save(catalogs, purpose, renames.drafts());
  }

  /** The catalog with the modules of the moved entries. */
  private static Catalog withModules(Catalog target, List<Draft> drafts, CatalogStore store) {
    List<CatalogModule> modules = new ArrayList<>(target.modules());
    for (Draft draft : drafts) {
      Optional<CatalogModule> module =
          draft
              .before()
              .flatMap(Entry::module)
              .flatMap(id -> store.catalog(draft.ref().catalog()).flatMap(from -> from.module(id)));
      module
          .filter(one -> modules.stream().noneMatch(other -> other.id().equals(one.id())))
          .ifPresent(modules::add);
    }
    return target.withModules(modules);
  }
}
