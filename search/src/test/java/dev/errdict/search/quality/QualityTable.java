package dev.errdict.search.quality;

import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.meaning.OnnxEmbedder;
import dev.errdict.search.rank.ForeignCatalogs;
import dev.errdict.search.rank.SharedEmbedder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Prints the tables of docs/search.md: {@code QualityTable FOLDER [misses] [NAME...]}. The folder
 * is the tests' {@code quality}. With {@code misses}, each question that was not answered well is
 * named; with names, only the rows whose questions are called so are asked.
 */
public final class QualityTable {
  /**
   * Questions of one row.
   *
   * @param asked the catalog that is asked; empty for all
   * @param beside the catalogs beside the shipped one
   */
  private record Row(String questions, Optional<String> asked, List<String> beside) {
    static Row ours(String questions) {
      return new Row(questions + ".tsv", Optional.empty(), List.of());
    }

    static Row foreign(String catalog, String questions) {
      return new Row("foreign/" + questions + ".tsv", Optional.of(catalog), List.of(catalog));
    }

    static Row together(String questions, String... beside) {
      return new Row(questions + ".tsv", Optional.empty(), List.of(beside));
    }
  }

  private static final List<Row> ROWS =
      List.of(
          Row.ours("report"),
          Row.ours("blind"),
          Row.ours("blind2"),
          Row.ours("blind3"),
          Row.ours("fresh"),
          Row.ours("chat"),
          Row.foreign("ts", "ts-blind"),
          Row.foreign("ts", "ts-fresh"),
          Row.foreign("pg", "pg-blind"),
          Row.foreign("velo", "velo-fresh"),
          Row.foreign("hotel", "hotel-fresh"),
          Row.foreign("school", "school-fresh"),
          Row.foreign("grow", "grow-fresh"),
          Row.foreign("rail", "rail-fresh"),
          Row.foreign("pg", "pg-fresh"),
          Row.foreign("pay", "pay-fresh"),
          Row.foreign("game", "game-fresh"),
          Row.together("foreign/velo-fresh", "velo"),
          Row.together("blind3", "velo"),
          Row.together("foreign/hotel-fresh", "hotel"),
          Row.together("chat", "hotel"),
          Row.together("foreign/pg-blind", "pg", "ts"),
          Row.together("foreign/ts-blind", "pg", "ts"),
          Row.together("blind3", "pg", "ts"));

  private QualityTable() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    List<String> options = List.of(args).subList(1, args.length);
    boolean misses = options.contains("misses");
    List<String> names = options.stream().filter(one -> !one.equals("misses")).toList();
    List<Row> rows =
        ROWS.stream()
            .filter(row -> names.isEmpty() || names.stream().anyMatch(row.questions()::contains))
            .toList();
    System.out.println("| questions | first | three | none declined | declined | silent |");
    try (OnnxEmbedder models = OnnxEmbedder.resident()) {
      SharedEmbedder shared = new SharedEmbedder(models);
      for (Row row : rows) {
        print("meaning", row, folder, shared, misses);
      }
    }
    for (Row row : rows) {
      print("words", row, folder, Embedder.NONE, misses);
    }
  }

  private static void print(String kind, Row row, Path folder, Embedder embedder, boolean misses)
      throws Exception {
    try (Dictionary dictionary =
        Dictionary.inMemory("table-" + System.nanoTime(), embedder, Clock.systemUTC())) {
      for (String catalog : row.beside()) {
        ForeignCatalogs.read(folder, catalog).into(dictionary);
      }
      List<Outcome> outcomes =
          Evaluation.of(
              LabelledQuestion.read(Files.readAllLines(folder.resolve(row.questions()))),
              row.asked(),
              dictionary::explain);
      Tally tally = Tally.of(outcomes);
      System.out.printf(
          Locale.ROOT,
          "| %s %s%s %s | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
          kind,
          row.questions(),
          row.asked().map(id -> " of " + id).orElse(""),
          row.beside(),
          100 * tally.first(),
          100 * tally.three(),
          100 * tally.declinedRightly(),
          100 * tally.declinedWrongly(),
          100 * tally.silentlyWrong());
      if (misses) {
        outcomes.stream().filter(one -> !isWell(one)).forEach(QualityTable::print);
      }
    }
  }

  private static boolean isWell(Outcome outcome) {
    return outcome.question().answerable() ? outcome.rank() == 1 : outcome.declined();
  }

  private static void print(Outcome outcome) {
    System.out.printf(
        "    %s %s %s %s | %s%n",
        outcome.question().id(),
        outcome.kind(),
        outcome.codes().stream().limit(3).toList(),
        outcome.question().relevant(),
        outcome.question().text());
  }
}
