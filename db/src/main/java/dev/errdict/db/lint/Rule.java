package dev.errdict.db.lint;

import dev.errdict.db.catalog.LintLevel;
import dev.errdict.db.words.Tagged;

/** The rules of lint. A rule's tag is the key of its sentence in this package's bundles. */
public enum Rule implements Tagged {
  MISSING_TEXT(Severity.ERROR),
  MISSING_TRANSLATION(Severity.WARNING),
  NO_ADVICE(Severity.NOTE),
  MISSING_MODULE(Severity.WARNING),
  UNKNOWN_MODULE(Severity.ERROR),
  RELATED_TO_ITSELF(Severity.ERROR),
  RELATED_TO_NOTHING(Severity.ERROR),
  /** Longer than a phone's line. */
  LONG_TITLE(Severity.WARNING),
  /** Longer than Discord's embeds take. */
  TOO_LONG(Severity.ERROR),
  HIDDEN_CHARACTER(Severity.ERROR),
  HAN_IN_ENGLISH(Severity.ERROR),
  NO_HAN_IN_CHINESE(Severity.ERROR),
  HALF_WIDTH_PUNCTUATION(Severity.WARNING),
  FULL_WIDTH_PUNCTUATION(Severity.WARNING),
  QUOTES(Severity.WARNING),
  HAN_LATIN_SPACE(Severity.WARNING),
  SENTENCE_END(Severity.WARNING),
  TERM_MISSING(Severity.WARNING),
  TERM_FORBIDDEN(Severity.WARNING),
  FEW_PHRASES(Severity.WARNING),
  DUPLICATE_PHRASE(Severity.WARNING),
  STALE(Severity.WARNING);

  private final Severity severity;

  Rule(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }

  /** Whether a catalog with that level is checked against this rule. */
  public boolean isSoughtAt(LintLevel level) {
    return switch (level) {
      case OFF -> false;
      // Missing texts are not reported at this level.
      case RELAXED -> severity == Severity.ERROR && this != MISSING_TEXT;
      case STRICT -> true;
    };
  }
}
