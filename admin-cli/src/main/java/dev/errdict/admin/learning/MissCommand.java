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
import dev.errdict.db.learning.AskedGroup;
import dev.errdict.db.learning.AskedGroup.State;
import dev.errdict.db.learning.AskedGroups;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.words.Tagged;
import dev.errdict.search.learning.Decisions;
import dev.errdict.search.learning.GoodQuestions;
import dev.errdict.search.learning.Miss;
import dev.errdict.search.learning.Misses;
import dev.errdict.search.lookup.Dictionary;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
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
    REOPEN,
    EXPORT
  }

  private static final Set<State> DECIDED =
      Collections.unmodifiableSet(EnumSet.of(State.ANSWERED, State.IGNORED, State.OFF_TOPIC));

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "list|show|answer|ignore|reopen|export",
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

  @Option(names = "--decided", descriptionKey = "MISS-DECIDED")
  private boolean decided;

  @Option(names = "--force", descriptionKey = "MISS-FORCE")
  private boolean force;

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
    if (action == Action.LIST && which.isPresent()) {
      throw complain(Exit.USAGE, "misses.list-has-no-number", which.get());
    }
    try (Dictionary dictionary = openDictionary()) {
      checkCatalog(catalog, dictionary);
      Decisions decisions = new Decisions(dictionary);
      MissText text = new MissText(this, dictionary, saving.json());
      return switch (action) {
        case LIST ->
            decided
                ? text.listDecided(decisions.decided(DECIDED), all)
                : text.list(misses(dictionary, decisions), all);
        case SHOW -> text.show(miss(dictionary, decisions));
        case ANSWER ->
            isNew
                ? add(dictionary, miss(dictionary, decisions))
                : answer(dictionary, miss(dictionary, decisions));
        case IGNORE -> ignore(dictionary, miss(dictionary, decisions));
        case REOPEN -> reopen(groups(dictionary));
        case EXPORT ->
            new QuestionExport(this, decisions).write(which.orElseThrow(), force, saving);
      };
    }
  }

  private static AskedGroups groups(Dictionary dictionary) {
    return dictionary.underlying().learning().groups();
  }

  private List<Miss> misses(Dictionary dictionary, Decisions decisions) {
    return Misses.of(decisions.open(), dictionary::vector, today());
  }

  /** The open miss with the number on the command line. */
  private Miss miss(Dictionary dictionary, Decisions decisions) throws CatalogException, Refusal {
    long id = number(which.orElseThrow());
    Optional<Miss> open =
        misses(dictionary, decisions).stream().filter(miss -> miss.ids().contains(id)).findFirst();
    if (open.isEmpty()) {
      AskedGroups.refuseIfDecided(known(groups(dictionary), id));
    }
    return open.orElseThrow(() -> unknown(id));
  }

  private AskedGroup known(AskedGroups groups, long id) throws Refusal {
    return groups.find(id).orElseThrow(() -> unknown(id));
  }

  private Refusal unknown(long id) {
    return complain(Exit.NOT_FOUND, "misses.unknown", id);
  }

  private EntryEditing editing(CatalogStore store) {
    return new EntryEditing(invocation(), saving, store, catalog, "misses");
  }

  private static Phrase phrase(Miss miss) {
    return new Phrase(PhraseKind.ASK, miss.best().lang(), miss.phrase());
  }

  /** The store, in which a change and the decision that a question is answered are one. */
  private static CatalogStore answering(Dictionary dictionary, Miss miss, EntryRef ref) {
    return dictionary
        .store()
        .with(groups(dictionary).deciding(miss.groups(), State.ANSWERED, Optional.of(ref)));
  }

  private int answer(Dictionary dictionary, Miss miss)
      throws CatalogException, Refusal, IOException {
    if (code.isEmpty()) {
      throw complain(Exit.USAGE, "misses.which-code", miss.best().id());
    }
    EntryRef ref = editing(dictionary.store()).locate(code.get());
    EntryEditing editing = editing(answering(dictionary, miss, ref));
    Entry changed = editing.with(ref, phrase(miss));
    refuseToLose(GoodQuestions.lost(dictionary, changed, new HashSet<>(miss.ids())));
    boolean hasPhrase = dictionary.store().find(ref).equals(Optional.of(changed));
    int exit = editing.save(changed);
    if (hasPhrase && !saving.dryRun()) {
      // Nothing was committed, and so nothing decided.
      groups(dictionary).decide(miss.groups(), State.ANSWERED, Optional.of(ref));
    }
    return exit;
  }

  private int add(Dictionary dictionary, Miss miss) throws CatalogException, Refusal, IOException {
    Optional<String> given =
        code.or(
            () ->
                saving.asks(terminal())
                    ? terminal().ask(word("misses.ask-code"))
                    : Optional.empty());
    if (given.isEmpty()) {
      throw complain(Exit.USAGE, "misses.which-new-code", miss.best().id());
    }
    EntryRef ref = editing(dictionary.store()).name(given.get());
    return editing(answering(dictionary, miss, ref)).add(ref, phrase(miss));
  }

  private int ignore(Dictionary dictionary, Miss miss)
      throws CatalogException, Refusal, IOException {
    if (offTopic) {
      return new OffTopicLesson(this, dictionary, saving).teach(miss, catalog);
    }
    if (!saving.dryRun()) {
      groups(dictionary).decide(miss.groups(), State.IGNORED, Optional.empty());
    }
    return report("ignored", miss.best().id(), miss.best().content());
  }

  private int reopen(AskedGroups groups) throws Refusal, IOException {
    AskedGroup group = known(groups, number(which.orElseThrow()));
    if (!DECIDED.contains(group.state())) {
      throw complain(Exit.FAILURE, "misses.not-decided", group.id());
    }
    if (!saving.dryRun()) {
      groups.reopen(group.id());
    }
    int exit = report("reopened", group.id(), group.content());
    if (group.state() != State.IGNORED && !saving.json()) {
      out().println(word("misses.undo"));
    }
    return exit;
  }

  /**
   * @param done the name of what was done, or would be without {@code --dry-run}
   */
  private int report(String done, long id, String content) throws IOException {
    if (saving.json()) {
      try (var page = page("misses")) {
        page.json().writeNumberField(done, id);
        page.json().writeBooleanField("dryRun", saving.dryRun());
      }
      return Exit.FOUND;
    }
    out().println(word("misses." + done, content));
    if (saving.dryRun()) {
      out().println(word("misses.dry-run"));
    }
    return Exit.FOUND;
  }
}
