package dev.errdict.search.quality;

import dev.errdict.db.catalog.Entry;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Explanation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Asks labelled questions one after another, as the doors do. */
public final class Evaluation {
  private static final int MOST_CODES = 10;

  private Evaluation() {}

  /**
   * @param ask the answer path to judge
   */
  public static List<Outcome> of(
      List<LabelledQuestion> questions,
      Optional<String> catalog,
      Function<Question, Explanation> ask) {
    return questions.stream().map(question -> outcome(question, catalog, ask)).toList();
  }

  private static Outcome outcome(
      LabelledQuestion question, Optional<String> catalog, Function<Question, Explanation> ask) {
    long start = System.nanoTime();
    Explanation explanation = ask.apply(new Question(question.text(), catalog));
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    return new Outcome(question, codes(explanation), explanation, time);
  }

  /** The codes answered; if the words decided, followed by the rest of the ranking. */
  private static List<String> codes(Explanation explanation) {
    Stream<String> shown =
        switch (explanation.answer()) {
          case Answer.Found found -> found.entries().stream().map(Entry::code);
          case Answer.Choices choices ->
              choices.candidates().stream().map(candidate -> candidate.entry().code());
          case Answer.NotFound _ -> Stream.empty();
        };
    Stream<String> further =
        explanation.answer() instanceof Answer.NotFound
            ? Stream.empty()
            : explanation.ranking().stream()
                .flatMap(ranking -> ranking.entries().stream())
                .map(ranked -> ranked.ref().code());
    return Stream.concat(shown, further).distinct().limit(MOST_CODES).toList();
  }
}
