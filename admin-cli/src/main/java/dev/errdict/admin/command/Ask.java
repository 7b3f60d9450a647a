package dev.errdict.admin.command;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.json.AnswerJson;
import dev.errdict.admin.json.ExplanationJson;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.LearningMark;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.learning.Recorder;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.lookup.Explanation;
import dev.errdict.search.reply.Locales;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a question as the chat does. */
@Command(name = "ask")
public final class Ask extends DictionaryCommand {
  private static final String STANDARD_INPUT = "-";

  @Parameters(paramLabel = "TEXT", descriptionKey = "TEXT", arity = "1..*")
  private List<String> words = List.of();

  @Option(names = "--catalog", paramLabel = "ID")
  private Optional<String> catalog = Optional.empty();

  @Option(names = "--explain")
  private boolean explain;

  @Option(names = "--json")
  private boolean json;

  public Ask(Invocation invocation) {
    super(invocation);
  }

  /**
   * The command for a command line with nothing but a question.
   *
   * @param words at least one
   */
  public Ask(Invocation invocation, List<String> words) {
    super(invocation);
    this.words = words;
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    Question question = new Question(text(), catalog);
    if (question.text().isBlank()) {
      throw refuse(Exit.USAGE, "ask.empty");
    }
    Lang lang =
        Locales.of(invocation().options().lang(), question.text(), terminal().environment());
    try (Dictionary dictionary = openDictionary(question.text())) {
      checkCatalog(catalog, dictionary);
      Explanation explanation = dictionary.explain(question);
      if (json) {
        try (JsonPage page = new JsonPage(out(), "ask", lang)) {
          new AnswerJson(page.json(), lang).write(explanation.answer());
          if (explain) {
            new ExplanationJson(page.json()).write(explanation);
          }
        }
      } else {
        print(dictionary.replies().write(explanation.answer(), lang));
        if (explain) {
          new ExplanationText(out(), lang, terminal().colour()).print(explanation);
        }
      }
      terminal().flush();
      keep(dictionary, question, explanation.answer(), lang);
      dictionary.finish();
      return explanation.answer() instanceof Answer.NotFound ? Exit.NOT_FOUND : Exit.FOUND;
    }
  }

  /** The answer is printed already, so keeping the question only delays the end of this command. */
  private void keep(Dictionary dictionary, Question question, Answer answer, Lang lang)
      throws CatalogException {
    // The mark is of this machine; what several share is only in their database.
    if (new LearningMark(home()).isThere() || storeOptions().database().isPresent()) {
      try (Recorder recorder = Recorder.once(dictionary, invocation().clock())) {
        recorder.asked(question.text(), question.audience(), answer, lang);
      }
    }
  }

  private String text() {
    return words.equals(List.of(STANDARD_INPUT))
        ? terminal().in().lines().collect(Collectors.joining("\n"))
        : String.join(" ", words);
  }
}
