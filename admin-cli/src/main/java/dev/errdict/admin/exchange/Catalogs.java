package dev.errdict.admin.exchange;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.edit.WholeCatalogs;
import dev.errdict.admin.save.SaveFlow;
import dev.errdict.admin.save.SaveOptions;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Tagged;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists, shows, adds, describes, renames, retires and removes catalogs and their modules. */
@Command(name = "catalog")
public final class Catalogs extends ExchangeCommand {
  /** The actions, and how many words may follow the catalog's id. */
  public enum Action implements Tagged {
    LIST(0, 0),
    SHOW(0, 0),
    ADD(0, MANY),
    SET(0, MANY),
    RETIRE(0, 0),
    RESTORE(0, 0),
    REMOVE(0, 0),
    RENAME(1, 1),
    MODULE(1, MANY),
    RENAME_MODULE(2, 2),
    REMOVE_MODULE(1, 1);

    private final int fewest;
    private final int most;

    Action(int fewest, int most) {
      this.fewest = fewest;
      this.most = most;
    }

    boolean reads() {
      return this == LIST || this == SHOW;
    }
  }

  private static final int MANY = 1000;

  @Parameters(index = "0", paramLabel = "ACTION", descriptionKey = "CATALOG-ACTION")
  private Action action = Action.LIST;

  @Parameters(index = "1", arity = "0..1", paramLabel = "ID", descriptionKey = "CATALOG-ID")
  private Optional<String> id = Optional.empty();

  @Parameters(index = "2..*", paramLabel = "WORD", descriptionKey = "CATALOG-WORD")
  private List<String> words = List.of();

  @Mixin private final SaveOptions saving = new SaveOptions();

  public Catalogs(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    if (words.size() < action.fewest) {
      throw complain(Exit.USAGE, "catalog.too-few", action.tag());
    }
    if (words.size() > action.most) {
      throw complain(Exit.USAGE, "catalog.too-many", action.tag(), words.get(action.most));
    }
    try (Store opened = action.reads() ? openStoreToRead() : openStore()) {
      return act(opened.catalogs());
    }
  }

  private int act(CatalogStore store) throws CatalogException, Refusal, IOException {
    CatalogList list = new CatalogList(invocation(), store, saving.json());
    CatalogText text = new CatalogText(lang(), words);
    WholeCatalogs whole = new WholeCatalogs(invocation(), saving, store);
    return switch (action) {
      case LIST -> list.print(id.isEmpty() ? store.catalogs() : List.of(known(store)));
      case SHOW -> list.show(catalog(store, id));
      case ADD -> save(store, Optional.empty(), text.on(fresh(store)));
      case SET -> change(store, text.on(known(store)));
      case RETIRE -> change(store, known(store).asRetired());
      case RESTORE -> change(store, known(store).inUse());
      case REMOVE -> whole.remove(known(store));
      case RENAME -> rename(store, whole);
      case MODULE ->
          change(
              store,
              new CatalogText(lang(), words.subList(1, words.size()))
                  .onModule(known(store), words.getFirst()));
      case RENAME_MODULE -> whole.renameModule(known(store), words.getFirst(), words.getLast());
      case REMOVE_MODULE -> whole.removeModule(known(store), words.getFirst());
    };
  }

  private int rename(CatalogStore store, WholeCatalogs whole)
      throws CatalogException, Refusal, IOException {
    Catalog catalog = known(store);
    String name = words.getFirst();
    checkName(name);
    if (store.catalog(name).isPresent()) {
      throw complain(Exit.USAGE, "catalog.is-there", name);
    }
    if (Store.ships(catalog.id())) {
      throw complain(Exit.USAGE, "catalog.is-shipped", catalog.id());
    }
    return whole.rename(catalog, name);
  }

  private Catalog known(CatalogStore store) throws Refusal {
    return catalog(store, Optional.of(named()));
  }

  private String named() throws Refusal {
    return id.orElseThrow(() -> complain(Exit.USAGE, "catalog.no-id", action.tag()));
  }

  private Catalog fresh(CatalogStore store) throws Refusal {
    String name = named();
    checkName(name);
    if (store.catalog(name).isPresent()) {
      throw complain(Exit.USAGE, "catalog.is-there", name);
    }
    return Catalog.blank(name);
  }

  private int change(CatalogStore store, Catalog after)
      throws CatalogException, Refusal, IOException {
    return save(store, store.catalog(after.id()), after);
  }

  private int save(CatalogStore store, Optional<Catalog> before, Catalog after)
      throws CatalogException, Refusal, IOException {
    return new SaveFlow(invocation(), saving)
        .save(new CatalogProposal(invocation(), store, saving, "catalog", before, after));
  }
}
