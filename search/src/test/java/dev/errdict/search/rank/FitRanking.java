package dev.errdict.search.rank;

import dev.errdict.db.CatalogException;
import dev.errdict.db.Lang;
import dev.errdict.search.Dictionary;
import dev.errdict.search.Question;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.meaning.OnnxEmbedder;
import dev.errdict.search.quality.LabelledQuestion;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

  /** The most of the answerable that a threshold may decline. */
  private static final double DECLINED_WRONGLY = 0.07;

  /** A ranking of one question. */
  record Sample(
      LabelledQuestion question, Ranking ranking, Optional<String> goldCatalog, double weight) {
    double target(Ranked ranked) {
      int place = question.relevant().indexOf(ranked.ref().code());
      boolean right = place >= 0 && goldCatalog.map(ranked.ref().catalog()::equals).orElse(true);
      // The first of several right codes is the best one.
      return !right ? 0 : place == 0 ? 1 : 0.5;
    }

    Lang lang() {
      return ranking.asked().lang();
    }
  }

  private FitRanking() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(Path.of(args[1])), true, StandardCharsets.UTF_8)) {
      out.println("# Fitted by FitRanking; see docs/search.md.");
      try (OnnxEmbedder models = OnnxEmbedder.create().warmUp()) {
        fit("meaning.", samples(models, folder), out);
      }
      fit("words.", samples(Embedder.NONE, folder), out);
    }
  }

  private static List<Sample> samples(Embedder embedder, Path folder) throws Exception {
    List<LabelledQuestion> ours =
        read(folder, "fit.tsv", "fit2.tsv", "fit-damaged.tsv", "fit-none.tsv");
    List<LabelledQuestion> none = ours.stream().filter(one -> !one.answerable()).toList();
    List<LabelledQuestion> pg = read(folder, "foreign/pg-fit.tsv");
    List<LabelledQuestion> ts = read(folder, "foreign/ts-fit.tsv");
    List<Sample> samples = new ArrayList<>();
    try (Dictionary home = home(embedder)) {
      ask(home, ours, Optional.empty(), Optional.empty(), 1, samples);
    }
    try (Dictionary home = home(embedder, ForeignCatalogs.withoutPhrases("stripped"))) {
      ask(home, ours, Optional.of("stripped"), Optional.empty(), 0.5, samples);
    }
    try (Dictionary home = home(embedder, ForeignCatalogs.onlyMeanings("bare"))) {
      ask(home, ours, Optional.of("bare"), Optional.empty(), 0.5, samples);
    }
    ForeignCatalogs.Made pgCatalog = ForeignCatalogs.read(folder, "pg");
    ForeignCatalogs.Made tsCatalog = ForeignCatalogs.read(folder, "ts");
    try (Dictionary home = home(embedder, pgCatalog)) {
      ask(home, pg, Optional.of("pg"), Optional.empty(), 1.2, samples);
      ask(home, none, Optional.of("pg"), Optional.empty(), 0.3, samples);
    }
    try (Dictionary home = home(embedder, tsCatalog)) {
      ask(home, ts, Optional.of("ts"), Optional.empty(), 1.2, samples);
      ask(home, none, Optional.of("ts"), Optional.empty(), 0.3, samples);
    }
    try (Dictionary home = home(embedder, pgCatalog, tsCatalog)) {
      ask(home, ours, Optional.empty(), Optional.of("leancloud"), 0.7, samples);
      ask(home, pg, Optional.empty(), Optional.of("pg"), 0.7, samples);
      ask(home, ts, Optional.empty(), Optional.of("ts"), 0.7, samples);
    }
    return samples;
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
      Optional<String> catalog,
      Optional<String> gold,
      double weight,
      List<Sample> into) {
    for (LabelledQuestion question : questions) {
      home.explain(new Question(question.text(), catalog))
          .ranking()
          .filter(ranking -> !ranking.entries().isEmpty())
          .ifPresent(ranking -> into.add(new Sample(question, ranking, gold, weight)));
    }
  }

  private static void fit(String prefix, List<Sample> samples, PrintStream out) {
    for (Lang lang : Lang.values()) {
      List<Sample> ours = samples.stream().filter(one -> one.lang() == lang).toList();
      new LangFit(prefix + lang.tag() + ".", ours, FOLDS, DECLINED_WRONGLY).print(out);
      System.err.printf(Locale.ROOT, "%s%s: %d questions%n", prefix, lang.tag(), ours.size());
    }
  }
}
