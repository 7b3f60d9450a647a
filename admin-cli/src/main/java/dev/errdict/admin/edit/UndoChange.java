package dev.errdict.admin.edit;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.plan.CatalogReversal;
import dev.errdict.db.plan.EntryReversal;
import dev.errdict.db.plan.Reversal;
import dev.errdict.db.plan.Undo;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Change;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Undoes one change, completely or in one catalog, by a new change. */
@Command(name = "undo")
public final class UndoChange extends EditCommand {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,18})(?:\\.\\.(\\d{1,18}))?");

  @Parameters(paramLabel = "REVISION[..REVISION]", descriptionKey = "UNDO-RANGE")
  private String range = "";

  @Option(names = "--later", paramLabel = "HOW")
  private Optional<Reversal.Later> later = Optional.empty();

  public UndoChange(Invocation invocation) {
    super(invocation);
  }

  @Override
  int change(Store store, CatalogStore catalogs) throws CatalogException, Refusal, IOException {
    ChangeLog log = store.changes();
    Matcher ends = RANGE.matcher(range);
    if (!ends.matches()) {
      throw complain(Exit.USAGE, "undo.no-range", range);
    }
    long first = Long.parseLong(ends.group(1));
    long last = ends.group(2) == null ? first : Long.parseLong(ends.group(2));
    if (last < first) {
      throw complain(Exit.USAGE, "undo.no-range", range);
    }
    Change change = knownRevision(log, first);
    knownRevision(log, last);
    Undo undo = store.undo();
    Reversal whole = first == last ? undo.ofChange(first) : undo.ofRange(first, last);
    if (options().catalog().filter(whole::leaves).isPresent()) {
      throw complain(Exit.USAGE, "undo.of-two-catalogs", range, options().catalog().orElse(""));
    }
    Reversal plan = options().catalog().map(whole::within).orElse(whole);
    if (plan.isEmpty()) {
      throw complain(Exit.NOT_FOUND, "undo.not-of-catalog", range, options().catalog().orElse(""));
    }
    if (plan.conflicts() && later.isEmpty()) {
      terminal().out().flush();
      new LaterText(terminal().err(), lang(), terminal().colour()).print(plan);
      throw complain(Exit.FAILURE, "undo.later", range, laterChanges(log, plan));
    }
    Reversal.Later how = later.orElse(Reversal.Later.KEEP);
    List<Draft> drafts = plan.entries().stream().map(entry -> Draft.of(entry, how)).toList();
    String message = first == last ? message(change) : words("undo.message-range", first, last);
    return save(
        catalogs,
        new Purpose(
            "undo", plan.kind(), message, plan.catalogs(how), plan.renamings(), Optional.empty()),
        drafts);
  }

  private String message(Change change) {
    return change.message().isEmpty()
        ? words("undo.message", change.revision())
        : words("undo.message-of", change.revision(), change.message());
  }

  /** The revisions in which what is in conflict has changed since. */
  private String laterChanges(ChangeLog log, Reversal plan) {
    TreeSet<Long> since = new TreeSet<>();
    for (CatalogReversal catalog : plan.catalogs()) {
      if (!catalog.conflicts().isEmpty()) {
        since.addAll(log.catalogChangesAfter(catalog.id(), plan.revision()));
      }
    }
    for (EntryReversal entry : plan.entries()) {
      if (!entry.conflicts().isEmpty()) {
        log.after(entry.ref(), plan.revision()).forEach(change -> since.add(change.revision()));
      }
    }
    return since.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
