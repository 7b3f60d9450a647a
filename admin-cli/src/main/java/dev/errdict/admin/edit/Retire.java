package dev.errdict.admin.edit;

import dev.errdict.admin.command.Invocation;
import dev.errdict.admin.command.Refusal;
import dev.errdict.db.CatalogException;
import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Database;
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
  int change(Database database, CatalogStore store) throws CatalogException, Refusal, IOException {
    List<Draft> drafts = new ArrayList<>();
    for (String code : codes) {
      EntryRef ref = locate(store, code);
      Draft draft = Draft.of(store, ref);
      drafts.add(draft.to(draft.before().orElse(Entry.blank(ref)).withRetired(true)));
    }
    return save(store, "retire", drafts);
  }
}
