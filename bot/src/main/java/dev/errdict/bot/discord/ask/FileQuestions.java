package dev.errdict.bot.discord.ask;

import dev.errdict.bot.chat.AnsweredReply;
import dev.errdict.bot.chat.Command;
import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.discord.send.LookupExecutor;
import dev.errdict.search.reply.ReplyLocale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Answers a question together with the text of its files. */
public final class FileQuestions {
  private final LookupExecutor lookups;
  private final Attachments attachments;

  public FileQuestions(LookupExecutor lookups, Attachments attachments) {
    this.lookups = lookups;
    this.attachments = attachments;
  }

  /** Starts the lookup; never throws, see {@link LookupExecutor#await}. */
  CompletableFuture<AnsweredReply> begin(AskedMessage asked) {
    return lookups.begin(() -> tell(asked), asked.locale());
  }

  private AnsweredReply tell(AskedMessage asked) {
    if (!(asked.command() instanceof Command.Ask ask)) {
      return lookups.tell(asked.command(), asked.context());
    }
    Attachments.Reading read = attachments.read(asked.files());
    Command.Ask whole = ask.about(read.text());
    Optional<UnreadReason> unread = read.unread().or(asked::unread);
    if (whole.isEmpty() && unread.isPresent()) {
      return note(asked.context().localeFor(""), unread.get());
    }
    AnsweredReply told = lookups.tell(whole, asked.context());
    // What names a code needs nothing else; of a question in words the file may be the point.
    return read.unread()
        .or(() -> asked.unread().filter(UnreadReason::mayBeThePoint))
        .filter(_ -> told.answer().isPresent() && !told.isExact())
        .map(why -> told.under(LocalWords.plain(told.locale(), why.key())))
        .orElse(told);
  }

  private static AnsweredReply note(ReplyLocale locale, UnreadReason unread) {
    return AnsweredReply.note(locale, LocalWords.plain(locale, unread.key()));
  }
}
