package dev.errdict.admin.base;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.DatabaseChoice;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.rows.Change;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.index.IndexAhead;
import dev.errdict.search.index.IndexSnapshot;
import dev.errdict.search.index.IndexedEntries;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.reply.Reply;
import dev.errdict.search.reply.SiteLinks;
import dev.errdict.search.terminal.TerminalPainter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** A command that uses a home's dictionary. */
public abstract class DictionaryCommand implements Callable<Integer> {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final Invocation invocation;

  protected DictionaryCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * Runs the command.
   *
   * @return one of {@link Exit}'s codes
   * @throws Refusal when the command cannot continue; its sentence is shown to the user
   */
  @Override
  public abstract Integer call() throws CatalogException, Refusal, IOException;

  protected final Invocation invocation() {
    return invocation;
  }

  protected final Terminal terminal() {
    return invocation.terminal();
  }

  protected final PrintWriter out() {
    return invocation.terminal().out();
  }

  protected final Lang lang() {
    return invocation.lang();
  }

  protected final Home home() {
    return Home.find(invocation.options().home(), terminal().environment());
  }

  /** The store alone: neither Lucene nor a model is loaded. */
  protected final Store openStore() throws CatalogException {
    return Store.open(home(), invocation.clock(), storeOptions());
  }

  /** As {@link #openStore}, but only to read, which also works on a read-only home. */
  protected final Store openStoreToRead() throws CatalogException {
    return Store.openToRead(home(), invocation.clock(), storeOptions());
  }

  /** The dictionary: the store, opened to read, with its index. */
  protected final Dictionary openDictionary() throws CatalogException {
    return openDictionary(invocation.options().embedder());
  }

  /** The same for a question: its model is loaded while the index is opened. */
  protected final Dictionary openDictionary(String question) throws CatalogException {
    Embedder embedder = invocation.options().embedder();
    if (isInWords(question)) {
      embedder.expect(Lang.ofScript(question));
    }
    return openDictionary(embedder);
  }

  /** A question with a digit, or of one Latin word, is most likely a code or a symbol. */
  private static boolean isInWords(String question) {
    return question.chars().noneMatch(Character::isDigit)
        && (Lang.ofScript(question) == Lang.ZH || question.strip().indexOf(' ') > 0);
  }

  private Dictionary openDictionary(Embedder embedder) throws CatalogException {
    Dictionary dictionary =
        Dictionary.openToRead(
            Store.of(home(), invocation.clock(), storeOptions()),
            home(),
            embedder,
            invocation.clock(),
            siteLinks());
    dictionary
        .trouble()
        .ifPresent(
            trouble -> {
              long revision = dictionary.read(IndexSnapshot::revision).orElse(-1L);
              terminal().err().println(say("store.from-index", revision, trouble.say(lang())));
              terminal().err().flush();
            });
    return dictionary;
  }

  /**
   * Waits until the index has all entries and their vectors; says so when it takes long.
   *
   * @return whether it has them
   */
  protected final boolean awaitIndex(Dictionary dictionary) {
    return new IndexWait(dictionary)
        .untilCurrent(() -> terminal().err().println(say("index.waiting")));
  }

  /** The index's part of entries that may be saved; to be closed after the store. */
  protected final IndexAhead indexAhead() {
    return new IndexAhead(invocation.options().embedder());
  }

  /** The catalogs that this build ships, in memory. */
  protected final Dictionary openShipped() throws CatalogException {
    return Dictionary.inMemory("shipped", invocation.options().embedder(), invocation.clock());
  }

  /** The addresses of entries' pages. */
  protected final SiteLinks siteLinks() {
    return SiteLinks.at(terminal().variable(SiteLinks.VARIABLE));
  }

  /**
   * How this command uses the database, and its address; reports when it waits for another process.
   */
  protected final StoreOptions storeOptions() throws CatalogException {
    return StoreOptions.ofCommand(
            () -> "errdict " + name(),
            new StoreOptions.WaitListener() {
              @Override
              public void waiting(String program, Instant since) {
                sayWaiting(program, since);
              }

              @Override
              public void made(Path home) {
                terminal().err().println(say("store.made", home));
                terminal().err().flush();
              }

              @Override
              public void backedUp(Path file) {
                terminal().err().println(say("store.backed-up", file));
                terminal().err().flush();
              }
            })
        .on(databaseAddress());
  }

  /** The variables, with what the home's settings file says of a database. */
  protected final Map<String, String> databaseVariables() throws CatalogException {
    return DatabaseChoice.variables(home(), terminal().environment());
  }

  private Optional<DatabaseAddress> databaseAddress() throws CatalogException {
    return DatabaseChoice.find(home(), databaseVariables());
  }

  /**
   * The entries of an up-to-date index, without opening the store; empty for a store on a server.
   */
  protected final Optional<IndexedEntries> indexedEntries() throws CatalogException {
    return databaseAddress().isPresent() ? Optional.empty() : IndexedEntries.open(home());
  }

  /** The command's name on a command line. */
  protected String name() {
    Command command = getClass().getAnnotation(Command.class);
    return command == null ? "" : command.name();
  }

  private void sayWaiting(String program, Instant since) {
    terminal()
        .err()
        .println(say("store.waiting", program, CLOCK.format(since.atZone(ZoneId.systemDefault()))));
    terminal().err().flush();
  }

  protected final void print(Reply reply) {
    out().print(new TerminalPainter(terminal().columns(), terminal().colour()).paint(reply));
  }

  /** A sentence of this package's bundles, in the reader's language. */
  protected final String say(String key, Object... arguments) {
    return Words.of(DictionaryCommand.class, lang()).say(key, arguments);
  }

  /**
   * The change with a revision.
   *
   * @throws Refusal when there is none
   */
  protected final Change knownRevision(ChangeLog log, long revision) throws Refusal {
    Optional<Change> change = log.find(revision);
    if (change.isEmpty()) {
      long latest =
          log.latest(Long.MAX_VALUE, 1).stream()
              .mapToLong(logged -> logged.change().revision())
              .findFirst()
              .orElse(0);
      throw refuse(Exit.NOT_FOUND, "revision.unknown", revision, latest);
    }
    return change.get();
  }

  /** An instant in the reader's time zone. */
  protected static String when(Instant at) {
    return WHEN.format(at.atZone(ZoneId.systemDefault()));
  }

  /**
   * @throws Refusal when the named catalog does not exist
   */
  protected final void checkCatalog(Optional<String> named, Dictionary dictionary)
      throws CatalogException, Refusal {
    if (named.isPresent() && dictionary.catalog(named.get()).isEmpty()) {
      String known =
          dictionary.store().catalogs().stream().map(Catalog::id).collect(Collectors.joining(", "));
      throw refuse(Exit.USAGE, "list.unknown-catalog", named.get(), known);
    }
  }

  protected final Refusal refuse(int exit, String key, Object... arguments) {
    return new Refusal(exit, say(key, arguments));
  }
}
