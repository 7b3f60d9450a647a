package dev.errdict.bot.discord.ask;

import dev.errdict.bot.chat.AnsweredReply;
import dev.errdict.bot.chat.Command;
import dev.errdict.bot.chat.Incidents;
import dev.errdict.bot.discord.connect.Audiences;
import dev.errdict.bot.discord.paint.AnswerCode;
import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.discord.paint.ReplyPainter;
import dev.errdict.bot.discord.paint.View;
import dev.errdict.bot.discord.send.ChannelQueues;
import dev.errdict.bot.discord.send.Cooldown;
import dev.errdict.bot.discord.send.Delivery;
import dev.errdict.bot.discord.send.ExpiringMap;
import dev.errdict.bot.discord.send.LookupExecutor;
import dev.errdict.bot.discord.send.ReplyRateLimits;
import dev.errdict.bot.discord.send.SentAnswers;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.reply.ReplyLocale;
import dev.errdict.search.terminal.TerminalText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageReference;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.events.message.MessageDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/**
 * Questions in messages: commands, mentions, direct messages, and codes in watched channels. When a
 * question is edited or deleted, so is its answer.
 */
public final class MessageDoor extends ListenerAdapter {
  private static final Duration LOOKUP = Duration.ofSeconds(5);

  /** A question that has waited longer in the queue is not answered. */
  private static final Duration STALE = Duration.ofSeconds(30);

  /** An alert is explained again after this time. */
  private static final Duration ALERT_AGAIN = Duration.ofMinutes(10);

  private static final int ALERTS = 2_000;

  /** An edit does not make an older message a question. */
  private static final Duration YOUNG = Duration.ofMinutes(2);

  /** In columns: about three English words or ten Chinese characters. */
  private static final int SMALL_TALK = 20;

  private final MessageReader reader;
  private final LookupExecutor lookups;
  private final FileQuestions questions;
  private final FileQuestions edited;
  private final Delivery delivery;
  private final SentAnswers answers;
  private final ChannelQueues queues;
  private final ReplyRateLimits limits;
  private final CodeWatch watch;
  private final Incidents incidents;
  private final Clock clock;
  private final ExpiringMap<String, Boolean> alerts;

  public MessageDoor(
      MessageReader reader,
      LookupExecutor lookups,
      FileQuestions questions,
      FileQuestions edited,
      Delivery delivery,
      SentAnswers answers,
      ChannelQueues queues,
      ReplyRateLimits limits,
      CodeWatch watch,
      Incidents incidents,
      Clock clock) {
    this.reader = reader;
    this.lookups = lookups;
    this.questions = questions;
    this.edited = edited;
    this.delivery = delivery;
    this.answers = answers;
    this.queues = queues;
    this.limits = limits;
    this.watch = watch;
    this.incidents = incidents;
    this.clock = clock;
    this.alerts = new ExpiringMap<>(ALERTS, ALERT_AGAIN, clock);
  }

  @Override
  public void onMessageReceived(MessageReceivedEvent event) {
    Message message = event.getMessage();
    Optional<AskedMessage> asked = reader.read(message);
    if (asked.isPresent()) {
      if (answers.begin(message.getIdLong())) {
        question(message, asked.get());
      }
    } else if (reader.watches(message)) {
      // Not a question, so it is dropped when the queue is full.
      queues.offer(message.getChannelIdLong(), guarded(() -> watched(message)));
    }
  }

  private void question(Message message, AskedMessage asked) {
    switch (limits.ask(message.getAuthor().getIdLong(), place(message), reader.cooldown(message))) {
      case GO -> {
        Instant came = clock.instant();
        if (!queues.offer(
            message.getChannelIdLong(), guarded(() -> answerInTime(message, asked, came)))) {
          shed(message, asked.locale());
        }
      }
      case NOTICE ->
          queues.offer(
              message.getChannelIdLong(), guarded(() -> slowDown(message, asked.locale())));
      case SILENCE -> {}
    }
  }

  private void slowDown(Message message, ReplyLocale locale) {
    var _ = delivery.reply(message, View.text(say(locale, "slow-down")), locale);
  }

  private static long place(Message message) {
    return message.isFromGuild() ? message.getGuildIdLong() : message.getChannelIdLong();
  }

