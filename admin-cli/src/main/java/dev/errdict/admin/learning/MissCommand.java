package dev.errdict.admin.learning;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.edit.EntryEditing;
import dev.errdict.admin.save.SaveOptions;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.learning.AskedGroup.State;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.words.Tagged;
import dev.errdict.search.learning.GoodQuestions;
import dev.errdict.search.learning.Miss;
import dev.errdict.search.learning.Misses;
import dev.errdict.search.lookup.Dictionary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the questions that have no good answer, and answers or ignores them. */
@Command(name = "misses")
public final class MissCommand extends LearningCommand {
  private enum Action implements Tagged {
    LIST,
    SHOW,
    ANSWER,
    IGNORE,
    EXPORT
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "list|show|answer|ignore|export",
      descriptionKey = "MISS-ACTION")
  private String asked = "list";

  @Parameters(index = "1", arity = "0..1", paramLabel = "N|FILE", descriptionKey = "MISS-NUMBER")
  private Optional<String> which = Optional.empty();

  @Parameters(index = "2", arity = "0..1", paramLabel = "CODE", descriptionKey = "MISS-CODE")
  private Optional<String> code = Optional.empty();

  @Option(names = "--new", descriptionKey = "MISS-NEW")
  private boolean isNew;

  @Option(names = "--off-topic", descriptionKey = "MISS-OFF-TOPIC")
  private boolean offTopic;

  @Option(names = "--all", descriptionKey = "MISS-ALL")
  private boolean all;

  @Option(names = "--catalog", paramLabel = "ID")
  private Optional<String> catalog = Optional.empty();

  @Mixin private final SaveOptions saving = new SaveOptions();

  public MissCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    Action action = action(Action.class, asked);
    if (action != Action.LIST && which.isEmpty()) {
      throw complain(
          Exit.USAGE, action == Action.EXPORT ? "misses.which-file" : "misses.which", action.tag());
    }
    try (Dictionary dictionary = openDictionary()) {
      MissText text = new MissText(this, dictionary, saving.json());
      return switch (action) {
        case LIST -> text.list(misses(dictionary), all);
        case SHOW -> text.show(miss(dictionary));
        case ANSWER -> isNew ? add(dictionary) : answer(dictionary);
        case IGNORE -> ignore(dictionary);
        case EXPORT ->
            new QuestionExport(this, dictionary.underlying().learning())
                .write(Path.of(which.orElseThrow()), saving.json());
      };
    }
  }

  private List<Miss> misses(Dictionary dictionary) {
    return Misses.of(
        dictionary.underlying().learning().groups().in(Set.of(State.OPEN)),
        dictionary::vector,
        today());
  }

  private Miss miss(Dictionary dictionary) throws Refusal {
    long id = number(which.orElseThrow());
    return misses(dictionary).stream()
        .filter(miss -> miss.ids().contains(id))
        .findFirst()
        .orElseThrow(() -> complain(Exit.NOT_FOUND, "misses.unknown", id));
  }

  private EntryEditing editing(CatalogStore store) {
    return new EntryEditing(invocation(), saving, store, catalog, "misses");
  }

  private static Phrase phrase(Miss miss) {
    return new Phrase(PhraseKind.ASK, miss.best().lang(), miss.phrase());
  }

  private int answer(Dictionary dictionary) throws CatalogException, Refusal, IOException {
    Miss miss = miss(dictionary);
    if (code.isEmpty()) {
      throw complain(Exit.USAGE, "misses.which-code", miss.best().id());
    }
    EntryEditing editing = editing(dictionary.store());
    EntryRef ref = editing.locate(code.get());
    Entry changed = editing.with(ref, phrase(miss));
    refuseToLose(GoodQuestions.lost(dictionary, changed, new HashSet<>(miss.ids())));
    int exit = editing.save(changed);
    return decided(dictionary, miss, ref, exit);
  }

  private int add(Dictionary dictionary) throws CatalogException, Refusal, IOException {
    Miss miss = miss(dictionary);
    Optional<String> given =
        code.or(
            () ->
                saving.asks(terminal())
                    ? terminal().ask(word("misses.ask-code"))
                    : Optional.empty());
    if (given.isEmpty()) {
      throw complain(Exit.USAGE, "misses.which-new-code", miss.best().id());
    }
    EntryEditing editing = editing(dictionary.store());
    EntryRef ref = editing.name(given.get());
    return decided(dictionary, miss, ref, editing.add(ref, phrase(miss)));
  }

  /** Records the answer if it was saved, which it is not with {@code --dry-run}. */
  private int decided(Dictionary dictionary, Miss miss, EntryRef ref, int exit) {
    boolean saved =
        dictionary.store().find(ref).stream()
            .flatMap(entry -> entry.phrases().stream())
            .anyMatch(phrase -> phrase.content().equals(miss.phrase()));
    if (saved) {
      var _ =
          dictionary
              .underlying()
              .learning()
              .groups()
              .decide(miss.ids(), State.ANSWERED, Optional.of(ref));
    }
    return exit;
  }

  private int ignore(Dictionary dictionary) throws CatalogException, Refusal, IOException {
    Miss miss = miss(dictionary);
    if (offTopic) {
      OffTopicLesson lesson = new OffTopicLesson(this, dictionary, saving);
      int exit = lesson.teach(miss, catalog);
      if (lesson.isTaught(miss)) {
        decide(dictionary, miss, State.OFF_TOPIC);
      }
      return exit;
    }
    decide(dictionary, miss, State.IGNORED);
    if (saving.json()) {
      try (var page = page("misses")) {
        page.json().writeNumberField("ignored", miss.best().id());
      }
    } else {
      out().println(word("misses.ignored", miss.best().content()));
    }
    return Exit.FOUND;
  }

  private static void decide(Dictionary dictionary, Miss miss, State state) {
    var _ = dictionary.underlying().learning().groups().decide(miss.ids(), state, Optional.empty());
  }
}
