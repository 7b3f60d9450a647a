package dev.errdict.admin.edit;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Words;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives an entry another code; its history goes on under it. */
@Command(name = "rename")
public final class RenameEntry extends EditCommand {
  @Parameters(index = "0", paramLabel = "CODE", descriptionKey = "CODE")
  private String code = "";

  @Parameters(index = "1", paramLabel = "NEW-CODE", descriptionKey = "NEW-CODE")
  private String name = "";

  public RenameEntry(Invocation invocation) {
    super(invocation);
  }

  @Override
  int change(Store store, CatalogStore catalogs) throws CatalogException, Refusal, IOException {
    if (!EntryRef.isCode(name)) {
      throw complain(Exit.USAGE, "edit.bad-code", name);
    }
    EntryRef ref = locate(catalogs, code);
    Renames renames =
        Renames.of(
            catalogs,
            List.of(Draft.of(catalogs, ref)),
            Map.of(ref, new EntryRef(ref.catalog(), name)),
            Words.of(RenameEntry.class, lang()));
    Purpose purpose =
        new Purpose(
            "rename", ChangeKind.EDIT, "", List.of(), renames.renamings(), Optional.empty());
    return save(catalogs, purpose, renames.drafts());
  }
}
