package dev.errdict.admin.exchange;

import dev.errdict.admin.command.Exit;
import dev.errdict.admin.command.Invocation;
import dev.errdict.admin.command.Refusal;
import dev.errdict.admin.save.SaveFlow;
import dev.errdict.admin.save.SaveOptions;
import dev.errdict.db.Catalog;
import dev.errdict.db.CatalogException;
import dev.errdict.db.Texts;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists, shows, adds, describes and retires catalogs. */
@Command(name = "catalog")
public final class Catalogs extends ExchangeCommand {
  @Parameters(
      index = "0",
      paramLabel = "list|show|add|set|retire|restore",
      descriptionKey = "CATALOG-ACTION")
  private String action = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "ID", descriptionKey = "CATALOG-ID")
  private Optional<String> id = Optional.empty();

  @Parameters(index = "2..*", paramLabel = "FIELD=VALUE", descriptionKey = "CATALOG-FIELD")
  private List<String> fields = List.of();

  @Mixin private final SaveOptions saving = new SaveOptions();

  public Catalogs(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    String what = action.toLowerCase(Locale.ROOT);
    boolean reads = what.equals("list") || what.equals("show");
    boolean takesFields = what.equals("add") || what.equals("set");
    if (!takesFields && !fields.isEmpty()) {
      throw complain(Exit.USAGE, "catalog.no-fields-here", what, fields.getFirst());
    }
    try (Store opened = reads ? openStoreToRead() : openStore()) {
      CatalogStore store = opened.catalogs();
      CatalogList list = new CatalogList(invocation(), store, saving.json());
      return switch (what) {
        case "list" -> list.print(id.isEmpty() ? store.catalogs() : List.of(known(store)));
        case "show" -> list.show(catalog(store, id));
        case "add" ->
            save(store, Optional.empty(), new CatalogText(lang(), fields).on(fresh(store)));
        case "set" -> change(store, new CatalogText(lang(), fields).on(known(store)));
        case "retire" -> change(store, known(store).asRetired());
        case "restore" -> change(store, known(store).inUse());
        default -> throw complain(Exit.USAGE, "catalog.no-action", action);
      };
    }
  }

  private Catalog known(CatalogStore store) throws Refusal {
    return catalog(store, Optional.of(named()));
  }

  private String named() throws Refusal {
    return id.orElseThrow(() -> complain(Exit.USAGE, "catalog.no-id", action));
  }

  private Catalog fresh(CatalogStore store) throws Refusal {
    String name = named();
    checkName(name);
    if (store.catalog(name).isPresent()) {
      throw complain(Exit.USAGE, "catalog.is-there", name);
    }
    return new Catalog(name, Optional.empty(), Optional.empty(), false, Texts.NONE, List.of());
  }

  private int change(CatalogStore store, Catalog after)
      throws CatalogException, Refusal, IOException {
    return save(store, store.catalog(after.id()), after);
  }

  private int save(CatalogStore store, Optional<Catalog> before, Catalog after)
      throws CatalogException, Refusal, IOException {
    return new SaveFlow(invocation(), saving)
        .save(new CatalogProposal(invocation(), store, saving, before, after));
  }
}
