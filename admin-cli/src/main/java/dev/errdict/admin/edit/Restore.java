package dev.errdict.admin.edit;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.plan.Reversal;
import dev.errdict.db.plan.Undo;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Change;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
  int change(Store store, CatalogStore catalogs) throws CatalogException, Refusal, IOException {
    ChangeLog log = store.changes();
    String message = "";
    if (revision.isPresent()) {
      knownRevision(log, revision.get());
      message = words("restore.message", revision.get());
    }
    Undo undo = store.undo();
    List<Draft> drafts = new ArrayList<>();
    for (String code : codes) {
      EntryRef ref =
          selection(catalogs).isThere(code) ? locate(catalogs, code) : name(catalogs, code);
      drafts.add(
          revision.isPresent()
              ? then(log, undo, ref, revision.get())
              : restored(log, Draft.of(catalogs, ref)));
    }
    return save(catalogs, new Purpose("restore", ChangeKind.RESTORE, message), drafts);
  }

  private Draft then(ChangeLog log, Undo undo, EntryRef ref, long to)
      throws CatalogException, Refusal {
    if (log.at(ref, to).isEmpty()) {
      throw complain(Exit.NOT_FOUND, "restore.not-then", ref, to);
    }
    return Draft.of(undo.toRevision(ref, to).entries().getFirst(), Reversal.Later.OVERWRITE);
  }

  private Draft restored(ChangeLog log, Draft draft) throws CatalogException, Refusal {
    if (draft.before().isPresent()) {
      Set<String> reasons =
          log.after(draft.ref(), 0).stream().map(Change::message).collect(Collectors.toSet());
      return draft.with(new EntryOperation.Unretire(reasons));
    }
    // The last change removed it; restore its state right before that.
    List<Change> changes = log.after(draft.ref(), 0);
    Optional<Entry> last =
        changes.isEmpty()
            ? Optional.empty()
            : log.at(draft.ref(), changes.getLast().revision() - 1);
    if (last.isEmpty()) {
      throw complain(Exit.NOT_FOUND, "restore.never", draft.ref());
    }
    return draft.to(last.get());
  }
}
