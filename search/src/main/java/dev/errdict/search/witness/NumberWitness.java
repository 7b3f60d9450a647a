package dev.errdict.search.witness;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.code.CodeMention;
import java.util.List;

/**
 * A number that may be meant as a code: in a sentence without a label, an HTTP status, or after a
 * key of some other number.
 *
 * @param chance how likely it is meant as a code, from 0 to 1
 */
public record NumberWitness(CodeMention mention, double chance, List<EntryRef> entries)
    implements Witness {
  public NumberWitness {
    entries = List.copyOf(entries);
  }

  @Override
  public String written() {
    return mention.written();
  }

  @Override
  public int at() {
    return mention.at();
  }

  @Override
  public int end() {
    return mention.end();
  }

  /** Whether it is one of the numbers that mean many things. */
  public boolean isCommon() {
    return CodeMention.isCommon(mention.code());
  }
}
