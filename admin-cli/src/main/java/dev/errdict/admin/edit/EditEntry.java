package dev.errdict.admin.edit;

import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Edits a whole entry in the catalog's file format, in the author's editor or from a file. */
@Command(name = "edit")
public final class EditEntry extends EditCommand {
  @Parameters(index = "0", paramLabel = "CODE", descriptionKey = "CODE")
  private String code = "";

  @Option(names = "--from-file", paramLabel = "FILE")
  private Optional<String> file = Optional.empty();

  @Mixin private final BaseOptions base = new BaseOptions();

  public EditEntry(Invocation invocation) {
    super(invocation);
  }

  @Override
  int change(Store store, CatalogStore catalogs) throws CatalogException, Refusal, IOException {
    EntryRef ref = locate(catalogs, code);
    Draft draft = draft(store, ref, base);
    Purpose purpose = Purpose.edit("edit", base);
    if (file.isPresent()) {
      Entry entry = new Assignments(terminal(), lang()).entry(ref, file.get());
      return save(catalogs, purpose, List.of(draft.to(entry)));
    }
    String text =
        EntryFile.of(draft.before().orElse(Entry.blank(ref)), Add.modules(catalogs, ref), lang());
    return editing(catalogs).edit(draft, text, one -> save(catalogs, purpose, List.of(one)));
  }
}
