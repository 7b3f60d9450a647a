package dev.errdict.search.code;

import java.util.Optional;

/**
 * A number or symbol in a text that may be a code.
 *
 * @param written as in the text
 * @param code as a catalog would spell it; differs from {@code written} in a slip such as {@code
 *     43O3}
 * @param at its start, in UTF-16 units
 * @param depth the number of nested errors around it; deeper is nearer to the cause
 * @param chance how likely it is meant as a code, from 0 to 1, judged by the sentence; 1 when it is
 *     labelled as a code or is the whole text
 * @param of the name in the text of the catalog that it belongs to, in lower case; empty when the
 *     text names none
 */
public record CodeMention(
    String written, String code, Kind kind, int at, int depth, double chance, Optional<String> of) {
  /** A mention without the name of a catalog. */
  public CodeMention(String written, String code, Kind kind, int at, int depth, double chance) {
    this(written, code, kind, at, depth, chance, Optional.empty());
  }

  /** The kind of evidence that it is a code, from the weakest to the strongest. */
  public enum Kind {
    /** An unlabelled number in a sentence. */
    PROSE,
    /** After a key of some other number: {@code errno}, {@code appCode}. */
    OTHER_KEY,
    /** An HTTP status. */
    STATUS,
    /** The whole text, or a word with the form of a catalog's codes. */
    BARE,
    /** Labelled as an error code. */
    LABELLED
  }

  /** Whether it names its code regardless of the rest of the text. */
  public boolean isNamed() {
    return kind == Kind.BARE || kind == Kind.LABELLED;
  }

  /**
   * Whether a code is one of the numbers that mean many things: of one or two digits, or round
   * (100, 101, 404 and the like).
   */
  public static boolean isCommon(String code) {
    return code.length() < 3
        || (code.length() == 3
            && (code.endsWith("00") || code.endsWith("01") || code.equals("404")));
  }

  /** Whether it has no digit: {@code ERESOLVE}, {@code NOT_FOUND}. */
  public boolean isWord() {
    return code.chars().noneMatch(Character::isDigit);
  }

  /** This mention with another written form, such as in words. */
  CodeMention as(String written) {
    return new CodeMention(written, code, kind, at, depth, chance, of);
  }

  /** The same with at least this chance. */
  CodeMention atLeast(double least) {
    return new CodeMention(written, code, kind, at, depth, Math.max(chance, least), of);
  }

  /** Where it ends. */
  public int end() {
    return at + written.length();
  }
}
