package dev.errdict.bot;

import dev.errdict.db.EntryRef;
import dev.errdict.db.Lang;
import dev.errdict.db.Words;
import dev.errdict.search.Answer;
import dev.errdict.search.Question;
import dev.errdict.search.reply.Reply;
import dev.errdict.search.reply.ReplyWriter;
import java.util.Optional;
import java.util.function.Function;

/**
 * What every door shares: from a text and where it was written to a reply. Safe for use by several
 * threads.
 */
public final class ChatCore {
  private final Function<Question, Answer> lookup;
  private final ReplyWriter replies;
  private final Incidents incidents;

  public ChatCore(Function<Question, Answer> lookup, ReplyWriter replies, Incidents incidents) {
    this.lookup = lookup;
    this.replies = replies;
    this.incidents = incidents;
  }

  /**
   * @return empty when the text is not meant for errdict
   */
  public Optional<Reply> answer(String text, ChatContext context) {
    return read(text, context).map(command -> reply(command, context));
  }

  /**
   * @return empty when the text is not meant for errdict
   */
  public Optional<Command> read(String text, ChatContext context) {
    return CommandReader.read(text, context.prefix(), context.bare());
  }

  /** Always a reply: when the lookup fails, an apology with the id under which it was logged. */
  public Reply reply(Command command, ChatContext context) {
    return tell(command, context).reply();
  }

  /** {@link #reply} with the answer that it puts into words. */
  public Told tell(Command command, ChatContext context) {
    return switch (command) {
      case Command.Help() -> note(context.langFor(""), "help", context.prefix());
      case Command.Ask(String question) ->
          question.isEmpty()
              ? note(context.langFor(""), "usage", context.prefix())
              : ask(question, context.langFor(question));
    };
  }

  /** The entry that a reader has picked among choices. */
  Reply pick(EntryRef ref, Lang lang) {
    return ask(new Question(ref.code(), Optional.of(ref.catalog())), lang).reply();
  }

  private Told ask(String question, Lang lang) {
    return ask(Question.of(question), lang);
  }

  private Told ask(Question question, Lang lang) {
    try {
      return tell(lookup.apply(question), lang);
    } catch (RuntimeException | StackOverflowError e) {
      return apology(lang, incidents.report("a lookup", e));
    }
  }

  /** An answer in words. */
  public Told tell(Answer answer, Lang lang) {
    return new Told(replies.write(answer, lang), Optional.of(answer));
  }

  /** The words for a failure. */
  public static Told apology(Lang lang, String id) {
    return note(lang, "apology", id);
  }

  private static Told note(Lang lang, String key, Object... arguments) {
    return Told.note(new Reply.Note(lang, Words.of(ChatCore.class, lang).say(key, arguments)));
  }
}