  private void answerInTime(Message message, AskedMessage asked, Instant came) {
    if (came.plus(STALE).isBefore(clock.instant())) {
      queues.dropped();
      shed(message, asked.locale());
    } else {
      answer(message, asked);
    }
  }

  private void shed(Message message, ReplyLocale locale) {
    if (limits.notice(message.getChannelIdLong())) {
      delivery.mention(message.getChannel(), say(locale, "busy"));
    }
  }

  private void answer(Message message, AskedMessage asked) {
    tell(message, told(asked, questions), asked.locale());
  }

  private AnsweredReply told(AskedMessage asked, FileQuestions questions) {
    Duration deadline = asked.files().isEmpty() ? LOOKUP : LOOKUP.plus(Attachments.DEADLINE);
    AnsweredReply told = lookups.await(questions.begin(asked), deadline, asked.locale());
    return asked.context().bare() && isSmallTalk(asked, told)
        ? AnsweredReply.note(asked.locale(), LocalWords.plain(asked.locale(), "small-talk"))
        : told;
  }

  /**
   * Whether it is a short text without an answer, such as a greeting, which gets no "nothing found"
   * card.
   */
  private static boolean isSmallTalk(AskedMessage asked, AnsweredReply told) {
    return asked.command() instanceof Command.Ask ask
        && ask.about().isEmpty()
        && asked.files().isEmpty()
        && TerminalText.width(ask.question()) <= SMALL_TALK
        && told.answer()
            .map(answer -> answer.reason().kind())
            .filter(kind -> kind == Reason.Kind.NOTHING_FITS || kind == Reason.Kind.OFF_TOPIC)
            .isPresent();
  }

  private void tell(Message message, AnsweredReply told, ReplyLocale locale) {
    long channel = message.getChannelIdLong();
    long repliedTo =
        Optional.ofNullable(message.getMessageReference())
            .map(MessageReference::getMessageIdLong)
            .orElse(0L);
    // Do not link to the message that the question refers to.
    Optional<SentAnswers.Place> earlier =
        answers.earlier(channel, told.reply()).filter(place -> place.message() != repliedTo);
    View view =
        earlier
            .map(place -> View.text(say(locale, "again", place.link())))
            .orElseGet(() -> ReplyPainter.paint(told, message.getAuthor().getIdLong(), false));
    delivery
        .reply(message, view, locale)
        .ifPresentOrElse(
            answer -> {
              answers.given(
                  message.getIdLong(),
                  new SentAnswers.Given(channel, answer.getIdLong(), told.reply()));
              if (earlier.isPresent()) {
                answers.linked(earlier.get(), guarded(() -> giveOwn(message, told)));
              } else if (told.answer().isPresent()) {
                answers.said(channel, told.reply(), answer.getIdLong(), answer.getJumpUrl());
              }
            },
            () -> answers.giveUp(message.getIdLong()));
  }

  /** Replaces a link to another message by the answer. */
  private void giveOwn(Message message, AnsweredReply told) {
    long author = message.getAuthor().getIdLong();
    answers
        .to(message.getIdLong())
        .filter(given -> given.reply().equals(told.reply()))
        .ifPresent(
            given ->
                delivery.edit(
                    message.getChannel(),
                    given.message(),
                    ReplyPainter.paint(told, author, false)));
  }

  private void watched(Message message) {
    watch
        .find(reader.watchedText(message), Audiences.of(message))
        .filter(_ -> Delivery.mayAnswerIn(message))
        .filter(answer -> reader.isOfAPerson(message) || !wasExplained(message, answer))
        .filter(_ -> limits.watch(message.getChannelIdLong()))
        .filter(answer -> reader.isOfAPerson(message) || isNewAlert(message, answer))
        .filter(_ -> answers.begin(message.getIdLong()))
        .map(answer -> watchedReply(message, answer))
        // Do not repeat an unasked answer.
        .filter(told -> answers.earlier(message.getChannelIdLong(), told.reply()).isEmpty())
        .ifPresent(told -> tell(message, told, told.locale()));
  }

  /**
   * Whether an alert names something that was not explained here recently. A bot that reacts to
   * errdict's messages gets no second answer.
   */
  private boolean isNewAlert(Message message, Answer answer) {
    return limits.alert(message.getAuthor().getIdLong(), message.getChannelIdLong())
        && alerts.putIfAbsent(alert(message, answer), true);
  }

