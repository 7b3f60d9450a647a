package dev.errdict.admin.history;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.save.DiffText;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryAddress;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.CatalogChange;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.db.rows.EntryChange;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Words;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows, field by field, what one change did or how two revisions differ. */
@Command(name = "diff")
public final class DiffRevisions extends DictionaryCommand {
  @Parameters(index = "0", paramLabel = "REVISION", descriptionKey = "REVISION")
  private long first;

  @Parameters(index = "1", paramLabel = "REVISION2", descriptionKey = "REVISION2", arity = "0..1")
  private Optional<Long> second = Optional.empty();

  @Option(names = "--code", paramLabel = "CODE")
  private Optional<String> code = Optional.empty();

  @Option(names = "--catalog", paramLabel = "ID")
  private Optional<String> catalog = Optional.empty();

  @Option(names = "--json")
  private boolean json;

  public DiffRevisions(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    try (Store store = openStoreToRead()) {
      ChangeLog log = store.changes();
      long from = second.isPresent() ? first : first - 1;
      long to = second.orElse(first);
      for (long revision : new long[] {first, to}) {
        // A range may start at revision 0, the empty database.
        if (revision != 0 || second.isEmpty()) {
          knownRevision(log, revision);
        }
      }
      List<CatalogChange> catalogs =
          code.isPresent()
              ? List.of()
              : log.catalogsBetween(from, to).stream().filter(change -> isOf(change.id())).toList();
      Set<EntryRef> addressed =
          code.map(one -> Set.copyOf(EntryAddress.refs(one, store.catalogs().catalogs())))
              .orElse(Set.of());
      List<EntryChange> entries =
          log.between(from, to).stream()
              .filter(change -> isOf(change.ref().catalog()))
              .filter(
                  change ->
                      code.map(change.ref().code()::equals).orElse(true)
                          || addressed.contains(change.ref()))
              .toList();
      if (json) {
        DiffJson.write(out(), lang(), from, to, catalogs, entries);
      } else if (catalogs.isEmpty() && entries.isEmpty()) {
        out().println(words("diff.same"));
      } else {
        print(catalogs, entries);
      }
      return Exit.FOUND;
    }
  }

  private boolean isOf(String id) {
    return catalog.isEmpty() || catalog.get().equals(id);
  }

  private void print(List<CatalogChange> catalogs, List<EntryChange> entries) {
    DiffText diff = new DiffText(out(), terminal().colour());
    for (CatalogChange change : catalogs) {
      diff.print(words("diff.catalog", change.id()), change.fields());
    }
    for (EntryChange change : entries) {
      String title =
          change.after().or(change::before).map((Entry entry) -> entry.title(lang())).orElse("");
      diff.print(
          words("diff." + ChangeEffect.of(change).tag(), change.ref(), title),
          change.after().isEmpty() ? List.of() : change.fields());
    }
  }

  private String words(String key, Object... arguments) {
    return Words.of(DiffRevisions.class, lang()).say(key, arguments);
  }
}
