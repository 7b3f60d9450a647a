package dev.errdict.db.learning;

import java.time.LocalDate;
import java.util.List;

/**
 * What is kept at once, in one transaction.
 *
 * @param today what is older than the chosen number of days is removed
 */
public record LearningBatch(LocalDate today, List<AskedQuestion> questions, List<EntryVote> votes) {
  public LearningBatch {
    questions = List.copyOf(questions);
    votes = List.copyOf(votes);
  }

  public boolean isEmpty() {
    return questions.isEmpty() && votes.isEmpty();
  }
}
