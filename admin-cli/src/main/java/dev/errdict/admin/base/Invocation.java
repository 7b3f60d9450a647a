package dev.errdict.admin.base;

import dev.errdict.db.words.Lang;
import java.time.Clock;

/**
 * What a command runs with.
 *
 * @param lang the reader's language, as far as the command line and the locale tell
 */
public record Invocation(Terminal terminal, GlobalOptions options, Lang lang, Clock clock) {}
