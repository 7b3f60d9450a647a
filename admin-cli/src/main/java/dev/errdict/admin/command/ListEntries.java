package dev.errdict.admin.command;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.store.Store;
import dev.errdict.search.index.IndexedEntries;
import dev.errdict.search.terminal.TerminalText;
import dev.errdict.search.terminal.TextStyle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists entries, one per line, or with the requested columns. */
@Command(name = "list")
public final class ListEntries extends DictionaryCommand {
  /** The listed values of an entry; kept small, since a catalog may have a million entries. */
  private record Row(EntryRef ref, ListTable.Row cells) {
    String cell(int column) {
      return cells.cells().get(column);
    }
  }

  private static final Logger LOG = Logger.getLogger(ListEntries.class.getName());

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
    boolean needsStore = filter.needsStore() || shown.stream().anyMatch(ListColumn::needsStore);
    Optional<List<Row>> indexed = needsStore ? Optional.empty() : indexed(shown);
    List<Row> rows = new ArrayList<>(indexed.isPresent() ? indexed.get() : stored(shown));
    rows.sort((one, other) -> one.ref().compareTo(other.ref()));
    print(rows, shown);
    return rows.isEmpty() ? Exit.NOT_FOUND : Exit.FOUND;
  }

  /** Empty when no index is up to date. */
  private Optional<List<Row>> indexed(List<ListColumn> shown) throws CatalogException, Refusal {
    try (IndexedEntries entries = indexedEntries().orElse(null)) {
      if (entries == null) {
        return Optional.empty();
      }
      checkNames(entries.catalogs().values());
      return Optional.of(rows(entries::forEach, filter.of(lang()), Optional.empty(), shown));
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "an index that cannot be read", e);
      return Optional.empty();
    }
  }

  private List<Row> stored(List<ListColumn> shown) throws CatalogException, Refusal {
    try (Store opened = openStoreToRead()) {
      CatalogStore store = opened.catalogs();
      checkNames(store.catalogs());
      LastChanges last = new LastChanges(store, opened.changes());
      return rows(store::forEach, filter.of(store, last, lang()), Optional.of(last), shown);
    }
  }

  private List<Row> rows(
      Consumer<Consumer<Entry>> source,
      Predicate<Entry> wanted,
      Optional<LastChanges> last,
      List<ListColumn> shown) {
    List<Row> rows = new ArrayList<>();
    source.accept(
        entry -> {
          if (wanted.test(entry)) {
            rows.add(
                new Row(
                    entry.ref(),
                    new ListTable.Row(
                        shown.stream().map(column -> column.of(entry, last, lang())).toList())));
          }
        });
    return rows;
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

  /** Refuses unknown names, so that a misspelt one does not look like an empty list. */
  private void checkNames(Collection<Catalog> all) throws Refusal {
    Set<String> catalogs = new TreeSet<>();
    Set<String> modules = new TreeSet<>();
    for (Catalog known : all) {
      catalogs.add(known.id());
      known.modules().forEach(one -> modules.add(one.id()));
    }
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
                  + TextStyle.TITLE.on(code, colour)
                  + " ".repeat(codes - code.length() + 2)
                  + TextStyle.FAINT.on(module, colour)
                  + " ".repeat(modules - module.length() + (modules == 0 ? 0 : 2))
                  + TerminalText.line(row.cell(4))
                  + (row.cell(3).equals("true")
                      ? " " + TextStyle.WARNING.on(say("list.retired"), colour)
                      : ""));
    }
  }
}
