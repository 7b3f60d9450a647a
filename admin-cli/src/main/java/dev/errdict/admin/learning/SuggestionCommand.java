package dev.errdict.admin.learning;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.admin.save.Author;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.Suggestion;
import dev.errdict.db.learning.SuggestionStore;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Tagged;
import dev.errdict.search.learning.SuggestionReview;
import dev.errdict.search.terminal.TerminalText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists suggestions from chat, and accepts or rejects them. */
@Command(name = "suggestions")
public final class SuggestionCommand extends LearningCommand {
  private enum Action implements Tagged {
    LIST,
    SHOW,
    ACCEPT,
    EDIT,
    REJECT
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "list|show|accept|edit|reject",
      descriptionKey = "SUGGESTION-ACTION")
  private String asked = "list";

  @Parameters(index = "1", arity = "0..1", paramLabel = "N", descriptionKey = "SUGGESTION-NUMBER")
  private Optional<String> which = Optional.empty();

  @Option(names = "--code", paramLabel = "CODE", descriptionKey = "SUGGESTION-CODE")
  private Optional<String> code = Optional.empty();

  @Option(names = "--catalog", paramLabel = "ID", descriptionKey = "SUGGESTION-CATALOG")
  private Optional<String> catalog = Optional.empty();

  @Option(names = "--meaning", paramLabel = "TEXT", descriptionKey = "SUGGESTION-MEANING")
  private Optional<String> meaning = Optional.empty();

  @Option(names = "--advice", paramLabel = "TEXT", descriptionKey = "SUGGESTION-ADVICE")
  private Optional<String> advice = Optional.empty();

  @Option(
      names = {"-m", "--message"},
      paramLabel = "WHY",
      descriptionKey = "SUGGESTION-REASON")
  private String reason = "";

  @Option(names = "--author", paramLabel = "NAME")
  private Optional<String> author = Optional.empty();

  @Option(names = "--json")
  private boolean json;

