package dev.errdict.db.rows;

import dev.errdict.db.catalog.EntryRef;
import java.util.List;

/**
 * A change as the history lists it.
 *
 * @param entries how many entries it touched
 * @param some the first of them, in order
 */
public record LoggedChange(Change change, int entries, List<EntryRef> some) {
  public LoggedChange {
    some = List.copyOf(some);
  }
}
