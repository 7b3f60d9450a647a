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
 * @param aside a sentence above the reply: what was beside the question and could not be read
 */
public record AnsweredReply(
    Reply reply,
    Optional<Answer> answer,
    ReplyLocale locale,
    Optional<String> kept,
    Optional<String> aside) {
  /** A reply to a question that is not kept. */
  public AnsweredReply(Reply reply, Optional<Answer> answer, ReplyLocale locale) {
    this(reply, answer, locale, Optional.empty(), Optional.empty());
  }

  /** The same answer to a question that is kept. */
  public AnsweredReply keptAs(Optional<String> fingerprint) {
    return new AnsweredReply(reply, answer, locale, fingerprint, aside);
  }

  /** The same under a sentence in the reader's language. */
  public AnsweredReply under(String sentence) {
    return new AnsweredReply(reply, answer, locale, kept, Optional.of(locale.write(sentence)));
  }

  /** Whether something exact in the question named what it is about. */
  public boolean isExact() {
    return answer.filter(one -> one.reason().kind().isExact()).isPresent();
  }

  /** A message about errdict itself, in the reader's language and script. */
  public static AnsweredReply note(ReplyLocale locale, String text) {
    return new AnsweredReply(
        new Reply.Note(locale.lang(), locale.write(text)), Optional.empty(), locale);
  }
}
