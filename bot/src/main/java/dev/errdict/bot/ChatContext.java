package dev.errdict.bot;

import dev.errdict.db.Lang;
import dev.errdict.search.reply.Locales;
import dev.errdict.search.reply.ReplyLocale;
import java.util.Optional;

/**
 * Where something was written.
 *
 * @param option the language that the person asked for with the question
 * @param locale the language of the person's chat program, where the door knows it
 * @param setting the language of the channel, for what tells none by itself
 * @param prefix what commands start with here
 * @param bare whether a text without a command is a question too
 */
public record ChatContext(
    Optional<Lang> option,
    Optional<ReplyLocale> locale,
    ReplyLocale setting,
    String prefix,
    boolean bare) {
  public static final String PREFIX = "!";

  /** What to answer in: option, else locale, else the question's script, else setting. */
  public ReplyLocale localeFor(String question) {
    ReplyLocale reader = locale.orElse(setting);
    return option
        .or(() -> locale.map(ReplyLocale::lang))
        .or(() -> Locales.ofQuestion(question))
        .map(reader::in)
        .orElse(reader);
  }
}
