package dev.errdict.search.code;

/**
 * A number or symbol in a text that may be a code.
 *
 * @param written as it stands in the text
 * @param code as a catalog would spell it; differs from {@code written} in a slip such as {@code
 *     43O3}
 * @param at where it starts
 * @param depth how deep in nested errors it stands; deeper is nearer to the cause
 */
public record CodeMention(String written, String code, Kind kind, int at, int depth) {
  /** What speaks for it; from the weakest to the strongest. */
  public enum Kind {
    PROSE,
    STATUS,
    BARE,
    LABELLED
  }
}
