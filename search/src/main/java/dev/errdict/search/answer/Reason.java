package dev.errdict.search.answer;

import java.util.List;

/**
 * The reason for an answer.
 *
 * @param about the codes or words that the reason names
 */
public record Reason(Kind kind, List<String> about) {
  /** The sentence {@code reason.<kind>} of every door's words. */
  public enum Kind {
    /** The question names the code. */
    CODE,
    /** The question names it with a slip such as O for 0; {@code about}: as written, as read. */
    CODE_READ_AS,
    /** The entry had that code; {@code about}: the old code, the new one, since which revision. */
    RENAMED,
    /** Several catalogs have the code. */
    SEVERAL_CATALOGS,
    /** The question contains its title, symbol or message. */
    TEXT,
    /** The question has numbers that may be meant as codes; {@code about}: the codes. */
    NUMBER,
    /** The question's words lead to it. */
    WORDS,
    /** Several entries fit the words. */
    SEVERAL_FIT,
    /** There is no such code; {@code about}: the codes asked for. */
    UNKNOWN_CODE,
    /** No entry fits the words. */
    NOTHING_FITS,
    /** A maintainer has said that such a question is about no entry. */
    OFF_TOPIC,
    /** Nothing was asked. */
    EMPTY;

    /** Whether something exact in the question names an entry. */
    public boolean isExact() {
      return switch (this) {
        case CODE, CODE_READ_AS, RENAMED, SEVERAL_CATALOGS, TEXT -> true;
        case NUMBER, WORDS, SEVERAL_FIT, UNKNOWN_CODE, NOTHING_FITS, OFF_TOPIC, EMPTY -> false;
      };
    }
  }

  public Reason {
    about = List.copyOf(about);
  }

  public static Reason of(Kind kind, String... about) {
    return new Reason(kind, List.of(about));
  }
}
