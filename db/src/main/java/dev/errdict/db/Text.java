package dev.errdict.db;

/** One field in one language. */
public record Text(Field field, Lang lang, Origin origin, String content) {}
