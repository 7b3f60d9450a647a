package dev.errdict.db.catalog;

import dev.errdict.db.words.Lang;

/** One field in one language. */
public record Text(Field field, Lang lang, Origin origin, String content) {}
