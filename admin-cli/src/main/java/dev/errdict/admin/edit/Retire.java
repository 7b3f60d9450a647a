package dev.errdict.admin.edit;

import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Retires entries: their codes are still answered, with the reason as a note. */
@Command(name = "retire")
public final class Retire extends EditCommand {
  @Parameters(paramLabel = "CODE", descriptionKey = "CODES", arity = "0..*")
  private List<String> codes = List.of();

  @Mixin private final WhereOption where = new WhereOption();

  public Retire(Invocation invocation) {
    super(invocation);
  }

  @Override
  int change(Store store, CatalogStore catalogs) throws CatalogException, Refusal, IOException {
    List<Draft> drafts = selection(catalogs).drafts(codes, where.conditions());
    return save(
        catalogs,
        "retire",
        operate(drafts, new EntryOperation.Retire(options().saving().message())));
  }
}
