package dev.errdict.admin.edit;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.RelationKind;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Relates entries to others. */
@Command(name = "relate")
public final class Relate extends EditCommand {
  @Parameters(arity = "1..*", paramLabel = "CODE|OTHER", descriptionKey = "RELATE-WORDS")
  private List<String> words = List.of();

  @Mixin private final WhereOption where = new WhereOption();

  @Option(names = "--as", paramLabel = "KIND")
  private RelationKind kind = RelationKind.SEE_ALSO;

  @Option(names = "--remove")
  private boolean remove;

  public Relate(Invocation invocation) {
    super(invocation);
  }

  @Override
  int change(Store store, CatalogStore catalogs) throws CatalogException, Refusal, IOException {
    int codes = where.isGiven() ? 0 : 1;
    List<String> others = words.subList(codes, words.size());
    if (others.isEmpty()) {
      throw complain(Exit.USAGE, "relate.nothing-given");
    }
    List<Draft> drafts = selection(catalogs).drafts(words.subList(0, codes), where.conditions());
    EntryOperation operation =
        remove ? new EntryOperation.Unrelate(others) : new EntryOperation.Relate(others, kind);
    return save(catalogs, "relate", operate(drafts, operation));
  }
}
