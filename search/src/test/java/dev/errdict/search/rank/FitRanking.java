package dev.errdict.search.rank;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.meaning.OnnxEmbedder;
import dev.errdict.search.quality.LabelledQuestion;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;

/**
 * Fits {@code weights.properties}: {@code FitRanking FOLDER OUT}. The folder is the tests' {@code
 * quality}. The questions are asked of the shipped catalog, of copies of it without phrases, and of
 * foreign catalogs, alone and all in one home.
 *
 * <p>The order of entries comes from a softmax regression over the candidates of each question; the
 * two chances, that the best entry is right and that a right one is among the best three, from
 * logistic regressions, for entries with phrases and for those without. What the chances are worth
 * is printed from questions that the fit has not seen.
 */
public final class FitRanking {
  private static final int FOLDS = 5;

  /**
   * As many questions as each list without phrases counts for, however many were written for it.
   */
  private static final double LIST = 400;

  /** The same for questions that it cannot answer, since they were asked of another. */
  private static final double LIST_ELSEWHERE = 120;

  /**
   * The most of the answerable that a threshold may decline: of entries without phrases and with.
   * Questions whose right entry would not have been offered do not count.
   */
  private static final double[] DECLINED_WRONGLY = {0.08, 0.035};

  /**
   * A ranking of one question in one catalog.
   *
   * @param relevant the right codes of this catalog
   */
  record Sample(LabelledQuestion question, List<String> relevant, Ranking ranking, double weight) {
    double target(Ranked ranked) {
      int place = relevant.indexOf(ranked.ref().code());
      // The first of several right codes is the best one.
      return place < 0
          ? 0
          : relevant.getFirst().equals(question.relevant().getFirst()) && place == 0 ? 1 : 0.5;
    }

    boolean answerable() {
      return !relevant.isEmpty();
    }

    /** The language of what was ranked: of a gloss, English. */
    Lang lang() {
      return ranking.asked().lang();
    }

    /** The language of the question. */
    Lang asking() {
      return Lang.ofScript(question.text());
    }
  }

