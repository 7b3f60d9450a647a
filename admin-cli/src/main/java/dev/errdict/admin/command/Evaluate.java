package dev.errdict.admin.command;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.base.TargetFile;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.quality.Evaluation;
import dev.errdict.search.quality.LabelledQuestion;
import dev.errdict.search.quality.Outcome;
import dev.errdict.search.quality.Tally;
import dev.errdict.search.rank.Evidence;
import dev.errdict.search.terminal.TerminalText;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the answers with a file of labelled questions, on the code path of every door. */
@Command(name = "evaluate")
public final class Evaluate extends DictionaryCommand {
  private static final int WARM_UP = 50;

  /** The widths of the table: of the names, and of the numbers with the blank before them. */
  private static final int NAME_COLUMNS = 12;

  private static final int COUNTS = 2;
  private static final int COUNT_COLUMNS = 6;
  private static final int SHARE_COLUMNS = 9;

  @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
  private Path file = Path.of("");

  @Option(names = "--catalog", paramLabel = "ID")
  private Optional<String> catalog = Optional.empty();

  @Option(names = "--results", paramLabel = "OUT")
  private Optional<Path> results = Optional.empty();

  @Option(names = "--failures")
  private boolean failures;

  @Option(names = "--since-release")
  private boolean sinceRelease;

  public Evaluate(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    List<LabelledQuestion> questions = questions();
    if (results.filter(this::isWhatIsRead).isPresent()) {
      throw refuse(Exit.USAGE, "evaluate.same-file", results.get());
    }
    try (Dictionary dictionary = openDictionary()) {
      checkCatalog(catalog, dictionary);
      awaitVectors(dictionary);
      // Asks the first questions once to load everything, so that times are comparable.
      Evaluation.of(
          questions.subList(0, Math.min(WARM_UP, questions.size())), catalog, dictionary::explain);
      List<Outcome> outcomes = Evaluation.of(questions, catalog, dictionary::explain);
      table(outcomes);
      if (results.isPresent()) {
        write(results.get(), outcomes);
      }
      if (sinceRelease) {
        compare(questions, outcomes);
      }
      if (failures) {
        outcomes.stream().filter(outcome -> !outcome.right()).forEach(this::failure);
      }
    }
    return Exit.FOUND;
  }

  /** Entries that were changed a moment ago are judged by their meaning, too. */
  private void awaitVectors(Dictionary dictionary) throws Refusal {
    if (dictionary.trouble().isEmpty() && !awaitIndex(dictionary)) {
      throw refuse(Exit.FAILURE, "evaluate.no-vectors");
    }
  }

  /** Compares the answers with those of the catalogs that this release ships. */
  private void compare(List<LabelledQuestion> questions, List<Outcome> now)
      throws CatalogException {
    try (Dictionary shipped = openShipped()) {
      List<Outcome> then = Evaluation.of(questions, catalog, shipped::explain);
      out().println();
      changed("evaluate.better", then, now, true);
      changed("evaluate.worse", then, now, false);
    }
  }

  private void changed(String key, List<Outcome> then, List<Outcome> now, boolean right) {
    List<Integer> changed =
        IntStream.range(0, now.size())
            .filter(i -> now.get(i).right() == right && then.get(i).right() != right)
            .boxed()
            .toList();
    out().println(say(key, changed.size()));
    for (int i : changed) {
      LabelledQuestion question = now.get(i).question();
      out()
          .println(
              say(
                  "evaluate.changed",
                  question.id(),
                  question.text(),
                  codes(question.relevant()),
                  codes(then.get(i).codes().stream().limit(3).toList()),
                  codes(now.get(i).codes().stream().limit(3).toList())));
    }
  }

  private List<LabelledQuestion> questions() throws CatalogException, Refusal, IOException {
    try {
      List<LabelledQuestion> questions = LabelledQuestion.read(Files.readAllLines(file));
      if (questions.isEmpty()) {
        throw refuse(Exit.USAGE, "evaluate.empty", file);
      }
      return questions;
    } catch (NoSuchFileException e) {
      throw refuse(Exit.USAGE, "evaluate.no-file", file);
    } catch (MalformedInputException e) {
      throw refuse(Exit.USAGE, "evaluate.not-utf8", file);
    }
  }

