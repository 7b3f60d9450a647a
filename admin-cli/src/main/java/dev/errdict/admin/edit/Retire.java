package dev.errdict.admin.edit;

import dev.errdict.admin.command.Invocation;
import dev.errdict.admin.command.Refusal;
import dev.errdict.db.CatalogException;
import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Retires entries: their codes still answer, and say so. */
@Command(name = "retire")
public final class Retire extends EditCommand {
  @Parameters(paramLabel = "CODE", descriptionKey = "CODES", arity = "1..*")
  private List<String> codes = List.of();

  public Retire(Invocation invocation) {
    super(invocation);
  }

  @Override
  int change(Store store, CatalogStore catalogs) throws CatalogException, Refusal, IOException {
    List<Draft> drafts = new ArrayList<>();
    for (String code : codes) {
      EntryRef ref = locate(catalogs, code);
      Draft draft = Draft.of(catalogs, ref);
      drafts.add(draft.to(draft.before().orElse(Entry.blank(ref)).withRetired(true)));
    }
    return save(catalogs, "retire", drafts);
  }
}