  private FitRanking() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Path file = Path.of(args[1]);
    Training withMeaning;
    try (OnnxEmbedder models = OnnxEmbedder.resident()) {
      withMeaning = training(new SharedEmbedder(models), folder);
    }
    Training words = training(Embedder.NONE, folder);
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8)) {
      out.println("# Fitted by FitRanking; see docs/search.md.");
      fit("meaning.", withMeaning, out);
      fit("words.", words, out);
    }
    Properties fitted = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      fitted.load(in);
    }
    try (PrintStream out =
        new PrintStream(
            Files.newOutputStream(file, StandardOpenOption.APPEND), true, StandardCharsets.UTF_8)) {
      new MergeFit("meaning.", withMeaning.together(), fitted).print(out);
      new MergeFit("words.", words.together(), fitted).print(out);
    }
  }

  /**
   * All rankings of one question in a home of several catalogs.
   *
   * @param alone one for each catalog
   */
  record Merged(List<Sample> alone, double weight) {}

  /** What is fitted on: rankings of single catalogs, and of the catalogs of one home together. */
  record Training(List<Sample> alone, List<Merged> together) {
    Training() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  private static Training training(Embedder embedder, Path folder) throws Exception {
    List<LabelledQuestion> ours =
        read(folder, "fit.tsv", "fit2.tsv", "fit-damaged.tsv", "fit-none.tsv");
    List<LabelledQuestion> none = ours.stream().filter(one -> !one.answerable()).toList();
    List<LabelledQuestion> pg = read(folder, "foreign/pg-fit.tsv");
    List<LabelledQuestion> ts = read(folder, "foreign/ts-fit.tsv");
    List<LabelledQuestion> clinic = read(folder, "foreign/clinic-fit.tsv");
    List<LabelledQuestion> depot = read(folder, "foreign/depot-fit.tsv");
    Training training = new Training();
    try (Dictionary home = home(embedder)) {
      ask(home, ours, "leancloud", 1, training);
    }
    try (Dictionary home = home(embedder, ForeignCatalogs.withoutPhrases("stripped"))) {
      ask(home, ours, "stripped", LIST / ours.size(), training);
    }
    try (Dictionary home = home(embedder, ForeignCatalogs.onlyMeanings("bare"))) {
      ask(home, ours, "bare", LIST / ours.size(), training);
    }
    ForeignCatalogs.Made pgCatalog = ForeignCatalogs.read(folder, "pg");
    ForeignCatalogs.Made tsCatalog = ForeignCatalogs.read(folder, "ts");
    try (Dictionary home = home(embedder, pgCatalog)) {
      ask(home, pg, "pg", LIST / pg.size(), training);
      ask(home, none, "pg", LIST_ELSEWHERE / none.size(), training);
    }
    try (Dictionary home = home(embedder, tsCatalog)) {
      ask(home, ts, "ts", LIST / ts.size(), training);
      ask(home, none, "ts", LIST_ELSEWHERE / none.size(), training);
    }
    ForeignCatalogs.Made clinicCatalog = ForeignCatalogs.read(folder, "clinic");
    ForeignCatalogs.Made depotCatalog = ForeignCatalogs.read(folder, "depot");
    try (Dictionary home = home(embedder, clinicCatalog)) {
      ask(home, clinic, "clinic", LIST / clinic.size(), training);
      ask(home, none, "clinic", LIST_ELSEWHERE / none.size(), training);
    }
    try (Dictionary home = home(embedder, depotCatalog)) {
      ask(home, depot, "depot", LIST / depot.size(), training);
      ask(home, none, "depot", LIST_ELSEWHERE / none.size(), training);
    }
    try (Dictionary home = home(embedder, clinicCatalog, depotCatalog)) {
      List<String> all = List.of("leancloud", "clinic", "depot");
      together(home, clinic, all, code -> "clinic", 1, 0.3, training);
      together(home, depot, all, code -> "depot", 1, 0.3, training);
      together(home, none, all, code -> "leancloud", 0.5, 0, training);
    }
    try (Dictionary home = home(embedder, pgCatalog, tsCatalog)) {
      List<String> all = List.of("leancloud", "pg", "ts");
      together(home, ours, all, code -> "leancloud", 0.5, 0.15, training);
      together(home, pg, all, code -> "pg", 1, 0.3, training);
      together(home, ts, all, code -> "ts", 1, 0.3, training);
    }
    try (Dictionary home = home(embedder)) {
      ForeignCatalogs.splitInto("half", home);
      together(
          home,
          ours,
          List.of("leancloud", "half"),
          code -> ForeignCatalogs.isInOtherHalf(code) ? "half" : "leancloud",
          1,
          0,
          training);
    }
    return training;
  }

  private static List<LabelledQuestion> read(Path folder, String... files)
      throws IOException, CatalogException {
    List<LabelledQuestion> questions = new ArrayList<>();
    for (String file : files) {
      questions.addAll(LabelledQuestion.read(Files.readAllLines(folder.resolve(file))));
    }
    return questions;
  }

  private static Dictionary home(Embedder embedder, ForeignCatalogs.Made... catalogs)
      throws CatalogException {
    Dictionary dictionary =
        Dictionary.inMemory("fit-" + System.nanoTime(), embedder, Clock.systemUTC());
    for (ForeignCatalogs.Made catalog : catalogs) {
      catalog.into(dictionary);
    }
    return dictionary;
  }

  private static void ask(
      Dictionary home,
      List<LabelledQuestion> questions,
      String catalog,
      double weight,
      Training into) {
    for (LabelledQuestion question : questions) {
      sample(home, question, catalog, code -> catalog, weight).ifPresent(into.alone()::add);
    }
  }

  /**
   * Asks each catalog of a home by itself.
   *
   * @param catalogOf the catalog in which a right code is right
   * @param weightElsewhere of the questions as such that a catalog cannot answer; 0 where the
   *     catalog lacks what it could have
   */
  private static void together(
      Dictionary home,
      List<LabelledQuestion> questions,
      List<String> catalogs,
      UnaryOperator<String> catalogOf,
      double weight,
      double weightElsewhere,
      Training into) {
    for (LabelledQuestion question : questions) {
      List<Sample> alone = new ArrayList<>();
      for (String catalog : catalogs) {
        sample(home, question, catalog, catalogOf, weightElsewhere).ifPresent(alone::add);
      }
      if (!alone.isEmpty()) {
        into.together().add(new Merged(alone, weight));
        alone.stream()
            .filter(one -> one.weight() > 0 && !one.answerable())
            .forEach(into.alone()::add);
      }
    }
  }

  private static Optional<Sample> sample(
      Dictionary home,
      LabelledQuestion question,
      String catalog,
      UnaryOperator<String> catalogOf,
      double weight) {
    List<String> relevant =
        question.relevant().stream().filter(code -> catalogOf.apply(code).equals(catalog)).toList();
    return home.explain(new Question(question.text(), Optional.of(catalog)))
        .ranking()
        .filter(ranking -> !ranking.entries().isEmpty())
        .map(ranking -> new Sample(question, relevant, ranking, weight));
  }

  private static void fit(String prefix, Training training, PrintStream out) {
    for (Lang lang : Lang.values()) {
      List<Sample> ours = training.alone().stream().filter(one -> one.lang() == lang).toList();
      new LangFit(prefix + lang.tag() + ".", ours, FOLDS, DECLINED_WRONGLY).print(out);
      System.err.printf(Locale.ROOT, "%s%s: %d questions%n", prefix, lang.tag(), ours.size());
    }
  }
}
