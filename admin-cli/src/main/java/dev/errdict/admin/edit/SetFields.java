package dev.errdict.admin.edit;

import dev.errdict.admin.command.Exit;
import dev.errdict.admin.command.Invocation;
import dev.errdict.admin.command.Refusal;
import dev.errdict.db.CatalogException;
import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.diff.EntryAssignment;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets single fields of an entry; made for scripts. */
@Command(name = "set")
public final class SetFields extends EditCommand {
  @Parameters(index = "0", paramLabel = "CODE", descriptionKey = "CODE")
  private String code = "";

  @Parameters(index = "1..*", paramLabel = "FIELD=VALUE", descriptionKey = "FIELD=VALUE")
  private List<String> fields = List.of();

  @Option(names = "--from-file", paramLabel = "FILE")
  private Optional<String> file = Optional.empty();

  public SetFields(Invocation invocation) {
    super(invocation);
  }

  @Override
  int change(Store store, CatalogStore catalogs) throws CatalogException, Refusal, IOException {
    Assignments assignments = new Assignments(terminal(), lang());
    List<EntryAssignment> given = new ArrayList<>();
    if (file.isPresent()) {
      given.addAll(assignments.ofFile(file.get()));
    }
    given.addAll(assignments.of(fields));
    if (given.isEmpty()) {
      throw complain(Exit.USAGE, "set.nothing-given");
    }
    EntryRef ref = locate(catalogs, code);
    Draft draft = Draft.of(catalogs, ref);
    Entry entry = draft.before().orElse(Entry.blank(ref));
    return save(catalogs, "set", List.of(draft.to(assignments.apply(entry, given))));
  }
}