  public SuggestionCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    Action action = action(Action.class, asked);
    if (action != Action.LIST && which.isEmpty()) {
      throw complain(Exit.USAGE, "suggestions.which", action.tag());
    }
    boolean reads = action == Action.LIST || action == Action.SHOW;
    try (Store store = reads ? openStoreToRead() : openStore()) {
      SuggestionStore suggestions = store.learning().suggestions();
      if (action == Action.LIST) {
        return list(suggestions.in(Suggestion.State.OPEN));
      }
      Suggestion one = one(suggestions);
      return switch (action) {
        case LIST, SHOW -> show(one);
        case ACCEPT -> accept(store, one);
        case EDIT -> edit(store, one);
        case REJECT -> reject(suggestions, one);
      };
    }
  }

  private Suggestion one(SuggestionStore suggestions) throws Refusal {
    long id = number(which.orElseThrow());
    return suggestions
        .find(id)
        .orElseThrow(() -> complain(Exit.NOT_FOUND, "suggestions.unknown", id));
  }

  private String by() {
    String name = Author.find(author, terminal().environment());
    return name.substring(0, Math.min(name.length(), Suggestion.MOST_NAME));
  }

  private int list(List<Suggestion> open) throws IOException {
    if (json) {
      try (JsonPage page = page("suggestions")) {
        page.json().writeArrayFieldStart("suggestions");
        for (Suggestion one : open) {
          page.json().writeStartObject();
          write(page.json(), one);
          page.json().writeEndObject();
        }
        page.json().writeEndArray();
      }
      return Exit.FOUND;
    }
    if (open.isEmpty()) {
      print(word("suggestions.empty"));
    }
    for (Suggestion one : open) {
      print(
          "%5d  %s  %-10s  %s  %s"
              .formatted(
                  one.id(),
                  one.day(),
                  one.ref().map(EntryRef::code).orElse("-"),
                  TerminalText.line(one.author()),
                  TerminalText.line(one.meaning().isBlank() ? one.advice() : one.meaning())));
    }
    return Exit.FOUND;
  }

  private int show(Suggestion one) throws IOException {
    if (json) {
      try (JsonPage page = page("suggestions")) {
        write(page.json(), one);
      }
      return Exit.FOUND;
    }
    print(word("suggestions.head", one.id(), one.day(), TerminalText.line(one.author())));
    print(word("suggestions.state." + one.state().tag()));
    print(word("suggestions.entry", one.ref().map(EntryRef::toString).orElse("-")));
    one.question().ifPresent(text -> print(word("suggestions.question", TerminalText.line(text))));
    print(word("suggestions.meaning", TerminalText.clean(one.meaning())));
    print(word("suggestions.advice", TerminalText.clean(one.advice())));
    one.decidedBy().ifPresent(name -> print(word("suggestions.by", TerminalText.line(name))));
    one.reason().ifPresent(text -> print(word("suggestions.reason", TerminalText.line(text))));
    return Exit.FOUND;
  }

  private int accept(Store store, Suggestion one) throws Refusal, IOException {
    SuggestionReview.Outcome outcome = new SuggestionReview(store).accept(one.id(), by(), lang());
    return switch (outcome) {
      case SuggestionReview.Outcome.Saved saved -> {
        if (json) {
          try (JsonPage page = page("suggestions")) {
            page.json().writeNumberField("accepted", one.id());
            page.json().writeNumberField("revision", saved.revision());
          }
        } else {
          print(word("suggestions.saved", saved.ref(), saved.revision()));
        }
        yield Exit.FOUND;
      }
      case SuggestionReview.Outcome.Decided decided -> throw decided(decided.now());
      case SuggestionReview.Outcome.NoCode _ ->
          throw complain(Exit.USAGE, "suggestions.no-code", one.id());
      case SuggestionReview.Outcome.Refused refused ->
          throw complain(Exit.FAILURE, "suggestions.refused", String.join("; ", refused.reasons()));
      case SuggestionReview.Outcome.Incomplete(EntryRef ref, List<String> reasons) ->
          throw complain(
              Exit.FAILURE, "suggestions.incomplete", String.join("; ", reasons), ref.code());
      case SuggestionReview.Outcome.Removed(EntryRef ref, long revision) ->
          throw complain(
              Exit.FAILURE, "suggestions.removed", ref, Long.toString(revision), ref.code());
      case SuggestionReview.Outcome.Unknown _ ->
          throw complain(Exit.NOT_FOUND, "suggestions.unknown", one.id());
    };
  }

  private Refusal decided(Suggestion now) {
    return complain(
        Exit.FAILURE,
        "suggestions.decided",
        word("suggestions.state." + now.state().tag()),
        now.decidedBy().orElse(""));
  }

  private int edit(Store store, Suggestion one) throws Refusal, IOException {
    Optional<EntryRef> ref = one.ref();
    if (code.isPresent()) {
      if (!EntryRef.isCode(code.get())) {
        throw complain(Exit.USAGE, "suggestions.bad-code", code.get());
      }
      String id =
          catalog
              .or(() -> one.ref().map(EntryRef::catalog))
              .orElseGet(() -> store.catalogs().catalogs().getFirst().id());
      if (store.catalogs().catalog(id).isEmpty()) {
        throw complain(Exit.USAGE, "suggestions.no-catalog", id);
      }
      ref = Optional.of(new EntryRef(id, code.get()));
    }
    Suggestion edited =
        one.with(
            one.lang(),
            ref,
            bounded(meaning.orElse(one.meaning())),
            bounded(advice.orElse(one.advice())));
    if (!store.learning().suggestions().edit(edited)) {
      throw decided(one);
    }
    return show(edited);
  }

  private String bounded(String text) throws Refusal {
    if (text.length() > Suggestion.MOST) {
      throw complain(Exit.USAGE, "suggestions.too-long", Suggestion.MOST);
    }
    return text;
  }

  private int reject(SuggestionStore suggestions, Suggestion one) throws Refusal, IOException {
    if (reason.isBlank() || reason.length() > Suggestion.MOST_REASON) {
      throw complain(Exit.USAGE, "suggestions.which-reason", Suggestion.MOST_REASON);
    }
    if (!suggestions.reject(one.id(), by(), reason)) {
      throw decided(suggestions.find(one.id()).orElse(one));
    }
    if (json) {
      try (JsonPage page = page("suggestions")) {
        page.json().writeNumberField("rejected", one.id());
      }
    } else {
      print(word("suggestions.rejected", one.id()));
    }
    return Exit.FOUND;
  }

  private static void write(JsonGenerator json, Suggestion one) throws IOException {
    json.writeNumberField("n", one.id());
    json.writeStringField("day", one.day().toString());
    json.writeStringField("textLang", one.lang().tag());
    json.writeStringField("state", one.state().tag());
    if (one.ref().isPresent()) {
      json.writeStringField("catalog", one.ref().get().catalog());
      json.writeStringField("code", one.ref().get().code());
    }
    if (one.question().isPresent()) {
      json.writeStringField("question", one.question().get());
    }
    json.writeStringField("meaning", one.meaning());
    json.writeStringField("advice", one.advice());
    json.writeStringField("author", one.author());
    if (one.decidedBy().isPresent()) {
      json.writeStringField("decidedBy", one.decidedBy().get());
    }
    if (one.reason().isPresent()) {
      json.writeStringField("reason", one.reason().get());
    }
  }
}
