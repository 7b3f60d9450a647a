package dev.errdict.admin.learning;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.exchange.CatalogProposal;
import dev.errdict.admin.save.SaveFlow;
import dev.errdict.admin.save.SaveOptions;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.AskedGroup.State;
import dev.errdict.db.learning.AskedGroups;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.learning.GoodQuestions;
import dev.errdict.search.learning.Miss;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.lookup.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Teaches a catalog that a question is about no entry: an ordinary change of the catalog's
 * settings.
 */
final class OffTopicLesson {
  private final LearningCommand command;
  private final Dictionary dictionary;
  private final SaveOptions saving;

  OffTopicLesson(LearningCommand command, Dictionary dictionary, SaveOptions saving) {
    this.command = command;
    this.dictionary = dictionary;
    this.saving = saving;
  }

  /**
   * Saves it, unless a question would lose its right answer or an entry is named in this one.
   *
   * @param asked the catalog asked for
   * @return the exit code
   */
  int teach(Miss miss, Optional<String> asked) throws CatalogException, Refusal, IOException {
    Catalog catalog = catalog(miss, asked);
    List<String> questions = new ArrayList<>(catalog.settings().offTopic());
    if (!questions.contains(miss.phrase())) {
      questions.add(miss.phrase());
    }
    Catalog changed = catalog.withSettings(catalog.settings().withOffTopic(questions));
    command.refuseToLose(GoodQuestions.lost(dictionary, changed, new HashSet<>(miss.ids())));
    refuseIfNamed(miss, changed);
    AskedGroups groups = dictionary.underlying().learning().groups();
    int exit =
        new SaveFlow(command.invoked(), saving)
            .save(
                new CatalogProposal(
                    command.invoked(),
                    dictionary
                        .store()
                        .with(groups.deciding(miss.groups(), State.OFF_TOPIC, Optional.empty())),
                    saving,
                    "misses",
                    Optional.of(catalog),
                    changed));
    if (changed.equals(catalog) && !saving.dryRun()) {
      // Nothing was committed, and so nothing decided.
      groups.decide(miss.groups(), State.OFF_TOPIC, Optional.empty());
    }
    return exit;
  }

  /** The one asked for, else the one of the nearest entry, else the default one, else the first. */
  private Catalog catalog(Miss miss, Optional<String> asked) throws Refusal {
    List<Catalog> known = dictionary.store().catalogs();
    List<String> ids = known.stream().map(Catalog::id).toList();
    if (asked.isPresent() && !ids.contains(asked.get())) {
      throw command.complain(Exit.USAGE, "misses.no-catalog", asked.get(), String.join(", ", ids));
    }
    Optional<String> wanted = asked.or(() -> miss.best().near().map(EntryRef::catalog));
    return known.stream()
        .filter(one -> wanted.equals(Optional.of(one.id())))
        .findFirst()
        .or(() -> known.stream().filter(one -> one.settings().isDefault()).findFirst())
        .or(() -> known.stream().findFirst())
        .orElseThrow(() -> command.complain(Exit.NOT_FOUND, "misses.no-catalogs"));
  }

  private void refuseIfNamed(Miss miss, Catalog changed) throws Refusal {
    try (Trial trial = dictionary.trial(changed)) {
      Optional<String> named =
          switch (trial.ask(Question.of(miss.phrase()))) {
            case Answer.Found found -> Optional.of(found.entries().getFirst().code());
            case Answer.Choices choices ->
                Optional.of(choices.candidates().getFirst().entry().code());
            case Answer.NotFound _ -> Optional.empty();
          };
      if (named.isPresent()) {
        throw command.complain(
            Exit.FAILURE, "misses.named", named.get(), Long.toString(miss.best().id()));
      }
    }
  }
}
