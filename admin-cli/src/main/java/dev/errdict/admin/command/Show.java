package dev.errdict.admin.command;

import dev.errdict.admin.json.AnswerJson;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.Catalog;
import dev.errdict.db.CatalogException;
import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.db.store.Change;
import dev.errdict.db.store.ChangeLog;
import dev.errdict.db.store.Store;
import dev.errdict.search.Answer;
import dev.errdict.search.Candidate;
import dev.errdict.search.Reason;
import dev.errdict.search.code.CodeMention;
import dev.errdict.search.code.CodeRecogniser;
import dev.errdict.search.reply.CardWriter;
import dev.errdict.search.reply.ReplyWriter;
import dev.errdict.search.reply.TerminalText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows entries by their codes; reads the store alone, so that it is quick. */
@Command(name = "show")
public final class Show extends DictionaryCommand {
  private static final int NEIGHBOURS_EACH = 2;

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
   * The command for a command line that holds nothing but codes.
   *
   * @param codes at least one
   */
  public Show(Invocation invocation, List<String> codes) {
    super(invocation);
    this.codes = codes;
  }

  /** All that is shown, read at once: a reader who pages through it holds nobody up. */
  private record Sight(
      Answer answer,
      Optional<Change> then,
      Map<String, Catalog> catalogs,
      Function<EntryRef, Optional<Entry>> related) {}

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    Sight sight;
    try (Store opened = openStoreToRead()) {
      sight = look(opened);
    }
    if (json) {
      try (JsonPage page = new JsonPage(out(), "show")) {
        if (sight.then().isPresent()) {
          page.json().writeNumberField("revision", sight.then().get().revision());
        }
        new AnswerJson(page.json(), lang()).write(sight.answer());
      }
    } else {
      sight.then().ifPresent(this::printMoment);
      Function<String, Optional<Catalog>> byId =
          id -> Optional.ofNullable(sight.catalogs().get(id));
      CardWriter cards = new CardWriter(byId, sight.related());
      print(new ReplyWriter(byId, cards).write(sight.answer(), lang()));
    }
    boolean all = sight.answer() instanceof Answer.Found found && found.unknown().isEmpty();
    return all || sight.answer() instanceof Answer.Choices ? Exit.FOUND : Exit.NOT_FOUND;
  }

  private Sight look(Store opened) throws CatalogException, Refusal {
    CatalogStore store = opened.catalogs();
    Optional<Change> then = Optional.empty();
    Shelf shelf = new Shelf.Now(store);
    if (revision.isPresent()) {
      ChangeLog log = opened.changes();
      then = Optional.of(knownRevision(log, revision.get()));
      shelf = new Shelf.Then(log, revision.get());
    }
    Map<String, Catalog> catalogs =
        store.catalogs().stream().collect(Collectors.toMap(Catalog::id, Function.identity()));
    Answer answer = answer(store, shelf, catalogs);
    return new Sight(answer, then, catalogs, related(shelf, answer));
  }

  private void printMoment(Change then) {
    String moment = say("show.at", then.revision(), when(then.at()), then.author());
    out().println(TerminalText.line(moment));
  }

  /** Reads the entries that the answer's entries name, all at once. */
  private static Function<EntryRef, Optional<Entry>> related(Shelf shelf, Answer answer)
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
        shelf.find(refs).stream().collect(Collectors.toMap(Entry::ref, Function.identity()));
    return ref -> Optional.ofNullable(byRef.get(ref));
  }

  private Answer answer(CatalogStore store, Shelf shelf, Map<String, Catalog> catalogs)
      throws CatalogException {
    List<Entry> found = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    Reason reason = new Reason(Reason.Kind.CODE, codes);
    for (String written : codes) {
      List<Entry> entries = with(shelf, written);
      if (entries.isEmpty()) {
        Optional<String> meant = readAs(store, written);
        if (meant.isPresent()) {
          entries = with(shelf, meant.get());
          reason = Reason.of(Reason.Kind.CODE_READ_AS, written, meant.get());
        }
      }
      if (entries.isEmpty()) {
        unknown.add(written);
      }
      found.addAll(entries);
    }
    if (found.isEmpty()) {
      return new Answer.NotFound(
          neighbours(store, shelf, catalogs), new Reason(Reason.Kind.UNKNOWN_CODE, unknown));
    }
    if (codes.size() == 1 && found.size() > 1) {
      return new Answer.Choices(
          found.stream().map(entry -> new Candidate(entry, 1)).toList(),
          Reason.of(Reason.Kind.SEVERAL_CATALOGS, codes.getFirst()));
    }
    return new Answer.Found(found, unknown, reason);
  }

  private List<Entry> with(Shelf shelf, String code) throws CatalogException {
    return catalog.isPresent()
        ? shelf.find(List.of(new EntryRef(catalog.get(), code)))
        : shelf.with(code);
  }

  /** What the code may stand for: {@code #4303}, {@code 43O3}. */
  private Optional<String> readAs(CatalogStore store, String written) {
    Predicate<String> known =
        code ->
            store.find(code).stream()
                .anyMatch(
                    entry -> catalog.isEmpty() || entry.ref().catalog().equals(catalog.get()));
    return new CodeRecogniser(known)
        .recognise(written).stream().map(CodeMention::code).filter(known).findFirst();
  }

  private List<Entry> neighbours(CatalogStore store, Shelf shelf, Map<String, Catalog> catalogs)
      throws CatalogException {
    List<EntryRef> near =
        catalogs.keySet().stream()
            .filter(id -> catalog.isEmpty() || catalog.get().equals(id))
            .sorted()
            .flatMap(id -> store.neighbours(id, codes.getFirst(), NEIGHBOURS_EACH).stream())
            .toList();
    return shelf.find(near).stream().sorted(Comparator.comparing(Entry::ref)).toList();
  }
}