  private boolean isWhatIsRead(Path target) {
    try {
      return Files.exists(target) && Files.isSameFile(target, file);
    } catch (IOException e) {
      return false;
    }
  }

  private void table(List<Outcome> outcomes) {
    head();
    row(say("evaluate.all"), outcomes);
    rows(outcomes, outcome -> outcome.question().category());
    rows(outcomes, outcome -> outcome.question().lang());
  }

  private void head() {
    StringBuilder head = new StringBuilder(" ".repeat(NAME_COLUMNS));
    String[] names = say("evaluate.head").split(" ");
    for (int i = 0; i < names.length; i++) {
      int columns = i < COUNTS ? COUNT_COLUMNS : SHARE_COLUMNS;
      head.append(" ".repeat(Math.max(1, columns - TerminalText.width(names[i])))).append(names[i]);
    }
    out().println(head);
  }

  private void rows(List<Outcome> outcomes, Function<Outcome, String> kind) {
    out().println();
    Map<String, List<Outcome>> groups =
        outcomes.stream().collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.toList()));
    groups.forEach(this::row);
  }

  private void row(String name, List<Outcome> outcomes) {
    Tally tally = Tally.of(outcomes);
    out()
        .printf(
            Locale.ROOT,
            "%s%s %5d %5d %8s %8s %8s %8s %8s %8s %8s %8s %8.2f %8.2f%n",
            name,
            " ".repeat(Math.max(0, NAME_COLUMNS - TerminalText.width(name))),
            tally.answerable(),
            tally.unanswerable(),
            percent(tally.first(), tally.answerable()),
            percent(tally.three(), tally.answerable()),
            tally.answerable() == 0 ? "-" : String.format(Locale.ROOT, "%.3f", tally.reciprocal()),
            percent(tally.declinedRightly(), tally.unanswerable()),
            percent(tally.declinedWrongly(), tally.answerable()),
            percent(tally.silentlyWrong(), outcomes.size()),
            percent(tally.choices(), outcomes.size()),
            tally.choices() == 0 ? "-" : percent(tally.amongChoices(), outcomes.size()),
            tally.p50().toNanos() / 1e6,
            tally.p99().toNanos() / 1e6);
  }

  private static String percent(double share, int of) {
    return of == 0 ? "-" : String.format(Locale.ROOT, "%.1f%%", share * 100);
  }

  private void failure(Outcome outcome) {
    LabelledQuestion question = outcome.question();
    out()
        .println(
            say(
                "evaluate.failure",
                question.id(),
                question.category(),
                question.text(),
                codes(question.relevant()),
                codes(outcome.codes()),
                outcome.explanation().answer().reason().kind().name().toLowerCase(Locale.ROOT)));
    outcome
        .explanation()
        .ranking()
        .ifPresent(
            ranking ->
                ranking.entries().stream()
                    .filter(
                        ranked ->
                            ranked.equals(ranking.entries().getFirst())
                                || question.relevant().contains(ranked.ref().code()))
                    .forEach(
                        ranked ->
                            out()
                                .printf(
                                    Locale.ROOT,
                                    "    %-8s %.2f  %s%n",
                                    ranked.ref().code(),
                                    ranked.score(),
                                    parts(ranked.evidence()))));
  }

  private static String parts(Evidence evidence) {
    double[] parts = evidence.parts();
    return IntStream.range(0, parts.length)
        .filter(i -> parts[i] > 0)
        .mapToObj(i -> String.format(Locale.ROOT, "%s %.2f", Evidence.NAMES.get(i), parts[i]))
        .collect(Collectors.joining(", "));
  }

  private static String codes(List<String> codes) {
    return codes.isEmpty() ? "-" : String.join(",", codes);
  }

  private void write(Path target, List<Outcome> outcomes) throws Refusal {
    try {
      new TargetFile(target)
          .write(
              lines -> {
                for (Outcome outcome : outcomes) {
                  lines.write(
                      String.join(
                          "\t",
                          outcome.question().id(),
                          String.join(",", outcome.codes()),
                          outcome.kind().name().toLowerCase(Locale.ROOT) + "\n"));
                }
              });
    } catch (IOException e) {
      throw refuse(Exit.FAILURE, "evaluate.not-written", target);
    }
  }
}
