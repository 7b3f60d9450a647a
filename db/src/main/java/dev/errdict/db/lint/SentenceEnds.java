package dev.errdict.db.lint;

import dev.errdict.db.words.Lang;
import java.util.List;

/** Checks that sentences end with punctuation and titles do not. */
final class SentenceEnds implements TextCheck {
  private static final String ZH = "。！？：」）";
  private static final String EN = ".!?:)\"";
  private static final String FULL_STOPS = "。.";

  @Override
  public List<Finding> check(DisplayedText text) {
    char last = text.content().charAt(text.content().length() - 1);
    boolean fine =
        switch (text.part()) {
          case TITLE, LIMITS -> FULL_STOPS.indexOf(last) < 0;
          case MEANING, CAUSE, ACTION, NOTE, NOTICE ->
              (text.lang() == Lang.ZH ? ZH : EN).indexOf(last) >= 0;
          case MESSAGE, MODULE, RELATED, LINKS, PHRASES -> true;
        };
    return fine
        ? List.of()
        : List.of(
            Finding.of(
                Rule.SENTENCE_END,
                text.place(),
                text.part(),
                text.lang(),
                text.content().substring(Math.max(0, text.content().length() - 10))));
  }
}
