package dev.errdict.search.answer;

import dev.errdict.db.catalog.Entry;
import java.util.List;

/** What errdict replies to a question, always with its reason. */
public sealed interface Answer {
  Reason reason();

  /**
   * It is sure.
   *
   * @param entries at least one; several when the question names several codes: in their order, a
   *     nested error's inner code before its outer one
   * @param unknown codes that the question names beside them and that no catalog has
   */
  record Found(List<Entry> entries, List<String> unknown, Reason reason) implements Answer {
    public Found {
      entries = List.copyOf(entries);
      unknown = List.copyOf(unknown);
    }
  }

  /** Not sure: one to five that may be meant, the likeliest first. */
  record Choices(List<Candidate> candidates, Reason reason) implements Answer {
    public Choices {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * It is not in the catalog.
   *
   * @param near entries to show as near, never as the answer: the neighbours of an unknown code, or
   *     the nearest entry
   */
  record NotFound(List<Entry> near, Reason reason) implements Answer {
    public NotFound {
      near = List.copyOf(near);
    }
  }
}
