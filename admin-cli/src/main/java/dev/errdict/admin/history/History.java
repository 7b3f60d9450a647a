package dev.errdict.admin.history;

import dev.errdict.admin.command.DictionaryCommand;
import dev.errdict.admin.command.Exit;
import dev.errdict.admin.command.Invocation;
import dev.errdict.admin.command.Refusal;
import dev.errdict.db.CatalogException;
import dev.errdict.db.EntryRef;
import dev.errdict.db.Words;
import dev.errdict.db.store.Change;
import dev.errdict.db.store.ChangeLog;
import dev.errdict.db.store.LoggedChange;
import dev.errdict.db.store.Store;
import dev.errdict.search.reply.Ink;
import dev.errdict.search.reply.TerminalText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the changes, the newest first: all of them, or those of one code. */
@Command(name = "history")
public final class History extends DictionaryCommand {
  @Parameters(paramLabel = "CODE", descriptionKey = "CODE", arity = "0..1")
  private Optional<String> code = Optional.empty();

  @Option(names = "--catalog", paramLabel = "ID")
  private Optional<String> catalog = Optional.empty();

  @Option(names = "--limit", paramLabel = "COUNT")
  private int limit = 20;

  @Option(names = "--before", paramLabel = "REVISION")
  private long before = Long.MAX_VALUE;

  @Option(names = "--json")
  private boolean json;

  public History(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    if (limit < 1 || limit == Integer.MAX_VALUE) {
      throw new Refusal(Exit.USAGE, words("history.limit", limit));
    }
    if (catalog.isPresent() && code.isEmpty()) {
      throw new Refusal(Exit.USAGE, words("history.code-first"));
    }
    try (Store store = openStoreToRead()) {
      // One more than asked for, to know whether older ones follow.
      List<LoggedChange> found = changes(store.changes());
      List<LoggedChange> shown = found.subList(0, Math.min(limit, found.size()));
      boolean more = found.size() > limit;
      if (json) {
        HistoryJson.write(out(), shown, more);
      } else if (shown.isEmpty()) {
        out().println(code.map(one -> words("history.none-of", one)).orElse(words("history.none")));
      } else {
        boolean several = store.catalogs().catalogs().size() > 1;
        shown.forEach(change -> print(change, several));
        if (more) {
          out().println(words("history.more", shown.getLast().change().revision()));
        }
      }
      return shown.isEmpty() ? Exit.NOT_FOUND : Exit.FOUND;
    }
  }

  private List<LoggedChange> changes(ChangeLog log) {
    if (code.isEmpty()) {
      return log.latest(before, limit + 1);
    }
    return catalog.isPresent()
        ? log.latest(new EntryRef(catalog.get(), code.get()), before, limit + 1)
        : log.latest(code.get(), before, limit + 1);
  }

  private void print(LoggedChange logged, boolean severalCatalogs) {
    Change change = logged.change();
    boolean colour = terminal().colour();
    out()
        .println(
            Ink.TITLE.on(String.valueOf(change.revision()), colour)
                + "  "
                + Ink.FAINT.on(when(change.at()), colour)
                + "  "
                + words("kind." + change.kind().tag())
                + "  "
                + TerminalText.line(touched(logged, severalCatalogs)));
    out()
        .println(
            "    "
                + TerminalText.line(
                    change.message().isEmpty()
                        ? change.author()
                        : words("history.why", change.author(), change.message())));
  }

  private String touched(LoggedChange logged, boolean severalCatalogs) {
    if (logged.entries() == 0) {
      return words("history.catalog-alone");
    }
    String some =
        logged.some().stream()
            .map(ref -> severalCatalogs ? ref.toString() : ref.code())
            .collect(Collectors.joining(", "));
    return logged.entries() == logged.some().size()
        ? some
        : words("history.some", some, logged.entries());
  }

  private String words(String key, Object... arguments) {
    return Words.of(History.class, lang()).say(key, arguments);
  }
}
