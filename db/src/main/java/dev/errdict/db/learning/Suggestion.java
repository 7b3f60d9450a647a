package dev.errdict.db.learning;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What somebody suggests for an entry.
 *
 * @param id 0 before it is stored
 * @param place id of the chat server
 * @param lang of meaning and advice
 * @param ref the entry; it may not be there yet; empty when the code is not known
 * @param question the redacted question that had no answer
 * @param meaning what the code means; may be empty
 * @param advice what helped; may be empty
 * @param author the name in the chat
 * @param authorId who gets the decision; empty once there is one
 * @param decidedBy the maintainer's name
 * @param reason why it was rejected
 * @param revision of the change that it became
 */
public record Suggestion(
    long id,
    long place,
    LocalDate day,
    Lang lang,
    Optional<EntryRef> ref,
    Optional<String> question,
    String meaning,
    String advice,
    String author,
    OptionalLong authorId,
    State state,
    Optional<String> decidedBy,
    Optional<String> reason,
    OptionalLong revision) {
  public static final int MOST = 2000;
  public static final int MOST_NAME = 100;
  public static final int MOST_REASON = 500;

  /** What was decided. */
  public enum State implements Tagged {
    OPEN,
    ACCEPTED,
    REJECTED
  }

  public static Suggestion open(
      long place,
      LocalDate day,
      Lang lang,
      Optional<EntryRef> ref,
      Optional<String> question,
      String meaning,
      String advice,
      String author,
      long authorId) {
    return new Suggestion(
        0,
        place,
        day,
        lang,
        ref,
        question,
        meaning,
        advice,
        author,
        OptionalLong.of(authorId),
        State.OPEN,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  /** With other words, as a maintainer has edited it. */
  public Suggestion with(
      Lang newLang, Optional<EntryRef> newRef, String newMeaning, String newAdvice) {
    return new Suggestion(
        id,
        place,
        day,
        newLang,
        newRef,
        question,
        newMeaning,
        newAdvice,
        author,
        authorId,
        state,
        decidedBy,
        reason,
        revision);
  }
}
