package dev.errdict.search.answer;

import dev.errdict.db.catalog.Entry;
import java.util.List;

/** The answer to a question, always with its reason. */
public sealed interface Answer {
  Reason reason();

  /** How many more codes the question names that the answer leaves out. */
  int more();

  /**
   * A certain answer.
   *
   * @param entries at least one; several when the question names several codes: in their order, a
   *     nested error's inner code before its outer one
   * @param unknown codes that the question names beside them and that no catalog has
   */
  record Found(List<Entry> entries, List<String> unknown, int more, Reason reason)
      implements Answer {
    /** An answer that leaves no code out. */
    public Found(List<Entry> entries, List<String> unknown, Reason reason) {
      this(entries, unknown, 0, reason);
    }

    public Found {
      entries = List.copyOf(entries);
      unknown = List.copyOf(unknown);
    }
  }

  /** An uncertain answer: one to five entries that may be meant, the likeliest first. */
  record Choices(List<Candidate> candidates, Reason reason) implements Answer {
    public Choices {
      candidates = List.copyOf(candidates);
    }

    @Override
    public int more() {
      return 0;
    }
  }

  /**
   * It is not in the catalog.
   *
   * @param near related entries to show, never as the answer: the neighbours of an unknown code, or
   *     the nearest entry
   */
  record NotFound(List<Entry> near, int more, Reason reason) implements Answer {
    /** An answer that leaves no code out. */
    public NotFound(List<Entry> near, Reason reason) {
      this(near, 0, reason);
    }

    public NotFound {
      near = List.copyOf(near);
    }
  }
}
