package dev.errdict.search.witness;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.code.CodeMention;
import java.util.List;

/** A code that is labelled as one or is the whole text: exact, or not in the catalog. */
public record CodeWitness(CodeMention mention, List<EntryRef> entries) implements Witness {
  public CodeWitness {
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
}
