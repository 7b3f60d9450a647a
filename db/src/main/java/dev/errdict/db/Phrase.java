package dev.errdict.db;

/** One way in which people ask for an entry. */
public record Phrase(PhraseKind kind, Lang lang, String content) {}
