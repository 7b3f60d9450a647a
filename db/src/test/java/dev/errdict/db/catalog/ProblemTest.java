package dev.errdict.db.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
  private static final Object[] ARGUMENTS =
      IntStream.range(0, 9).mapToObj(number -> "«" + number + "»").toArray();

  @ParameterizedTest
  @EnumSource
  void each_has_a_sentence_in_both_languages_that_names_the_same(Problem problem) {
    for (Lang lang : Lang.values()) {
      assertTrue(Words.of(Problem.class, lang).has(problem.key()), () -> lang + " " + problem);
    }
    assertEquals(named(problem, Lang.EN), named(problem, Lang.ZH));
  }

  /** The places of the arguments that a sentence has, such as {@code [0, 2]}. */
  private static List<Integer> named(Problem problem, Lang lang) {
    String sentence = Words.of(Problem.class, lang).say(problem.key(), ARGUMENTS);
    return IntStream.range(0, ARGUMENTS.length)
        .filter(number -> sentence.contains(ARGUMENTS[number].toString()))
        .boxed()
        .toList();
  }
}
