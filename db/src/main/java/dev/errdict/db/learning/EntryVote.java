package dev.errdict.db.learning;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Tagged;
import java.time.LocalDate;

/** What a reader said of an answer. */
public record EntryVote(long place, LocalDate day, EntryRef ref, Kind kind) {
  /** What can be counted of an entry. */
  public enum Kind implements Tagged {
    ASKED,
    REFUSED,
    HELPFUL
  }
}
