package dev.errdict.bot;

import dev.errdict.db.Lang;
import dev.errdict.db.Words;

/** The command line says something that errdict-bot does not know. */
public final class UsageException extends Exception {
  private final String key;
  private final transient Object[] arguments;

  /**
   * @param key of a sentence in this package's words
   */
  public UsageException(String key, Object... arguments) {
    super(key);
    this.key = key;
    this.arguments = arguments;
  }

  public String say(Lang lang) {
    return Words.of(UsageException.class, lang).say(key, arguments);
  }
}
