package dev.errdict.db.learning;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Tagged;
import java.time.LocalDate;

/** A reader's verdict on an answer. */
public record EntryVote(long place, LocalDate day, EntryRef ref, Kind kind) {
  /** The kinds of verdict. */
  public enum Kind implements Tagged {
    ASKED,
    REFUSED,
    HELPFUL
  }
}
