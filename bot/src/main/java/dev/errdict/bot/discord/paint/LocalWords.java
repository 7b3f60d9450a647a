package dev.errdict.bot.discord.paint;

import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.reply.ReplyLocale;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.interactions.DiscordLocale;

/** The door's own sentences for a reader. */
public final class LocalWords {
  private LocalWords() {}

  /** A server's language setting; empty for Discord's default. */
  public static Optional<ReplyLocale> localeOf(Guild server) {
    return server.getLocale() == DiscordLocale.ENGLISH_US
        ? Optional.empty()
        : ReplyLocale.of(server.getLocale().getLocale());
  }

  /** All sentences in a language. */
  public static Words in(Lang lang) {
    return Words.of(LocalWords.class, lang);
  }

  /** The sentence in the reader's language and writing. */
  public static String say(ReplyLocale locale, String key, Object... arguments) {
    return locale.write(plain(locale, key, arguments));
  }

  /** The sentence in the reader's language, for a view that is converted as a whole. */
  public static String plain(ReplyLocale locale, String key, Object... arguments) {
    return in(locale.lang()).say(key, arguments);
  }
}
