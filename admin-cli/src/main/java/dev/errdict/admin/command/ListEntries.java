package dev.errdict.admin.command;

import dev.errdict.db.CatalogException;
import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
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
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists entries, one a line, or with the columns that are asked for. */
@Command(name = "list")
public final class ListEntries extends DictionaryCommand {
  /** What a list shows of an entry; a catalog may hold a million of them. */
  private record Row(EntryRef ref, ListTable.Row cells) {
    String cell(int column) {
      return cells.cells().get(column);
    }
  }

  @Mixin private final ListFilter filter = new ListFilter();

  @Option(names = "--columns", paramLabel = "NAMES")
  private Optional<String> columns = Optional.empty();

  @Option(names = "--format", paramLabel = "FORMAT")
  private Optional<ListFormat> format = Optional.empty();

  @Option(names = "--json")
  private boolean json;

  public ListEntries(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    List<ListColumn> shown =
        columns.isPresent() ? ListColumn.of(columns.get(), lang()) : ListColumn.USUAL;
    try (Store opened = openStoreToRead()) {
      CatalogStore store = opened.catalogs();
      checkNames(store);
      LastChanges last = new LastChanges(store, opened.changes());
      Predicate<Entry> wanted = filter.of(store, last, lang());
      List<Row> rows = new ArrayList<>();
      store.forEach(
          entry -> {
            if (wanted.test(entry)) {
              rows.add(
                  new Row(
                      entry.ref(),
                      new ListTable.Row(
                          shown.stream().map(column -> column.of(entry, last, lang())).toList())));
            }
          });
      rows.sort(Comparator.comparing(Row::ref));
      print(rows, shown);
      return rows.isEmpty() ? Exit.NOT_FOUND : Exit.FOUND;
    }
  }

  private void print(List<Row> rows, List<ListColumn> shown) throws IOException {
    ListTable table = new ListTable(terminal(), shown);
    List<ListTable.Row> cells = rows.stream().map(Row::cells).toList();
    switch (json ? ListFormat.JSON : format.orElse(ListFormat.TABLE)) {
      case JSON -> table.json(cells, lang());
      case CSV -> table.csv(cells);
      case YAML -> table.yaml(cells);
      case TABLE -> {
        if (rows.isEmpty()) {
          terminal().err().println(say("list.nothing"));
        } else if (columns.isPresent()) {
          table.table(cells);
        } else {
          print(rows);
        }
      }
    }
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
    Optional<String> catalog = filter.catalog();
    Optional<String> module = filter.module();
    if (catalog.isPresent() && !catalogs.contains(catalog.get())) {
      throw refuse(Exit.USAGE, "list.unknown-catalog", catalog.get(), String.join(", ", catalogs));
    }
    if (module.isPresent() && !modules.contains(module.get())) {
      throw refuse(Exit.USAGE, "list.unknown-module", module.get(), String.join(", ", modules));
    }
  }

  /** The usual columns, in the order of {@link ListColumn#USUAL}. */
  private void print(List<Row> rows) {
    boolean colour = terminal().colour();
    boolean several = rows.stream().map(row -> row.ref().catalog()).distinct().count() > 1;
    int codes = rows.stream().mapToInt(row -> row.ref().code().length()).max().orElse(0);
    int modules = rows.stream().mapToInt(row -> row.cell(2).length()).max().orElse(0);
    for (Row row : rows) {
      String code = TerminalText.line(row.ref().code());
      String module = row.cell(2);
      out()
          .println(
              (several ? TerminalText.line(row.ref().catalog()) + "  " : "")
                  + Ink.TITLE.on(code, colour)
                  + " ".repeat(codes - code.length() + 2)
                  + Ink.FAINT.on(module, colour)
                  + " ".repeat(modules - module.length() + (modules == 0 ? 0 : 2))
                  + TerminalText.line(row.cell(4))
                  + (row.cell(3).equals("true")
                      ? " " + Ink.WARNING.on(say("list.retired"), colour)
                      : ""));
    }
  }
}
