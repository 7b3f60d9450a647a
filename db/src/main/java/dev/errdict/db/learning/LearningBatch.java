package dev.errdict.db.learning;

import java.time.LocalDate;
import java.util.List;

/**
 * What one transaction stores.
 *
 * @param today the present day: questions older than the number of days to keep are removed
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
