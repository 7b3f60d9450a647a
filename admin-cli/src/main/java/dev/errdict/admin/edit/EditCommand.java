package dev.errdict.admin.edit;

import dev.errdict.admin.command.DictionaryCommand;
import dev.errdict.admin.command.Exit;
import dev.errdict.admin.command.Invocation;
import dev.errdict.admin.command.Refusal;
import dev.errdict.db.CatalogException;
import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.Words;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;

/** A command that changes entries. */
abstract class EditCommand extends DictionaryCommand {
  @Mixin private final EditOptions options = new EditOptions();

  EditCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public final Integer call() throws CatalogException, Refusal, IOException {
    try (Store store = openStore()) {
      return change(store, store.catalogs());
    }
  }

  /** Makes the drafts and has them saved. */
  abstract int change(Store store, CatalogStore catalogs)
      throws CatalogException, Refusal, IOException;

  final EditOptions options() {
    return options;
  }

  final int save(CatalogStore store, String command, List<Draft> drafts)
      throws CatalogException, Refusal, IOException {
    return save(store, Purpose.edit(command), drafts);
  }

  final int save(CatalogStore store, Purpose purpose, List<Draft> drafts)
      throws CatalogException, Refusal, IOException {
    return new Saving(invocation(), options, store, purpose).save(drafts);
  }

  /** The entry that a code means: in the catalog asked for, else in the only one that has it. */
  final EntryRef locate(CatalogStore store, String code) throws Refusal {
    List<EntryRef> refs =
        store.find(code).stream()
            .map(Entry::ref)
            .filter(ref -> options.catalog().map(ref.catalog()::equals).orElse(true))
            .toList();
    if (refs.isEmpty()) {
      throw complain(Exit.NOT_FOUND, "edit.no-entry", code);
    }
    if (refs.size() > 1) {
      throw complain(
          Exit.USAGE,
          "edit.several-catalogs",
          code,
          refs.stream().map(EntryRef::catalog).collect(Collectors.joining(", ")));
    }
    return refs.getFirst();
  }

  /** The catalog asked for, else the only one. */
  final String catalog(CatalogStore store) throws Refusal {
    List<String> known =
        store.catalogs().stream().filter(one -> !one.retired()).map(one -> one.id()).toList();
    if (options.catalog().isPresent()) {
      if (!known.contains(options.catalog().get())) {
        throw complain(
            Exit.USAGE, "edit.no-catalog", options.catalog().get(), String.join(", ", known));
      }
      return options.catalog().get();
    }
    if (known.size() != 1) {
      throw complain(Exit.USAGE, "edit.which-catalog", String.join(", ", known));
    }
    return known.getFirst();
  }

  final Refusal complain(int exit, String key, Object... arguments) {
    return new Refusal(exit, words(key, arguments));
  }

  final String words(String key, Object... arguments) {
    return Words.of(EditCommand.class, lang()).say(key, arguments);
  }

  /** Lets the author's editor open, unless nobody is to be asked anything. */
  final EditorRound editing(CatalogStore store) {
    return new EditorRound(invocation(), options, store);
  }
}
