package dev.errdict.admin.exchange;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.admin.command.Exit;
import dev.errdict.admin.command.Invocation;
import dev.errdict.admin.command.Terminal;
import dev.errdict.admin.edit.DiffText;
import dev.errdict.admin.edit.SaveOptions;
import dev.errdict.admin.json.ChangesJson;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.Catalog;
import dev.errdict.db.CatalogException;
import dev.errdict.db.ChangeKind;
import dev.errdict.db.Words;
import dev.errdict.db.diff.CatalogMerge;
import dev.errdict.db.diff.FieldChange;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Edit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Shows what becomes of a catalog itself, asks, and commits it. */
final class CatalogSaving {
  private final Terminal terminal;
  private final CatalogStore store;
  private final SaveOptions options;
  private final Words words;

  CatalogSaving(Invocation invocation, CatalogStore store, SaveOptions options) {
    this.terminal = invocation.terminal();
    this.store = store;
    this.options = options;
    this.words = Words.of(CatalogSaving.class, invocation.lang());
  }

  /**
   * @param before empty for a new catalog
   * @return the exit code
   */
  int save(Optional<Catalog> before, Catalog after) throws CatalogException, IOException {
    List<FieldChange> changes = CatalogMerge.between(before, Optional.of(after));
    if (before.isPresent() && changes.isEmpty()) {
      return report(after, changes, OptionalLong.empty(), "import.nothing");
    }
    if (!options.json()) {
      String heading = before.isEmpty() ? "preview.new-catalog" : "preview.catalog";
      new DiffText(terminal.out(), terminal.colour())
          .print(words.say(heading, after.id()), changes);
    }
    if (options.dryRun()) {
      return report(after, changes, OptionalLong.empty(), "import.dry-run");
    }
    if (options.asks(terminal) && !terminal.confirm(words.say("import.ask"))) {
      return report(after, changes, OptionalLong.empty(), "import.declined");
    }
    OptionalLong revision =
        store.commit(
            new Edit(
                ChangeKind.EDIT,
                options.author(terminal),
                options.message(),
                Optional.of(after),
                List.of()));
    return report(
        after, changes, revision, revision.isPresent() ? "import.saved" : "import.nothing");
  }

  private int report(Catalog catalog, List<FieldChange> changes, OptionalLong revision, String key)
      throws IOException {
    if (options.json()) {
      write(catalog, changes, revision);
    } else {
      terminal
          .out()
          .println(revision.isPresent() ? words.say(key, revision.getAsLong()) : words.say(key));
    }
    return key.equals("import.declined") ? Exit.NOT_FOUND : Exit.FOUND;
  }

  private void write(Catalog catalog, List<FieldChange> changes, OptionalLong revision)
      throws IOException {
    try (JsonPage page = new JsonPage(terminal.out(), "catalog")) {
      JsonGenerator json = page.json();
      json.writeBooleanField("saved", revision.isPresent());
      if (revision.isPresent()) {
        json.writeNumberField("revision", revision.getAsLong());
      }
      json.writeBooleanField("dryRun", options.dryRun());
      json.writeStringField("catalog", catalog.id());
      new ChangesJson(json).write(changes);
    }
  }
}
