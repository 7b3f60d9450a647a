package dev.errdict.bot.discord.send;

import dev.errdict.bot.chat.AnsweredReply;
import dev.errdict.bot.chat.ChatContext;
import dev.errdict.bot.chat.ChatCore;
import dev.errdict.bot.chat.Command;
import dev.errdict.bot.chat.Incidents;
import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.observe.Measurements;
import dev.errdict.search.reply.Reply;
import dev.errdict.search.reply.ReplyLocale;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lookups with a deadline. A lookup that takes too long is not interrupted, since an interrupt
 * would close the database file for all threads. When the limit of concurrent lookups is reached,
 * no more are started.
 */
public final class LookupExecutor {
  private static final int AT_ONCE = 64;
  private static final Executor THREADS =
      job -> Thread.ofVirtual().name("errdict-lookup").start(job);

  private final ChatCore core;
  private final Incidents incidents;
  private final Supplier<String> mention;
  private final Supplier<Boolean> readsMessages;
  private final Measurements measurements;
  private final Measurements.Door door;
  private final Semaphore free;

  /**
   * @param mention the bot's mention, for the help
   * @param readsMessages whether the bot may read the content of messages
   */
  public LookupExecutor(
      ChatCore core,
      Incidents incidents,
      Supplier<String> mention,
      Supplier<Boolean> readsMessages,
      Measurements measurements) {
    this(
        core,
        incidents,
        mention,
        readsMessages,
        measurements,
        Measurements.Door.MESSAGE,
        new Semaphore(AT_ONCE));
  }

  private LookupExecutor(
      ChatCore core,
      Incidents incidents,
      Supplier<String> mention,
      Supplier<Boolean> readsMessages,
      Measurements measurements,
      Measurements.Door door,
      Semaphore free) {
    this.core = core;
    this.incidents = incidents;
    this.mention = mention;
    this.readsMessages = readsMessages;
    this.measurements = measurements;
    this.door = door;
    this.free = free;
  }

  /** The same lookups with the same limit, measured for a door. */
  public LookupExecutor at(Measurements.Door door) {
    return new LookupExecutor(core, incidents, mention, readsMessages, measurements, door, free);
  }

  /** The same lookups without counting the question again. */
  public LookupExecutor unheard() {
    return new LookupExecutor(
        core.unheard(), incidents, mention, readsMessages, measurements, door, free);
  }

  public ChatCore core() {
    return core;
  }

  /** Starts the lookup for a command; never throws, see {@link #await}. */
  public CompletableFuture<AnsweredReply> begin(Command command, ChatContext context) {
    return begin(() -> tell(command, context), context.localeFor(asked(command)));
  }

  /** Starts any other lookup. */
  public CompletableFuture<AnsweredReply> begin(
      Supplier<AnsweredReply> lookup, ReplyLocale locale) {
    if (!free.tryAcquire()) {
      measurements.shed();
      return CompletableFuture.completedFuture(
          failed(
              "a lookup, since too many are under way,", new RejectedExecutionException(), locale));
    }
    return CompletableFuture.supplyAsync(
        () -> {
          long begin = System.nanoTime();
          try {
            AnsweredReply told = lookup.get();
            measurements.answered(
                door,
                told.answer(),
                told.reply().lang(),
                Duration.ofNanos(System.nanoTime() - begin));
            return told;
          } catch (RuntimeException e) {
            measurements.answered(
                door, Optional.empty(), locale.lang(), Duration.ofNanos(System.nanoTime() - begin));
            return failed("a lookup", e, locale);
          } finally {
            free.release();
          }
        },
        THREADS);
  }

  /** The answer, or an apology after the deadline. */
  public AnsweredReply await(
      CompletableFuture<AnsweredReply> begun, Duration deadline, ReplyLocale locale) {
    try {
      return begun.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed("a lookup", e, locale);
    } catch (ExecutionException | TimeoutException e) {
      return failed("a lookup", e, locale);
    }
  }

  private AnsweredReply failed(String what, Exception failure, ReplyLocale locale) {
    return ChatCore.apology(locale, incidents.report(what, failure));
  }

  /** The answer to a command; blocks. */
  public AnsweredReply tell(Command command, ChatContext context) {
    AnsweredReply told = core.tell(command, context);
    return command instanceof Command.Help && told.reply() instanceof Reply.Note note
        ? AnsweredReply.note(told.locale(), note.text() + more(told.locale(), context))
        : told;
  }

  private String more(ReplyLocale locale, ChatContext context) {
    String key = readsMessages.get() ? "help" : "help.no-content";
    return LocalWords.plain(locale, key, context.prefix(), mention.get())
        + LocalWords.plain(locale, "help.settings");
  }

  private static String asked(Command command) {
    return switch (command) {
      case Command.Ask ask -> ask.text();
      case Command.Help() -> "";
    };
  }
}
