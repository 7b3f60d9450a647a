package dev.errdict.db.learning;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The questions with the same words that were asked in one place.
 *
 * @param place as in {@link AskedQuestion}
 * @param content redacted
 * @param reason tag of the latest decision's reason
 * @param near the nearest entry
 * @param asked how often, at least once
 * @param answer the entry that is its answer: found by words, or decided by a maintainer
 * @param choices what people chose after they had refused the answer, with how often
 */
public record AskedGroup(
    long id,
    long place,
    String fingerprint,
    String content,
    Lang lang,
    String reason,
    Optional<EntryRef> near,
    int asked,
    LocalDate first,
    LocalDate last,
    State state,
    Optional<EntryRef> answer,
    Map<EntryRef, Integer> choices) {
  /** What is known about the answer. */
  public enum State implements Tagged {
    /** It was found by words, and nobody has refused it. */
    GOOD,
    /** There is none, or it was refused. */
    OPEN,
    /** A maintainer has given it. */
    ANSWERED,
    IGNORED,
    /** A maintainer has said that the question is about no entry. */
    OFF_TOPIC
  }

  public AskedGroup {
    choices = Map.copyOf(choices);
  }
}
