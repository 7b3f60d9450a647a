package dev.errdict.db.lint;

import dev.errdict.db.catalog.Field;
import dev.errdict.db.words.Tagged;

/** The part of an entry or catalog that a finding is about, as catalog files name it. */
public enum Part implements Tagged {
  TITLE,
  MESSAGE,
  MEANING,
  CAUSE,
  ACTION,
  NOTE,
  NOTICE,
  MODULE,
  LIMITS,
  RELATED,
  LINKS,
  PHRASES;

  static Part of(Field field) {
    return switch (field) {
      case TITLE -> TITLE;
      case MEANING -> MEANING;
      case CAUSE -> CAUSE;
      case ACTION -> ACTION;
      case NOTE -> NOTE;
      case NOTICE -> NOTICE;
    };
  }
}
