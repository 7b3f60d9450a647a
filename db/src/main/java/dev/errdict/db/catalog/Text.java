package dev.errdict.db.catalog;

import dev.errdict.db.words.Lang;

/** One field in one language. */
public record Text(Field field, Lang lang, Origin origin, String content) {
  /** Whether one owner can have only one of both: the same field, language and origin. */
  public boolean replaces(Text other) {
    return field == other.field && lang == other.lang && origin == other.origin;
  }
}
