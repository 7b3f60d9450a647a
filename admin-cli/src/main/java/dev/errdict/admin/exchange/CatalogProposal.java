package dev.errdict.admin.exchange;

import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Terminal;
import dev.errdict.admin.json.ChangesJson;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.admin.save.DiffText;
import dev.errdict.admin.save.Proposal;
import dev.errdict.admin.save.SaveOptions;
import dev.errdict.admin.save.SaveOutcome;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.diff.CatalogMerge;
import dev.errdict.db.diff.FieldChange;
import dev.errdict.db.rows.CatalogEdit;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Proposes a new catalog, or a change of what a catalog says of itself. */
public final class CatalogProposal implements Proposal {
  private final Terminal terminal;
  private final CatalogStore store;
  private final SaveOptions options;
  private final Lang lang;
  private final Words words;
  private final String command;
  private final Optional<Catalog> before;
  private final Catalog after;
  private final List<FieldChange> changes;

  /**
   * @param command the name under which the change is reported
   * @param before empty for a new catalog
   */
  public CatalogProposal(
      Invocation invocation,
      CatalogStore store,
      SaveOptions options,
      String command,
      Optional<Catalog> before,
      Catalog after) {
    this.terminal = invocation.terminal();
    this.store = store;
    this.options = options;
    this.command = command;
    this.lang = invocation.lang();
    this.words = Words.of(CatalogProposal.class, lang);
    this.before = before;
    this.after = after;
    this.changes = CatalogMerge.between(before, Optional.of(after));
  }

  @Override
  public void show() {
    if (!isEmpty()) {
      String heading = before.isEmpty() ? "preview.new-catalog" : "preview.catalog";
      new DiffText(terminal.out(), terminal.colour())
          .print(words.say(heading, after.id()), changes);
    }
  }

  @Override
  public boolean isEmpty() {
    return before.isPresent() && changes.isEmpty();
  }

  @Override
  public OptionalLong commit() throws CatalogException {
    return store.commit(
        new Edit(
            ChangeKind.EDIT,
            options.author(terminal),
            options.message(),
            List.of(CatalogEdit.from(before, after)),
            List.of(),
            List.of()));
  }

  @Override
  public void printJson(SaveOutcome outcome) throws IOException {
    try (JsonPage page = new JsonPage(terminal.out(), command, lang)) {
      outcome.write(page.json());
      page.json().writeStringField("catalog", after.id());
      new ChangesJson(page.json()).write(changes);
    }
  }
}
