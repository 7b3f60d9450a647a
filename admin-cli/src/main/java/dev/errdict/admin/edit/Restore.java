package dev.errdict.admin.edit;

import dev.errdict.admin.command.Exit;
import dev.errdict.admin.command.Invocation;
import dev.errdict.admin.command.Refusal;
import dev.errdict.db.CatalogException;
import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Change;
import dev.errdict.db.store.ChangeLog;
import dev.errdict.db.store.Database;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings entries back: retired ones, removed ones, or as they were at a revision. */
@Command(name = "restore")
public final class Restore extends EditCommand {
  @Parameters(paramLabel = "CODE", descriptionKey = "CODES", arity = "1..*")
  private List<String> codes = List.of();

  @Option(names = "--to", paramLabel = "REVISION")
  private Optional<Long> revision = Optional.empty();

  public Restore(Invocation invocation) {
    super(invocation);
  }

  @Override
  int change(Database database, CatalogStore store) throws CatalogException, Refusal, IOException {
    ChangeLog log = new ChangeLog(database);
    List<Draft> drafts = new ArrayList<>();
    for (String code : codes) {
      EntryRef ref =
          store.find(code).isEmpty() ? new EntryRef(catalog(store), code) : locate(store, code);
      drafts.add(restored(log, Draft.of(store, ref)));
    }
    return save(store, "restore", drafts);
  }

  private Draft restored(ChangeLog log, Draft draft) throws CatalogException, Refusal {
    if (revision.isPresent()) {
      Optional<Entry> then = log.at(draft.ref(), revision.get());
      if (then.isEmpty()) {
        throw complain(Exit.NOT_FOUND, "restore.not-then", draft.ref(), revision.get());
      }
      return draft.to(then.get());
    }
    if (draft.before().isPresent()) {
      return draft.to(draft.before().get().withRetired(false));
    }
    List<Change> changes = log.after(draft.ref(), 0);
    if (changes.isEmpty()) {
      throw complain(Exit.NOT_FOUND, "restore.never", draft.ref());
    }
    // The last change took it away; right before that it was as it is to be again.
    Optional<Entry> last = log.at(draft.ref(), changes.getLast().revision() - 1);
    if (last.isEmpty()) {
      throw complain(Exit.NOT_FOUND, "restore.never", draft.ref());
    }
    return draft.to(last.get());
  }
}
