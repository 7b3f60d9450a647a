package dev.errdict.admin.edit;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.save.SaveFlow;
import dev.errdict.admin.save.SaveOptions;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.words.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Edits of one entry for commands with another purpose, saved as every edit. */
public final class EntryEditing {
  private final Invocation invocation;
  private final EditOptions options;
  private final CatalogStore store;
  private final Optional<String> catalog;
  private final String command;

  /**
   * @param catalog the catalog to find codes in; empty for all
   * @param command the name under which the change is reported
   */
  public EntryEditing(
      Invocation invocation,
      SaveOptions saving,
      CatalogStore store,
      Optional<String> catalog,
      String command) {
    this.invocation = invocation;
    this.options = new EditOptions(saving);
    this.store = store;
    this.catalog = catalog;
    this.command = command;
  }

  /** The entry of a code. */
  public EntryRef locate(String code) throws Refusal {
    return new Selection(store, catalog, invocation.lang()).locate(code);
  }

  /** The name of a new entry: in the requested catalog, else the default one, else the only one. */
  public EntryRef name(String code) throws Refusal {
    Words words = Words.of(EntryEditing.class, invocation.lang());
    if (!EntryRef.isCode(code)) {
      throw new Refusal(Exit.USAGE, words.say("add.no-code", code));
    }
    List<Catalog> known = store.catalogs().stream().filter(one -> !one.retired()).toList();
    List<String> ids = known.stream().map(Catalog::id).toList();
    if (catalog.isPresent() && !ids.contains(catalog.get())) {
      throw new Refusal(
          Exit.USAGE, words.say("edit.no-catalog", catalog.get(), String.join(", ", ids)));
    }
    return catalog
        .or(
            () ->
                known.stream()
                    .filter(one -> one.settings().isDefault())
                    .map(Catalog::id)
                    .findFirst())
        .or(() -> ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty())
        .map(id -> new EntryRef(id, code))
        .orElseThrow(
            () -> new Refusal(Exit.USAGE, words.say("edit.which-catalog", String.join(", ", ids))));
  }

  /** The entry with one more phrase, not saved. */
  public Entry with(EntryRef ref, Phrase phrase) {
    Entry entry = store.find(ref).orElseThrow();
    List<Phrase> phrases = new ArrayList<>(entry.phrases());
    if (!phrases.contains(phrase)) {
      phrases.add(phrase);
    }
    return entry.withPhrases(phrases);
  }

  /**
   * Saves an entry.
   *
   * @return the exit code
   */
  public int save(Entry entry) throws CatalogException, Refusal, IOException {
    return save(Draft.of(store, entry.ref()).to(entry));
  }

  private int save(Draft draft) throws CatalogException, Refusal, IOException {
    return new SaveFlow(invocation, options.saving())
        .save(EntryProposal.of(invocation, options, store, Purpose.edit(command), List.of(draft)));
  }

  /**
   * Opens the author's editor with a new entry and saves it.
   *
   * @return the exit code
   */
  public int add(EntryRef ref, Phrase phrase) throws CatalogException, Refusal, IOException {
    Draft draft = Draft.of(store, ref);
    if (draft.before().isPresent()) {
      throw new Refusal(
          Exit.USAGE, Words.of(EntryEditing.class, invocation.lang()).say("add.is-there", ref));
    }
    return new EditorRound(invocation, options, store)
        .edit(
            draft,
            EntryFile.blank(ref, phrase, Add.modules(store, ref), invocation.lang()),
            this::save);
  }
}
