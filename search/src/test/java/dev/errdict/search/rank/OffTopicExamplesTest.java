package dev.errdict.search.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.words.Lang;
import dev.errdict.search.meaning.Embedder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OffTopicExamplesTest {
  private static final float[] VECTOR = {1, 0};

  /** Two of the Chinese examples, those about merging, mean what {@link #VECTOR} does. */
  private static final Embedder MERGES =
      new Embedder() {
        @Override
        public Optional<float[]> document(Lang lang, String text) {
          return Optional.of(
              text.contains("放弃这次合并") || text.contains("git reset --hard")
                  ? VECTOR
                  : new float[] {0, 1});
        }

        @Override
        public Optional<float[]> question(Lang lang, String text) {
          return Optional.of(VECTOR);
        }

        @Override
        public String fingerprint() {
          return "merges";
        }

        @Override
        public void close() {}
      };

  private static OffTopicExamples.Nearness nearness(Embedder embedder, Lang lang, float[] vector) {
    Asked asked = new Asked("", lang, Map.of(), Map.of(), Map.of(), Set.of(), Set.of(), false);
    return new OffTopicExamples(embedder).of(asked, vector);
  }

  @Test
  void the_meaning_is_the_mean_of_the_three_nearest_examples() {
    assertEquals(2.0 / 3, nearness(MERGES, Lang.ZH, VECTOR).meaning(), 1e-6);
  }

  @Test
  void examples_of_the_other_language_are_not_compared() {
    assertEquals(0, nearness(MERGES, Lang.EN, VECTOR).meaning(), 1e-6);
  }

  @Test
  void there_is_no_meaning_without_a_vector() {
    assertEquals(0, nearness(Embedder.NONE, Lang.ZH, new float[0]).meaning());
  }
}
