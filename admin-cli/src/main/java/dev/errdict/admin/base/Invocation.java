package dev.errdict.admin.base;

import dev.errdict.db.words.Lang;
import java.time.Clock;

/**
 * The environment of a command.
 *
 * @param lang the reader's language; empty when neither the command line nor the locale determines
 *     it
 */
public record Invocation(Terminal terminal, GlobalOptions options, Lang lang, Clock clock) {}
