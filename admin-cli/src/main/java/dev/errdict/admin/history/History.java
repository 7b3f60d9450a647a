package dev.errdict.admin.history;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Moment;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.EntryAddress;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.Change;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.db.rows.LoggedChange;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Words;
import dev.errdict.search.terminal.TerminalText;
import dev.errdict.search.terminal.TextStyle;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists changes, the newest first: all, or those of one code. */
@Command(name = "history")
public final class History extends DictionaryCommand {
  private static final int PAGE = 100;

  @Parameters(paramLabel = "CODE", descriptionKey = "CODE", arity = "0..1")
  private Optional<String> code = Optional.empty();

  @Option(names = "--catalog", paramLabel = "ID")
  private Optional<String> catalog = Optional.empty();

  @Option(names = "--limit", paramLabel = "COUNT")
  private int limit = 20;

  @Option(names = "--before", paramLabel = "REVISION")
  private long before = Long.MAX_VALUE;

  @Option(names = "--author", paramLabel = "TEXT")
  private Optional<String> author = Optional.empty();

  @Option(names = "--since", paramLabel = "DATE")
  private Optional<String> since = Optional.empty();

  @Option(names = "--until", paramLabel = "DATE")
  private Optional<String> until = Optional.empty();

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
    Predicate<Change> wanted = wanted();
    try (Store store = openStoreToRead()) {
      // One more than asked for, to know whether older ones follow.
      List<LoggedChange> found = changes(store.changes(), wanted, entry(store));
      List<LoggedChange> shown = found.subList(0, Math.min(limit, found.size()));
      boolean more = found.size() > limit;
      if (json) {
        HistoryJson.write(out(), lang(), shown, more);
      } else if (shown.isEmpty()) {
        out().println(code.map(one -> none(store, one)).orElse(words("history.none")));
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

  /** That there is no such entry; and where a revision has that number, how to see it. */
  private String none(Store store, String asked) {
    boolean narrowed = author.isPresent() || since.isPresent() || until.isPresent();
    boolean revision =
        !narrowed
            && asked.matches("\\d{1,18}")
            && store.changes().find(Long.parseLong(asked)).isPresent();
    return words(revision ? "history.is-revision" : "history.none-of", asked);
  }

  /** Selects the requested author and time. */
  private Predicate<Change> wanted() throws Refusal {
    Optional<Instant> first = moment(since, false);
    Optional<Instant> last = moment(until, true);
    Optional<String> name = author.map(text -> text.toLowerCase(Locale.ROOT));
    return change ->
        name.map(change.author().toLowerCase(Locale.ROOT)::contains).orElse(true)
            && first.map(at -> !change.at().isBefore(at)).orElse(true)
            && last.map(at -> !change.at().isAfter(at)).orElse(true);
  }

  private Optional<Instant> moment(Optional<String> written, boolean end) throws Refusal {
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Optional<Instant> moment = Moment.of(written.get(), end);
    if (moment.isEmpty()) {
      throw new Refusal(Exit.USAGE, words("history.no-date", written.get()));
    }
    return moment;
  }

  /** The requested single entry: with --catalog, or by a code that includes its catalog. */
  private Optional<EntryRef> entry(Store store) {
    ChangeLog log = store.changes();
    if (code.isEmpty() || catalog.isPresent()) {
      return catalog.map(id -> new EntryRef(id, code.orElseThrow()));
    }
    return log.latest(code.get(), Long.MAX_VALUE, 1).isEmpty()
        ? EntryAddress.refs(code.get(), store.catalogs().catalogs()).stream()
            .filter(ref -> !log.latest(ref, Long.MAX_VALUE, 1).isEmpty())
            .findFirst()
        : Optional.empty();
  }

  private List<LoggedChange> changes(
      ChangeLog log, Predicate<Change> wanted, Optional<EntryRef> entry) {
    List<LoggedChange> found = new ArrayList<>();
    int page = Math.max(PAGE, limit + 1);
    long next = before;
    while (true) {
      List<LoggedChange> some = page(log, next, page, entry);
      some.stream()
          .filter(one -> wanted.test(one.change()))
          .limit(limit + 1L - found.size())
          .forEach(found::add);
      if (some.size() < page || found.size() > limit) {
        return found;
      }
      next = some.getLast().change().revision();
    }
  }

  private List<LoggedChange> page(ChangeLog log, long older, int count, Optional<EntryRef> entry) {
    if (entry.isPresent()) {
      return log.latest(entry.get(), older, count);
    }
    return code.isEmpty() ? log.latest(older, count) : log.latest(code.get(), older, count);
  }

  private void print(LoggedChange logged, boolean severalCatalogs) {
    Change change = logged.change();
    boolean colour = terminal().colour();
    out()
        .println(
            TextStyle.TITLE.on(String.valueOf(change.revision()), colour)
                + "  "
                + TextStyle.FAINT.on(when(change.at()), colour)
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
