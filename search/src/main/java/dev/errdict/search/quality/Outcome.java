package dev.errdict.search.quality;

import dev.errdict.search.Explanation;
import java.time.Duration;
import java.util.List;

/**
 * What became of one labelled question.
 *
 * @param codes what was answered, in order, at most ten; empty when declined
 */
public record Outcome(
    LabelledQuestion question, List<String> codes, Explanation explanation, Duration time) {
  public Outcome {
    codes = List.copyOf(codes);
  }

  public boolean declined() {
    return codes.isEmpty();
  }

  /** Whether the first answer is right; of what has no answer, whether it was declined. */
  public boolean right() {
    return question.answerable() ? rank() == 1 : declined();
  }

  /** The place of the first right code, from 1; 0 when there is none. */
  public int rank() {
    for (int i = 0; i < codes.size(); i++) {
      if (question.relevant().contains(codes.get(i))) {
        return i + 1;
      }
    }
    return 0;
  }
}
