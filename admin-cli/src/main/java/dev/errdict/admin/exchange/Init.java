package dev.errdict.admin.exchange;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.admin.save.SaveOptions;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.CatalogEdit;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets up a home: with or without the LeanCloud catalog, its default catalog, its language. */
@Command(name = "init")
public final class Init extends ExchangeCommand {
  private static final String LEANCLOUD = "leancloud";

  @Option(names = "--leancloud", negatable = true, fallbackValue = "true")
  private Optional<Boolean> leancloud = Optional.empty();

  @Option(names = "--default", paramLabel = "ID")
  private Optional<String> chosen = Optional.empty();

  @Option(names = "--language", paramLabel = "zh|en")
  private Optional<Lang> language = Optional.empty();

  @Mixin private final SaveOptions saving = new SaveOptions();

  public Init(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    boolean given = leancloud.isPresent() || chosen.isPresent() || language.isPresent();
    if (!given && !saving.asks(terminal())) {
      throw complain(Exit.USAGE, "init.nothing-given");
    }
    try (Store store = openStore()) {
      if (!given) {
        ask(store.catalogs());
      }
      return setUp(store);
    }
  }

  private void ask(CatalogStore store) throws Refusal {
    if (store.catalog(LEANCLOUD).isPresent()) {
      leancloud = Optional.of(!terminal().confirm(tell("init.ask-leancloud")));
    }
    chosen = terminal().ask(tell("init.ask-default"));
    Optional<String> tag = terminal().ask(tell("init.ask-language"));
    language = tag.flatMap(Lang::of);
    if (tag.isPresent() && language.isEmpty()) {
      throw complain(Exit.USAGE, "init.no-language", tag.get());
    }
  }

  private void printJson(OptionalLong revision, CatalogStore store) throws IOException {
    try (JsonPage page = new JsonPage(out(), "init", lang())) {
      JsonGenerator json = page.json();
      json.writeBooleanField("dryRun", saving.dryRun());
      if (revision.isPresent()) {
        json.writeNumberField("revision", revision.getAsLong());
      }
      json.writeStringField("home", home().folder().toString());
      json.writeArrayFieldStart("catalogs");
      for (Catalog catalog : store.catalogs()) {
        json.writeString(catalog.id());
      }
      json.writeEndArray();
      if (chosen.isPresent()) {
        json.writeStringField("default", chosen.get());
      }
      if (language.isPresent()) {
        json.writeStringField("setLanguage", language.get().tag());
      }
    }
  }

  private int setUp(Store store) throws CatalogException, Refusal, IOException {
    if (chosen.isPresent()) {
      checkName(chosen.get());
    }
    boolean without = leancloud.equals(Optional.of(false));
    if (without && chosen.equals(Optional.of(LEANCLOUD))) {
      throw complain(Exit.USAGE, "init.default-is-left-out", LEANCLOUD);
    }
    CatalogStore catalogs = store.catalogs();
    boolean isThere = catalogs.catalog(LEANCLOUD).isPresent();
    if (leancloud.equals(Optional.of(true)) && !isThere) {
      throw complain(Exit.USAGE, "init.is-removed");
    }
    if (without && isThere && isEdited(store)) {
      if (!saving.isAllowed(terminal())) {
        throw complain(Exit.USAGE, "init.needs-yes");
      }
      if (saving.asks(terminal()) && !terminal().confirm(tell("init.ask-edited"))) {
        out().println(tell("init.declined"));
        return Exit.NOT_FOUND;
      }
    }
    OptionalLong revision = commit(catalogs, without && isThere);
    if (!saving.dryRun()) {
      language.ifPresent(store.language()::set);
    }
    report(revision, catalogs);
    return Exit.FOUND;
  }

  private static boolean isEdited(Store store) throws CatalogException {
    return store.upstream().localEdits().stream()
        .anyMatch(change -> change.ref().catalog().equals(LEANCLOUD));
  }

  private OptionalLong commit(CatalogStore store, boolean removing) throws CatalogException {
    List<CatalogEdit> catalogs = new ArrayList<>();
    List<EntryEdit> entries = new ArrayList<>();
    if (removing) {
      store.catalog(LEANCLOUD).map(CatalogEdit::removing).ifPresent(catalogs::add);
      store.revisions(LEANCLOUD).entrySet().stream()
          .sorted(Map.Entry.<EntryRef, Long>comparingByKey())
          .forEach(
              one ->
                  entries.add(
                      new EntryEdit(
                          one.getKey(), OptionalLong.of(one.getValue()), Optional.empty())));
    }
    if (chosen.isPresent()) {
      Catalog catalog = store.catalog(chosen.get()).orElseGet(() -> Catalog.blank(chosen.get()));
      catalogs.add(CatalogEdit.to(catalog.withSettings(catalog.settings().withDefault(true))));
    }
    if (saving.dryRun()) {
      return OptionalLong.empty();
    }
    String message = saving.message().isBlank() ? tell("init.message") : saving.message();
    return store.commit(
        new Edit(
            ChangeKind.EDIT, saving.author(terminal()), message, catalogs, entries, List.of()));
  }

  private void report(OptionalLong revision, CatalogStore store) throws IOException {
    if (saving.json()) {
      printJson(revision, store);
      return;
    }
    out().println(tell("init.home", home().folder()));
    out()
        .println(
            tell(
                "init.catalogs",
                String.join(", ", store.catalogs().stream().map(Catalog::id).toList())));
    chosen.ifPresent(id -> out().println(tell("init.default", id)));
    language.ifPresent(lang -> out().println(tell("init.language", lang.tag())));
    revision.ifPresent(number -> out().println(tell("init.saved", number)));
    if (saving.dryRun()) {
      out().println(tell("init.dry-run"));
    } else {
      chosen.ifPresent(id -> out().println(tell("init.next", id)));
    }
  }
}
