package dev.errdict.search.witness;

import dev.errdict.db.catalog.EntryRef;
import java.util.List;

/** Something exact in a question that names entries. */
public sealed interface Witness permits CodeWitness, TextWitness, NumberWitness {
  /** The witness as written in the question. */
  String written();

  /** Where it starts in the normalised question. */
  int at();

  /** Where it ends. */
  int end();

  /** The entries that it names; none for a code that no catalog has. */
  List<EntryRef> entries();

  default boolean isKnown() {
    return !entries().isEmpty();
  }

  default boolean overlaps(Witness other) {
    return at() < other.end() && other.at() < end();
  }
}
