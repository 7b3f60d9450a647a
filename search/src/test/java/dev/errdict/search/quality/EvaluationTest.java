package dev.errdict.search.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class EvaluationTest {
  private static LabelledQuestion question(String text, String... relevant) {
    return new LabelledQuestion("q", "en", "any", text, List.of(relevant));
  }

  @Test
  void each_question_is_asked_the_way_every_door_asks() throws CatalogException {
    try (Dictionary dictionary =
        Dictionary.inMemory("evaluation", Embedder.NONE, Clock.systemUTC())) {
      List<Outcome> outcomes =
          Evaluation.of(
              List.of(
                  question("errors 4303 and 4302", "4303"),
                  question("找不到这个对话", "4303"),
                  question("error 9999")),
              Optional.empty(),
              dictionary::explain);

      assertEquals(List.of("4303", "4302"), outcomes.get(0).codes());
      assertEquals("4303", outcomes.get(1).codes().getFirst());
      assertEquals(10, outcomes.get(1).codes().size());
      assertEquals(10, outcomes.get(1).codes().stream().distinct().count());
      assertTrue(outcomes.get(2).declined());

      assertTrue(
          Evaluation.of(
                  List.of(question("4303", "4303")), Optional.of("other"), dictionary::explain)
              .getFirst()
              .declined());
    }
  }
}