  private boolean wasExplained(Message message, Answer answer) {
    return alerts.get(alert(message, answer)).isPresent();
  }

  private static String alert(Message message, Answer answer) {
    return message.getChannelId() + " " + AnswerCode.write(answer);
  }

  @Override
  public void onMessageUpdate(MessageUpdateEvent event) {
    Message message = event.getMessage();
    OffsetDateTime edited = message.getTimeEdited();
    if (edited != null && answers.beginEdit(message.getIdLong(), edited.toInstant())) {
      // Queued, since the answer to the original wording may not be sent yet.
      queues.offer(message.getChannelIdLong(), guarded(() -> updated(message)));
    }
  }

  private void updated(Message message) {
    Optional<AskedMessage> asked = reader.read(message);
    boolean young = message.getTimeCreated().toInstant().isAfter(clock.instant().minus(YOUNG));
    if (answers.to(message.getIdLong()).isPresent()) {
      follow(message, asked);
    } else if (asked.isPresent() && young) {
      var _ = answers.begin(message.getIdLong()); // it may be a question only now
      question(message, asked.get());
    }
  }

  private void follow(Message message, Optional<AskedMessage> asked) {
    Optional<SentAnswers.Given> given = answers.to(message.getIdLong());
    if (given.isEmpty()) {
      return;
    }
    MessageChannel channel = message.getChannel();
    if (asked.isEmpty()) {
      if (isStillWatched(message, given.get())) {
        return;
      }
      takeBack(channel, message.getIdLong());
      return;
    }
    Cooldown.Verdict verdict =
        limits.ask(message.getAuthor().getIdLong(), place(message), reader.cooldown(message));
    if (verdict != Cooldown.Verdict.GO) {
      takeBack(channel, message.getIdLong());
      if (verdict == Cooldown.Verdict.NOTICE) {
        slowDown(message, asked.get().locale());
      }
      return;
    }
    AnsweredReply told = told(asked.get(), edited);
    if (told.reply().equals(given.get().reply())) {
      return;
    }
    long author = message.getAuthor().getIdLong();
    Runnable others = answers.forgetMessage(given.get().message());
    if (delivery.edit(channel, given.get().message(), ReplyPainter.paint(told, author, false))) {
      answers.given(
          message.getIdLong(),
          new SentAnswers.Given(given.get().channel(), given.get().message(), told.reply()));
    } else {
      answers.forgetQuestion(message.getIdLong());
      tell(message, told, asked.get().locale());
    }
    others.run();
  }

  /** Whether a message in a watched channel still names what was explained. */
  private boolean isStillWatched(Message message, SentAnswers.Given given) {
    return reader.watches(message)
        && watch
            .find(reader.watchedText(message), Audiences.of(message))
            .map(answer -> watchedReply(message, answer).reply())
            .filter(given.reply()::equals)
            .isPresent();
  }

  private AnsweredReply watchedReply(Message message, Answer answer) {
    return lookups.core().tell(answer, reader.watchLocale(message), Audiences.of(message));
  }

  @Override
  public void onMessageDelete(MessageDeleteEvent event) {
    if (!answers.deleted(event.getMessageIdLong())) {
      return; // perhaps one of hundreds that are deleted at once
    }
    MessageChannel channel = event.getChannel();
    // Queued, since the answer may not be sent yet.
    queues.offer(
        channel.getIdLong(),
        guarded(
            () -> {
              answers.forgetMessage(event.getMessageIdLong()).run();
              takeBack(channel, event.getMessageIdLong());
            }));
  }

  /** Deletes the answer to a question, if there is one. */
  private void takeBack(MessageChannel channel, long question) {
    answers
        .forgetQuestion(question)
        .ifPresent(
            given -> {
              Runnable others = answers.forgetMessage(given.message());
              delivery.delete(channel, given.message());
              others.run();
            });
  }

  private Runnable guarded(Runnable job) {
    return () -> {
      try {
        job.run();
      } catch (RuntimeException e) {
        incidents.report("a message", e);
      }
    };
  }

  private static String say(ReplyLocale locale, String key, Object... arguments) {
    return LocalWords.say(locale, key, arguments);
  }
}
