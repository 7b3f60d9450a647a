package dev.errdict.admin.edit;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.save.SaveFlow;
import dev.errdict.admin.save.SaveOptions;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** A command that changes entries. */
abstract class EditCommand extends DictionaryCommand {
  @Mixin private final EditOptions options;

  EditCommand(Invocation invocation) {
    this(invocation, new SaveOptions());
  }

  EditCommand(Invocation invocation, SaveOptions saving) {
    super(invocation);
    this.options = new EditOptions(saving);
  }

  @Override
  public final Integer call() throws CatalogException, Refusal, IOException {
    try (Store store = openStore()) {
      return change(store, store.catalogs());
    }
  }

  /** Makes the drafts and saves them. */
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
    return new SaveFlow(invocation(), options.saving())
        .save(EntryProposal.of(invocation(), options, store, purpose, drafts));
  }

  /** The entry to change: as stored, or as it was at the revision that the author started from. */
  final Draft draft(Store store, EntryRef ref, BaseOptions base) throws CatalogException, Refusal {
    if (base.base().isEmpty()) {
      return Draft.of(store.catalogs(), ref);
    }
    ChangeLog log = store.changes();
    knownRevision(log, base.base().get());
    Draft then = Draft.at(log, ref, base.base().get());
    if (then.before().isEmpty()) {
      throw complain(Exit.NOT_FOUND, "restore.not-then", ref, base.base().get());
    }
    return then;
  }

  /** The entry of a code: in the requested catalog, else in the only one that has it. */
  final EntryRef locate(CatalogStore store, String code) throws Refusal {
    return selection(store).locate(code);
  }

  final Selection selection(CatalogStore store) {
    return new Selection(store, options.catalog(), lang());
  }

  /** The drafts with an operation applied to each that is not removed. */
  final List<Draft> operate(List<Draft> drafts, EntryOperation operation) throws Refusal {
    List<Draft> changed = new ArrayList<>();
    for (Draft draft : drafts) {
      try {
        changed.add(draft.with(drafts.size() > 1 ? operation.among(draft.ref()) : operation));
      } catch (CatalogException mistake) {
        throw new Refusal(Exit.USAGE, mistake.say(lang()));
      }
    }
    return changed;
  }

  /** The name for a new entry: in the catalog that it names, else in {@link #catalog}. */
  final EntryRef name(CatalogStore store, String code) throws Refusal {
    Optional<EntryRef> named = selection(store).named(code);
    return named.isPresent() ? named.get() : new EntryRef(catalog(store), code);
  }

  /** The requested catalog, else the default one, else the only one. */
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
    Optional<Catalog> chosen =
        store.catalogs().stream().filter(one -> one.settings().isDefault()).findFirst();
    if (chosen.isPresent()) {
      return chosen.get().id();
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

  /** Prepares the author's editor, unless input is not allowed. */
  final EditorRound editing(CatalogStore store) {
    return new EditorRound(invocation(), options, store);
  }
}
