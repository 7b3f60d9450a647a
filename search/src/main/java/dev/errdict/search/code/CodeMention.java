package dev.errdict.search.code;

import java.util.Optional;

/**
 * A number or symbol in a text that may be a code.
 *
 * @param written as it stands in the text
 * @param code as a catalog would spell it; differs from {@code written} in a slip such as {@code
 *     43O3}
 * @param at where it starts
 * @param depth how deep in nested errors it stands; deeper is nearer to the cause
 * @param chance how likely it is meant as a code, from 0 to 1, judged by the sentence; 1 where it
 *     is called a code or stands alone
 * @param of what the catalog is called whose code it is, in lower case; empty where nothing says so
 */
public record CodeMention(
    String written, String code, Kind kind, int at, int depth, double chance, Optional<String> of) {
  /** One of which nothing says in which catalog it is. */
  public CodeMention(String written, String code, Kind kind, int at, int depth, double chance) {
    this(written, code, kind, at, depth, chance, Optional.empty());
  }

  /** What speaks for it; from the weakest to the strongest. */
  public enum Kind {
    /** An unlabelled number in a sentence. */
    PROSE,
    /** Behind a key of some other number: {@code errno}, {@code appCode}. */
    OTHER_KEY,
    /** An HTTP status. */
    STATUS,
    /** Alone, or a word that only a catalog's codes look like. */
    BARE,
    /** Called an error's code. */
    LABELLED
  }

  /** Whether it names its code by itself, whatever else is there. */
  public boolean isNamed() {
    return kind == Kind.BARE || kind == Kind.LABELLED;
  }

  /** The same mention of what was written otherwise, such as in words. */
  CodeMention as(String written) {
    return new CodeMention(written, code, kind, at, depth, chance, of);
  }

  /** Where it ends. */
  public int end() {
    return at + written.length();
  }
}
