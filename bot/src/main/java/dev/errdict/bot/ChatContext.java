package dev.errdict.bot;

import dev.errdict.db.Lang;
import dev.errdict.search.reply.Locales;
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
    Optional<Lang> option, Optional<Lang> locale, Lang setting, String prefix, boolean bare) {
  public static final String PREFIX = "!";

  /** The language to answer in: option, else locale, else the question's script, else setting. */
  public Lang langFor(String question) {
    return option.or(() -> locale).or(() -> Locales.ofQuestion(question)).orElse(setting);
  }
}
