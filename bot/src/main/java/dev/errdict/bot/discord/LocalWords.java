package dev.errdict.bot.discord;

import dev.errdict.db.words.Words;
import dev.errdict.search.reply.ReplyLocale;

/** The door's own sentences for a reader. */
final class LocalWords {
  private LocalWords() {}

  /** The sentence in the reader's language and writing. */
  static String say(ReplyLocale locale, String key, Object... arguments) {
    return locale.write(plain(locale, key, arguments));
  }

  /** The sentence in the reader's language, for a view that is converted as a whole. */
  static String plain(ReplyLocale locale, String key, Object... arguments) {
    return Words.of(LocalWords.class, locale.lang()).say(key, arguments);
  }
}
