package dev.errdict.admin.command;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.json.AnswerJson;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogOrder;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryAddress;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.rows.Change;
import dev.errdict.db.rows.ChangeLog;
import dev.errdict.db.store.Store;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Candidate;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.index.IndexedEntries;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.reply.CardWriter;
import dev.errdict.search.reply.ReplyWriter;
import dev.errdict.search.terminal.TerminalText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Shows entries by their codes. A code that is known exactly is read from the index when that is up
 * to date, else from the store; anything else is looked up as a question.
 */
@Command(name = "show")
public final class Show extends DictionaryCommand {
  private static final Logger LOG = Logger.getLogger(Show.class.getName());

  @Parameters(paramLabel = "CODE", descriptionKey = "CODE", arity = "1..*")
  private List<String> codes = List.of();

  @Option(names = "--catalog", paramLabel = "ID")
  private Optional<String> catalog = Optional.empty();

  @Option(names = "--at", paramLabel = "REVISION")
  private Optional<Long> revision = Optional.empty();

  @Option(names = "--json")
  private boolean json;

  public Show(Invocation invocation) {
    super(invocation);
  }

  /**
   * The command for a command line with nothing but codes.
   *
   * @param codes at least one
   */
  public Show(Invocation invocation, List<String> codes) {
    super(invocation);
    this.codes = codes;
  }

