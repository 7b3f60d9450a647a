package dev.errdict.search.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.meaning.Embedder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Questions in other words than one that a maintainer has marked as being about no entry. */
class OffTopicByMeaningTest {
  private static final String MARKED = "how do i delete my instagram account";

  /** Has few words in common with the marked question. */
  private static final String LIKE_IT = "please erase whatever instagram still knows of me";

  private static Dictionary dictionary;

  /** Gives a question a cosine to the marked one by its verb; all other texts are orthogonal. */
  private static final class Verbs implements Embedder {
    @Override
    public Optional<float[]> document(Lang lang, String text) {
      return Optional.of(new float[] {0, 0, 1});
    }

    @Override
    public Optional<float[]> question(Lang lang, String text) {
      if (text.contains("erase") || text.contains("delete") || text.contains("抹掉")) {
        return Optional.of(new float[] {1, 0, 0});
      }
      return Optional.of(withCosine(text.contains("hide") ? 0.91f : 0));
    }

    private static float[] withCosine(float cosine) {
      return new float[] {cosine, (float) Math.sqrt(1 - cosine * cosine), 0};
    }

    @Override
    public String fingerprint() {
      return "verbs";
    }

    @Override
    public void close() {}
  }

  @BeforeAll
  static void open() throws CatalogException {
    dictionary =
        Dictionary.inMemory("off-topic-" + UUID.randomUUID(), new Verbs(), Clock.systemUTC());
    assertNotEquals(Reason.Kind.OFF_TOPIC, reason(LIKE_IT));
    Catalog before = dictionary.store().catalog("leancloud").orElseThrow();
    var _ =
        dictionary
            .store()
            .commit(
                new Edit(
                    ChangeKind.EDIT,
                    "mei",
                    "",
                    Optional.of(
                        before.withSettings(before.settings().withOffTopic(List.of(MARKED)))),
                    List.of()));
    var _ = dictionary.catchUp();
  }

  @AfterAll
  static void close() {
    dictionary.close();
  }

  private static Reason.Kind reason(String question) {
    return dictionary.ask(Question.of(question)).reason().kind();
  }

  @Test
  void the_same_meaning_with_one_word_in_common_is_declined() {
    assertEquals(Reason.Kind.OFF_TOPIC, reason(LIKE_IT));
  }

  @Test
  void a_meaning_that_is_only_near_is_not() {
    assertNotEquals(Reason.Kind.OFF_TOPIC, reason(LIKE_IT.replace("erase", "hide")));
  }

  @Test
  void the_same_meaning_without_the_foreign_word_is_not() {
    assertNotEquals(Reason.Kind.OFF_TOPIC, reason(LIKE_IT.replace("instagram", "the server")));
  }

  @Test
  void vectors_of_two_languages_are_not_compared() {
    assertNotEquals(Reason.Kind.OFF_TOPIC, reason("请把 instagram 里关于我的一切都抹掉"));
  }
}
