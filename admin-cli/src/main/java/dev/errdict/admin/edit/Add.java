package dev.errdict.admin.edit;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.diff.EntryAssignment;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds an entry: from assignments, from a file, or in the author's editor. */
@Command(name = "add")
public final class Add extends EditCommand {
  @Parameters(index = "0", paramLabel = "CODE", descriptionKey = "CODE")
  private String code = "";

  @Parameters(index = "1..*", paramLabel = "FIELD=VALUE", descriptionKey = "FIELD=VALUE")
  private List<String> fields = List.of();

  @Option(names = "--from-file", paramLabel = "FILE")
  private Optional<String> file = Optional.empty();

  public Add(Invocation invocation) {
    super(invocation);
  }

  @Override
  int change(Store store, CatalogStore catalogs) throws CatalogException, Refusal, IOException {
    if (!EntryRef.isCode(code)) {
      throw complain(Exit.USAGE, "add.no-code", code);
    }
    EntryRef ref = name(catalogs, code);
    Draft draft = Draft.of(catalogs, ref);
    if (draft.before().isPresent()) {
      throw complain(Exit.USAGE, "add.is-there", ref);
    }
    Assignments assignments = new Assignments(terminal(), lang());
    List<EntryAssignment> given = assignments.of(fields);
    if (file.isEmpty() && given.isEmpty()) {
      return editing(catalogs)
          .edit(
              draft,
              EntryFile.blank(ref, modules(catalogs, ref), lang()),
              one -> save(catalogs, "add", List.of(one)));
    }
    Entry start = file.isPresent() ? assignments.entry(ref, file.get()) : Entry.blank(ref);
    return save(catalogs, "add", List.of(draft.to(assignments.apply(start, given))));
  }

  static List<String> modules(CatalogStore store, EntryRef ref) {
    return store.catalog(ref.catalog()).stream()
        .flatMap(catalog -> catalog.modules().stream())
        .map(CatalogModule::id)
        .toList();
  }
}
