package dev.errdict.db.learning;

import java.time.LocalDate;
import java.util.List;

/**
 * What is kept at once, in one transaction: the questions before what was said of their answers.
 *
 * @param today the present day: questions older than the number of days to keep are removed
 */
public record LearningBatch(
    LocalDate today,
    List<AskedQuestion> questions,
    List<EntryVote> votes,
    List<AskedRefusal> refusals) {
  public LearningBatch {
    questions = List.copyOf(questions);
    votes = List.copyOf(votes);
    refusals = List.copyOf(refusals);
  }

  public boolean isEmpty() {
    return questions.isEmpty() && votes.isEmpty() && refusals.isEmpty();
  }
}
