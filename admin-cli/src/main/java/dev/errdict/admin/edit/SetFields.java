package dev.errdict.admin.edit;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.save.SaveOptions;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.diff.EntryAssignment;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets single fields of entries; made for scripts. */
@Command(name = SetFields.NAME)
public final class SetFields extends EditCommand {
  static final String NAME = "set";

  @Parameters(arity = "0..*", paramLabel = "CODE|FIELD=VALUE", descriptionKey = "SET-WORDS")
  private List<String> words = List.of();

  @Option(names = "--from-file", paramLabel = "FILE")
  private Optional<String> file = Optional.empty();

  @Mixin private final WhereOption where = new WhereOption();
  @Mixin private final BaseOptions base = new BaseOptions();

  public SetFields(Invocation invocation) {
    super(invocation);
  }

  /** The command for a command line with nothing but words and save options. */
  public SetFields(Invocation invocation, List<String> words, SaveOptions saving) {
    super(invocation, saving);
    this.words = words;
  }

  @Override
  protected String name() {
    return NAME;
  }

  @Override
  int change(Store store, CatalogStore catalogs) throws CatalogException, Refusal, IOException {
    List<String> codes = words.stream().takeWhile(word -> !Assignments.isOne(word)).toList();
    Assignments assignments = new Assignments(terminal(), lang());
    List<EntryAssignment> given = new ArrayList<>();
    if (file.isPresent()) {
      given.addAll(assignments.ofFile(file.get()));
    }
    given.addAll(assignments.of(words.subList(codes.size(), words.size())));
    if (given.isEmpty()) {
      throw complain(Exit.USAGE, "set.nothing-given");
    }
    List<Draft> drafts = selection(catalogs).drafts(codes, where.conditions());
    if (base.base().isPresent()) {
      List<Draft> older = new ArrayList<>();
      for (Draft draft : drafts) {
        older.add(draft(store, draft.ref(), base));
      }
      drafts = older;
    }
    return save(
        catalogs, Purpose.edit(NAME, base), operate(drafts, new EntryOperation.Assign(given)));
  }
}
