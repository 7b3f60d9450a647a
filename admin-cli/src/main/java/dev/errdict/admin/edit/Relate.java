package dev.errdict.admin.edit;

import dev.errdict.admin.command.Invocation;
import dev.errdict.admin.command.Refusal;
import dev.errdict.db.CatalogException;
import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.Relation;
import dev.errdict.db.RelationKind;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that a reader of one entry should look at others too. */
@Command(name = "relate")
public final class Relate extends EditCommand {
  @Parameters(index = "0", paramLabel = "CODE", descriptionKey = "CODE")
  private String code = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "OTHER", descriptionKey = "OTHER")
  private List<String> others = List.of();

  @Option(names = "--as", paramLabel = "KIND")
  private RelationKind kind = RelationKind.SEE_ALSO;

  @Option(names = "--remove")
  private boolean remove;

  public Relate(Invocation invocation) {
    super(invocation);
  }

  @Override
  int change(Store store, CatalogStore catalogs) throws CatalogException, Refusal, IOException {
    EntryRef ref = locate(catalogs, code);
    Draft draft = Draft.of(catalogs, ref);
    Entry entry = draft.before().orElse(Entry.blank(ref));
    List<Relation> relations = new ArrayList<>(entry.relations());
    for (String other : others) {
      int at = relations.stream().map(Relation::code).toList().indexOf(other);
      if (remove) {
        relations.removeIf(relation -> relation.code().equals(other));
      } else if (at >= 0) {
        relations.set(at, new Relation(kind, other));
      } else {
        relations.add(new Relation(kind, other));
      }
    }
    return save(catalogs, "relate", List.of(draft.to(entry.withRelations(relations))));
  }
}
