package dev.errdict.bot.chat;

import dev.errdict.search.answer.Answer;
import dev.errdict.search.reply.Reply;
import dev.errdict.search.reply.ReplyLocale;
import java.util.Optional;

/**
 * A reply together with its answer.
 *
 * @param answer empty when the reply is about errdict itself: help, an apology
 * @param locale the reader's; the reply's language is its language
 * @param kept the fingerprint of the question; empty unless it is kept and was answered by words
 */
public record Told(
    Reply reply, Optional<Answer> answer, ReplyLocale locale, Optional<String> kept) {
  /** A reply to a question that is not kept. */
  public Told(Reply reply, Optional<Answer> answer, ReplyLocale locale) {
    this(reply, answer, locale, Optional.empty());
  }

  /** The same answer to a question that is kept. */
  public Told keptAs(Optional<String> fingerprint) {
    return new Told(reply, answer, locale, fingerprint);
  }

  /** A message about errdict itself, in the reader's language and script. */
  public static Told note(ReplyLocale locale, String text) {
    return new Told(new Reply.Note(locale.lang(), locale.write(text)), Optional.empty(), locale);
  }
}
