package dev.errdict.admin.edit;

import dev.errdict.admin.command.Exit;
import dev.errdict.admin.command.Invocation;
import dev.errdict.admin.command.Refusal;
import dev.errdict.db.CatalogException;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Change;
import dev.errdict.db.store.ChangeLog;
import dev.errdict.db.store.EntryReversal;
import dev.errdict.db.store.Reversal;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes back one change, whole or in one catalog, as a change of its own. */
@Command(name = "undo")
public final class UndoChange extends EditCommand {
  @Parameters(paramLabel = "REVISION", descriptionKey = "REVISION")
  private long revision;

  @Option(names = "--later", paramLabel = "HOW")
  private Optional<Reversal.Later> later = Optional.empty();

  public UndoChange(Invocation invocation) {
    super(invocation);
  }

  @Override
  int change(Store store, CatalogStore catalogs) throws CatalogException, Refusal, IOException {
    ChangeLog log = store.changes();
    Change change = knownRevision(log, revision);
    Reversal whole = store.undo().ofChange(revision);
    Reversal plan = options().catalog().map(whole::within).orElse(whole);
    if (plan.isEmpty()) {
      throw complain(
          Exit.NOT_FOUND, "undo.not-of-catalog", revision, options().catalog().orElse(""));
    }
    if (plan.conflicts() && later.isEmpty()) {
      terminal().out().flush();
      new LaterText(terminal().err(), lang(), terminal().colour()).print(plan);
      throw complain(Exit.FAILURE, "undo.later", revision, laterChanges(log, plan));
    }
    List<Draft> drafts =
        plan.entries().stream()
            .map(entry -> Draft.of(entry, later.orElse(Reversal.Later.KEEP)))
            .toList();
    return save(
        catalogs, new Purpose("undo", plan.kind(), message(change), plan.catalog()), drafts);
  }

  private String message(Change change) {
    return change.message().isEmpty()
        ? words("undo.message", revision)
        : words("undo.message-of", revision, change.message());
  }

  /** The revisions in which the conflicting entries have changed since. */
  private String laterChanges(ChangeLog log, Reversal plan) {
    TreeSet<Long> since = new TreeSet<>();
    for (EntryReversal entry : plan.entries()) {
      if (!entry.conflicts().isEmpty()) {
        log.after(entry.ref(), revision).forEach(change -> since.add(change.revision()));
      }
    }
    return since.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
