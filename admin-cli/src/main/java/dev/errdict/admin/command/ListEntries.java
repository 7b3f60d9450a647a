package dev.errdict.admin.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.CatalogException;
import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.Mender;
import dev.errdict.db.Retry;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Store;
import dev.errdict.search.reply.Ink;
import dev.errdict.search.reply.TerminalText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists entries, one a line. */
@Command(name = "list")
public final class ListEntries extends DictionaryCommand {
  /** What a line shows of an entry; a catalog may hold a million of them. */
  private record Row(EntryRef ref, String module, String title, boolean retired) {}

  @Option(names = "--catalog", paramLabel = "ID")
  private Optional<String> catalog = Optional.empty();

  @Option(names = "--module", paramLabel = "ID")
  private Optional<String> module = Optional.empty();

  @Option(names = "--retry", paramLabel = "KIND")
  private Optional<Retry> retry = Optional.empty();

  @Option(names = "--mender", paramLabel = "WHO")
  private Optional<Mender> mender = Optional.empty();

  @Option(names = "--retired")
  private boolean retired;

  @Option(names = "--search", paramLabel = "TEXT")
  private Optional<String> search = Optional.empty();

  @Option(names = "--json")
  private boolean json;

  public ListEntries(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    try (Store opened = openStoreToRead()) {
      CatalogStore store = opened.catalogs();
      checkNames(store);
      Optional<TextSearch> text = search.map(TextSearch::new);
      List<Row> rows = new ArrayList<>();
      store.forEach(
          entry -> {
            if (matches(entry) && (text.isEmpty() || text.get().matches(entry))) {
              rows.add(
                  new Row(
                      entry.ref(),
                      entry.module().orElse(""),
                      entry.title(lang()),
                      entry.retired()));
            }
          });
      rows.sort(Comparator.comparing(Row::ref));
      if (json) {
        printJson(rows);
      } else {
        print(rows);
      }
      return rows.isEmpty() ? Exit.NOT_FOUND : Exit.FOUND;
    }
  }

  private boolean matches(Entry entry) {
    return (catalog.isEmpty() || catalog.get().equals(entry.ref().catalog()))
        && (module.isEmpty() || module.equals(entry.module()))
        && (retry.isEmpty() || retry.get() == entry.retry())
        && (mender.isEmpty() || mender.get() == entry.mender())
        && (!retired || entry.retired());
  }

  /** A misspelt name must not look like an empty list. */
  private void checkNames(CatalogStore store) throws Refusal {
    Set<String> catalogs = new TreeSet<>();
    Set<String> modules = new TreeSet<>();
    store
        .catalogs()
        .forEach(
            known -> {
              catalogs.add(known.id());
              known.modules().forEach(one -> modules.add(one.id()));
            });
    if (catalog.isPresent() && !catalogs.contains(catalog.get())) {
      throw refuse(Exit.USAGE, "list.unknown-catalog", catalog.get(), String.join(", ", catalogs));
    }
    if (module.isPresent() && !modules.contains(module.get())) {
      throw refuse(Exit.USAGE, "list.unknown-module", module.get(), String.join(", ", modules));
    }
  }

  private void print(List<Row> rows) {
    if (rows.isEmpty()) {
      terminal().err().println(say("list.nothing"));
      return;
    }
    boolean colour = terminal().colour();
    boolean several = rows.stream().map(row -> row.ref().catalog()).distinct().count() > 1;
    int codes = rows.stream().mapToInt(row -> row.ref().code().length()).max().orElse(0);
    int modules = rows.stream().mapToInt(row -> row.module().length()).max().orElse(0);
    for (Row row : rows) {
      String code = TerminalText.line(row.ref().code());
      out()
          .println(
              (several ? TerminalText.line(row.ref().catalog()) + "  " : "")
                  + Ink.TITLE.on(code, colour)
                  + " ".repeat(codes - code.length() + 2)
                  + Ink.FAINT.on(row.module(), colour)
                  + " ".repeat(modules - row.module().length() + (modules == 0 ? 0 : 2))
                  + TerminalText.line(row.title())
                  + (row.retired() ? " " + Ink.WARNING.on(say("list.retired"), colour) : ""));
    }
  }

  private void printJson(List<Row> rows) throws IOException {
    try (JsonPage page = new JsonPage(out(), "list")) {
      JsonGenerator json = page.json();
      json.writeStringField("lang", lang().tag());
      json.writeNumberField("count", rows.size());
      json.writeArrayFieldStart("entries");
      for (Row row : rows) {
        json.writeStartObject();
        json.writeStringField("catalog", row.ref().catalog());
        json.writeStringField("code", row.ref().code());
        if (!row.module().isEmpty()) {
          json.writeStringField("module", row.module());
        }
        json.writeBooleanField("retired", row.retired());
        json.writeStringField("title", row.title());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }
}
