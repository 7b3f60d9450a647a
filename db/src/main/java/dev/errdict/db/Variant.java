package dev.errdict.db;

import java.util.Optional;

/** One message/meaning pair of an entry; a code may come without any message. */
public record Variant(Optional<String> message, Texts texts) {}
