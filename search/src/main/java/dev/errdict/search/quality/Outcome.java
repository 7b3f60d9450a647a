package dev.errdict.search.quality;

import dev.errdict.search.answer.Answer;
import dev.errdict.search.lookup.Explanation;
import java.time.Duration;
import java.util.List;

/**
 * The result of one labelled question.
 *
 * @param codes what was answered, in order, at most ten; empty when declined
 */
public record Outcome(
    LabelledQuestion question, List<String> codes, Explanation explanation, Duration time) {
  public Outcome {
    codes = List.copyOf(codes);
  }

  /** What kind of answer was given. */
  public enum Kind {
    FOUND,
    CHOICES,
    NONE
  }

  public Kind kind() {
    return switch (explanation.answer()) {
      case Answer.Found _ -> Kind.FOUND;
      case Answer.Choices _ -> Kind.CHOICES;
      case Answer.NotFound _ -> Kind.NONE;
    };
  }

  /** Whether a wrong entry was given as the answer, not as a choice: the worst outcome. */
  public boolean silentlyWrong() {
    return kind() == Kind.FOUND && !right();
  }

  /** Whether a right entry is among the choices. */
  public boolean amongChoices() {
    return explanation.answer() instanceof Answer.Choices choices
        && choices.candidates().stream()
            .anyMatch(one -> question.relevant().contains(one.entry().code()));
  }

  public boolean declined() {
    return codes.isEmpty();
  }

  /**
   * Whether the first answer is right or, for a question without an answer, whether it was
   * declined.
   */
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