  /**
   * Everything that is shown, read at once, so that the store is not kept open while the user pages
   * through it.
   */
  private record Shown(
      Answer answer,
      Optional<Change> then,
      Map<String, Catalog> catalogs,
      Function<EntryRef, Optional<Entry>> related) {}

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    Optional<Shown> shown = revision.isPresent() ? Optional.empty() : indexed();
    if (shown.isEmpty()) {
      try (Store opened = openStoreToRead()) {
        shown = revision.isPresent() ? Optional.of(then(opened)) : now(opened);
      }
    }
    return shown.isPresent() ? show(shown.get()) : ask();
  }

  /** Empty when no index is up to date, or one of the codes names no entry exactly. */
  private Optional<Shown> indexed() throws CatalogException {
    try (IndexedEntries entries = indexedEntries().orElse(null)) {
      return entries == null
          ? Optional.empty()
          : now(new EntryVersions.Indexed(entries), entries.catalogs());
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "an index that cannot be read", e);
      return Optional.empty();
    }
  }

  private int show(Shown shown) throws IOException {
    if (json) {
      try (JsonPage page = new JsonPage(out(), "show", lang())) {
        if (shown.then().isPresent()) {
          page.json().writeNumberField("revision", shown.then().get().revision());
        }
        new AnswerJson(page.json(), lang()).write(shown.answer());
      }
    } else {
      shown.then().ifPresent(this::printMoment);
      Function<String, Optional<Catalog>> byId =
          id -> Optional.ofNullable(shown.catalogs().get(id));
      CardWriter cards = new CardWriter(byId, shown.related(), siteLinks());
      print(
          new ReplyWriter(byId, cards, audience -> Catalog.areSeveral(shown.catalogs().values()))
              .write(shown.answer(), lang()));
    }
    return exit(shown.answer());
  }

  private static int exit(Answer answer) {
    boolean all = answer instanceof Answer.Found found && found.unknown().isEmpty();
    return all || answer instanceof Answer.Choices ? Exit.FOUND : Exit.NOT_FOUND;
  }

  /** Looks up a text that is not exactly a code as a question. */
  private int ask() throws CatalogException, Refusal, IOException {
    try (Dictionary dictionary = openDictionary()) {
      checkCatalog(catalog, dictionary);
      Answer answer = asked(dictionary);
      if (json) {
        try (JsonPage page = new JsonPage(out(), "show", lang())) {
          new AnswerJson(page.json(), lang()).write(answer);
        }
      } else {
        print(dictionary.replies().write(answer, lang()));
      }
      return exit(answer);
    }
  }

  private Answer asked(Dictionary dictionary) {
    if (codes.size() == 1) {
      return dictionary.ask(new Question(codes.getFirst(), catalog));
    }
    List<Entry> found = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String code : codes) {
      List<Entry> entries = entries(dictionary.ask(new Question(code, catalog)));
      found.addAll(entries);
      if (entries.isEmpty()) {
        unknown.add(code);
      }
    }
    return answer(found, unknown);
  }

  /**
   * The entries of a certain answer, or of all catalogs that have the code; empty for other
   * answers.
   */
  private static List<Entry> entries(Answer answer) {
    return switch (answer) {
      case Answer.Found found -> found.entries();
      case Answer.Choices choices ->
          choices.reason().kind() == Reason.Kind.SEVERAL_CATALOGS
              ? choices.candidates().stream().map(Candidate::entry).toList()
              : List.of();
      case Answer.NotFound _ -> List.of();
    };
  }

  private Answer answer(List<Entry> found, List<String> unknown) {
    if (found.isEmpty()) {
      return new Answer.NotFound(List.of(), new Reason(Reason.Kind.UNKNOWN_CODE, unknown));
    }
    return codes.size() == 1 && found.size() > 1
        ? new Answer.Choices(
            found.stream().map(entry -> new Candidate(entry, 1.0 / found.size())).toList(),
            Reason.of(Reason.Kind.SEVERAL_CATALOGS, codes.getFirst()))
        : new Answer.Found(found, unknown, new Reason(Reason.Kind.CODE, codes));
  }

  /** Empty when one of the codes names no entry exactly. */
  private Optional<Shown> now(Store opened) throws CatalogException {
    return now(new EntryVersions.Now(opened.catalogs()), catalogs(opened));
  }

  private Optional<Shown> now(EntryVersions versions, Map<String, Catalog> catalogs)
      throws CatalogException {
    List<Entry> found = new ArrayList<>();
    CatalogOrder order = new CatalogOrder(catalogs);
    for (String code : codes(versions, catalogs)) {
      List<Entry> entries = order.answering(with(versions, code, catalogs), Entry::ref);
      if (entries.isEmpty()) {
        return Optional.empty();
      }
      found.addAll(entries);
    }
    Answer answer = answer(found, List.of());
    return Optional.of(new Shown(answer, Optional.empty(), catalogs, related(versions, answer)));
  }

  private Shown then(Store opened) throws CatalogException, Refusal {
    ChangeLog log = opened.changes();
    Optional<Change> then = Optional.of(knownRevision(log, revision.orElseThrow()));
    EntryVersions versions = new EntryVersions.Then(log, revision.orElseThrow());
    Map<String, Catalog> catalogs = catalogs(opened);
    List<Entry> found = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String code : codes(versions, catalogs)) {
      List<Entry> entries = with(versions, code, catalogs);
      found.addAll(entries);
      if (entries.isEmpty()) {
        unknown.add(code);
      }
    }
    Answer answer = answer(found, unknown);
    return new Shown(answer, then, catalogs, related(versions, answer));
  }

  private static Map<String, Catalog> catalogs(Store opened) {
    return opened.catalogs().catalogs().stream()
        .collect(Collectors.toMap(Catalog::id, Function.identity()));
  }

  private void printMoment(Change then) {
    String moment = say("show.at", then.revision(), when(then.at()), then.author());
    out().println(TerminalText.line(moment));
  }

  /** Reads the related entries of the answer's entries, all at once. */
  private static Function<EntryRef, Optional<Entry>> related(EntryVersions versions, Answer answer)
      throws CatalogException {
    if (!(answer instanceof Answer.Found found)) {
      return ref -> Optional.empty();
    }
    List<EntryRef> refs =
        found.entries().stream()
            .flatMap(
                entry ->
                    entry.relations().stream()
                        .map(relation -> new EntryRef(entry.ref().catalog(), relation.code())))
            .distinct()
            .toList();
    Map<EntryRef, Entry> byRef =
        versions.find(refs).stream().collect(Collectors.toMap(Entry::ref, Function.identity()));
    return ref -> Optional.ofNullable(byRef.get(ref));
  }

  /**
   * The codes as given; joined to one where the first word is the name of a catalog: {@code show
   * shop 404}.
   */
  private List<String> codes(EntryVersions versions, Map<String, Catalog> catalogs)
      throws CatalogException {
    String whole = String.join(" ", codes);
    boolean isAddress = codes.size() > 1 && !addressed(versions, whole, catalogs).isEmpty();
    return isAddress ? List.of(whole) : codes;
  }

  private List<Entry> with(EntryVersions versions, String code, Map<String, Catalog> catalogs)
      throws CatalogException {
    List<Entry> exact =
        catalog.isPresent()
            ? versions.find(List.of(new EntryRef(catalog.get(), code)))
            : versions.with(code);
    return exact.isEmpty() ? addressed(versions, code, catalogs) : exact;
  }

  private List<Entry> addressed(
      EntryVersions versions, String address, Map<String, Catalog> catalogs)
      throws CatalogException {
    return versions.find(
        EntryAddress.refs(address, catalogs.values()).stream()
            .filter(ref -> catalog.map(ref.catalog()::equals).orElse(true))
            .toList());
  }
}
