package dev.errdict.bot.chat;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.words.Lang;
import dev.errdict.search.reply.Locales;
import dev.errdict.search.reply.ReplyLocale;
import java.util.Optional;
import java.util.Set;

/**
 * Where something was written.
 *
 * @param option the language that the person asked for with the question
 * @param locale the language of the person's chat program, where the door knows it
 * @param setting the language of the channel, for texts whose language is unknown
 * @param prefix the prefix of commands here
 * @param names what follows the prefix in a question: {@value #NAME}, or another name where several
 *     bots share the prefix; none where messages must not be commands
 * @param bare whether a text without a command is a question too
 * @param audience who gets the answer
 */
public record ChatContext(
    Optional<Lang> option,
    Optional<ReplyLocale> locale,
    ReplyLocale setting,
    String prefix,
    Set<String> names,
    boolean bare,
    Audience audience) {
  public static final String NAME = "err";
  public static final String PREFIX = "!";

  public ChatContext {
    names = Set.copyOf(names);
  }

  /** A context with the default command name and the public audience. */
  public ChatContext(
      Optional<Lang> option,
      Optional<ReplyLocale> locale,
      ReplyLocale setting,
      String prefix,
      boolean bare) {
    this(option, locale, setting, prefix, Set.of(NAME), bare, Audience.PUBLIC);
  }

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
