package dev.errdict.search.witness;

import dev.errdict.db.catalog.EntryRef;
import java.util.List;

/**
 * A title, symbol, message or meaning that is contained in the question.
 *
 * @param weight its significance: about the number of its words that are not function words
 * @param whole whether it is the whole question
 * @param readAs whether it was found by look-alike letters, as in {@code SlGNATURE_FAlLED}
 * @param entries several where they share the text
 */
public record TextWitness(
    String written,
    int at,
    int end,
    double weight,
    boolean whole,
    boolean readAs,
    List<EntryRef> entries)
    implements Witness {
  public TextWitness {
    entries = List.copyOf(entries);
  }

  TextWitness with(List<EntryRef> others) {
    return new TextWitness(written, at, end, weight, whole, readAs, others);
  }
}
