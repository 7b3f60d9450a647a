package dev.errdict.search.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.lookup.Explanation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static Outcome outcome(String relevant, String answered, int millis) {
    Explanation explanation =
        new Explanation(
            new Answer.NotFound(List.of(), Reason.of(Reason.Kind.NOTHING_FITS)),
            List.of(),
            Optional.empty());
    return new Outcome(
        new LabelledQuestion("q", "en", "any", "?", codes(relevant)),
        codes(answered),
        explanation,
        Duration.ofMillis(millis));
  }

  private static List<String> codes(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  @Test
  void an_outcome_is_right_by_its_first_answer_or_by_declining_what_has_none() {
    assertTrue(outcome("1 2", "2 1", 1).right());
    assertFalse(outcome("1", "2 1", 1).right());
    assertFalse(outcome("1", "", 1).right());
    assertTrue(outcome("", "", 1).right());
    assertFalse(outcome("", "1", 1).right());
  }

  @Test
  void the_rank_is_the_place_of_the_first_right_code() {
    assertEquals(1, outcome("1 2", "2 1", 1).rank());
    assertEquals(3, outcome("1", "5 6 1", 1).rank());
    assertEquals(0, outcome("1", "5 6", 1).rank());
    assertEquals(0, outcome("", "5", 1).rank());
  }

  @Test
  void the_rates_count_the_answerable_and_the_unanswerable_apart() {
    Tally tally =
        Tally.of(
            List.of(
                outcome("1", "1 2", 1),
                outcome("1", "2 1", 2),
                outcome("1", "2 3 4 1", 3),
                outcome("1", "", 4),
                outcome("", "", 5),
                outcome("", "7", 6)));

    assertEquals(4, tally.answerable());
    assertEquals(2, tally.unanswerable());
    assertEquals(0.25, tally.first());
    assertEquals(0.5, tally.three());
    assertEquals((1 + 0.5 + 0.25) / 4, tally.reciprocal());
    assertEquals(0.5, tally.declinedRightly());
    assertEquals(0.25, tally.declinedWrongly());
  }

  @Test
  void the_times_are_percentiles() {
    List<Outcome> outcomes = new ArrayList<>();
    for (int millis = 100; millis >= 1; millis--) {
      outcomes.add(outcome("1", "1", millis));
    }

    assertEquals(Duration.ofMillis(51), Tally.of(outcomes).p50());
    assertEquals(Duration.ofMillis(100), Tally.of(outcomes).p99());
  }

  @Test
  void nothing_asked_tallies_to_nothing() {
    assertEquals(
        new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO), Tally.of(List.of()));
  }
}
