package dev.errdict.bot.chat;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.learning.AskedListener;
import dev.errdict.search.reply.Reply;
import dev.errdict.search.reply.ReplyLocale;
import dev.errdict.search.reply.ReplyWriter;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The core of all doors: makes a reply from a text and its context. Safe for use by several
 * threads.
 */
public final class ChatCore {
  private static final EntryRef USUAL_EXAMPLE = new EntryRef("leancloud", "4303");

  private final Function<Question, Answer> lookup;
  private final ReplyWriter replies;
  private final Function<Audience, Optional<Entry>> examples;
  private final Incidents incidents;
  private final AskedListener listener;

  public ChatCore(Function<Question, Answer> lookup, ReplyWriter replies, Incidents incidents) {
    this(lookup, replies, audience -> Optional.empty(), incidents, AskedListener.NONE);
  }

  /**
   * @param examples an entry to explain with how to ask
   * @param listener called with each answered question
   */
  public ChatCore(
      Function<Question, Answer> lookup,
      ReplyWriter replies,
      Function<Audience, Optional<Entry>> examples,
      Incidents incidents,
      AskedListener listener) {
    this.lookup = lookup;
    this.replies = replies;
    this.examples = examples;
    this.incidents = incidents;
    this.listener = listener;
  }

  /** The same core without its listener, for questions that are not new, such as edited ones. */
  public ChatCore unheard() {
    return new ChatCore(lookup, replies, examples, incidents, AskedListener.NONE);
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
    return CommandReader.read(text, context);
  }

  /** The reply to a command; when the lookup fails, an apology with the id of the log entry. */
  public Reply reply(Command command, ChatContext context) {
    return tell(command, context).reply();
  }

  /** {@link #reply} together with its answer. */
  public AnsweredReply tell(Command command, ChatContext context) {
    return switch (command) {
      case Command.Help() -> explained("help", context);
      case Command.Ask ask -> ask.isEmpty() ? explained("usage", context) : ask(ask, context);
    };
  }

  /** How to ask, with an entry that this audience has. */
  private AnsweredReply explained(String key, ChatContext context) {
    ReplyLocale locale = context.localeFor("");
    Words words = Words.of(ChatCore.class, locale.lang());
    Optional<Entry> example =
        examples.apply(context.audience()).filter(one -> !one.ref().equals(USUAL_EXAMPLE));
    return note(
        locale,
        key,
        context.prefix(),
        example.map(Entry::code).orElse(USUAL_EXAMPLE.code()),
        example.map(one -> one.title(locale.lang())).orElse(words.say("example")));
  }

  /** An answer to a question that needed no search, such as a completed code. */
  public AnsweredReply found(Answer answer, ChatContext context) {
    ReplyLocale locale = context.localeFor("");
    listener.asked("", context.audience(), answer, locale.lang());
    return tell(answer, locale, context.audience());
  }

  /** The entry that a reader has picked among choices. */
  public Reply pick(EntryRef ref, Lang lang) {
    ReplyLocale locale = ReplyLocale.of(lang);
    return tell(() -> lookup.apply(new Question(ref.code(), Optional.of(ref.catalog()))), locale)
        .reply();
  }

  private AnsweredReply ask(Command.Ask ask, ChatContext context) {
    ReplyLocale locale = context.localeFor(ask.question().isEmpty() ? ask.about() : ask.question());
    try {
      Found found = find(ask, context.audience());
      listener.asked(found.kept(), context.audience(), found.answer(), locale.lang());
      return tell(found.answer(), locale, context.audience())
          .keptAs(fingerprint(found, context.audience()));
    } catch (RuntimeException | StackOverflowError e) {
      return apology(locale, incidents.report("a lookup", e));
    }
  }

  /** The fingerprint of a kept question, for the buttons "Not this?" and "Suggest". */
  private Optional<String> fingerprint(Found found, Audience audience) {
    return switch (found.answer().reason().kind()) {
      case WORDS, NOTHING_FITS, UNKNOWN_CODE -> listener.fingerprint(found.kept(), audience);
      case CODE,
          CODE_READ_AS,
          RENAMED,
          SEVERAL_CATALOGS,
          TEXT,
          NUMBER,
          SEVERAL_FIT,
          OFF_TOPIC,
          EMPTY ->
          Optional.empty();
    };
  }

  /**
   * @param kept the question, if it has this answer by itself; what others have written, or a file,
   *     is not kept, and such a question is only counted
   */
  private record Found(String kept, Answer answer) {}

  private AnsweredReply tell(Supplier<Answer> answer, ReplyLocale locale) {
    try {
      return tell(answer.get(), locale, Audience.OPERATOR);
    } catch (RuntimeException | StackOverflowError e) {
      return apology(locale, incidents.report("a lookup", e));
    }
  }

  /**
   * Looks up the person's own words first; if they name nothing exactly, together with the quoted
   * text.
   */
  private Found find(Command.Ask ask, Audience audience) {
    if (ask.question().isEmpty()) {
      return new Found("", answer(ask.about(), audience));
    }
    Answer own = answer(ask.question(), audience);
    if (ask.about().isEmpty() || own.reason().kind().isExact()) {
      return new Found(ask.question(), own);
    }
    Answer both = answer(ask.text(), audience);
    boolean toldMore =
        !(own instanceof Answer.NotFound) || own.reason().kind() == Reason.Kind.UNKNOWN_CODE;
    return both instanceof Answer.NotFound && toldMore
        ? new Found(ask.question(), own)
        : new Found("", both);
  }

  private Answer answer(String text, Audience audience) {
    return lookup.apply(Question.of(text, audience));
  }

  /** The answer as a reply. */
  public AnsweredReply tell(Answer answer, ReplyLocale locale, Audience audience) {
    return new AnsweredReply(
        replies.write(answer, locale.lang(), audience), Optional.of(answer), locale);
  }

  /** The apology for a lookup that failed. */
  public static AnsweredReply apology(ReplyLocale locale, String id) {
    return note(locale, "apology", id);
  }

  private static AnsweredReply note(ReplyLocale locale, String key, Object... arguments) {
    return AnsweredReply.note(locale, Words.of(ChatCore.class, locale.lang()).say(key, arguments));
  }
}
