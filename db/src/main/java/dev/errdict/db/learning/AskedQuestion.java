package dev.errdict.db.learning;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One question, as far as it is kept.
 *
 * @param place id of the chat server; {@link LearningPlace#HOME} for the console and the command
 *     line
 * @param reason tag of the decision's reason
 * @param answered the entries that were the answer
 * @param wording empty for a question that is only counted
 */
public record AskedQuestion(
    long place,
    LocalDate day,
    Lang lang,
    AskedOutcome outcome,
    String reason,
    List<EntryRef> answered,
    Optional<AskedWording> wording) {
  public AskedQuestion {
    answered = List.copyOf(answered);
  }
}
