package dev.errdict.bot.config;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.util.List;

/**
 * A problem of the configuration.
 *
 * @param key of a sentence in this package's bundles
 */
public record Problem(String key, List<Object> arguments) {
  static Problem of(String key, Object... arguments) {
    return new Problem(key, List.of(arguments));
  }

  /** The problem as a sentence. */
  public String say(Lang lang) {
    return Words.of(Problem.class, lang)
        .say(
            key,
            arguments.stream()
                .map(one -> one instanceof CatalogException told ? told.say(lang) : one)
                .toArray());
  }
}
