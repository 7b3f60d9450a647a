package dev.errdict.bot.discord;

import dev.errdict.bot.Incidents;
import dev.errdict.bot.Told;
import dev.errdict.db.Lang;
import dev.errdict.db.Words;
import dev.errdict.search.reply.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.events.message.MessageDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/**
 * Questions in messages: commands, mentions, direct messages, and codes in watched channels. An
 * answer follows its question: edited with it, deleted with it.
 */
final class MessageDoor extends ListenerAdapter {
  private static final Duration LOOKUP = Duration.ofSeconds(5);

  /** What has waited longer at the desk is not answered any more. */
  private static final Duration STALE = Duration.ofSeconds(30);

  /** An edit that makes an older message a question comes too late. */
  private static final Duration YOUNG = Duration.ofMinutes(2);

  private final MessageReader reader;
  private final Answering answering;
  private final Delivery delivery;
  private final Answers answers;
  private final Desk desk;
  private final Limits limits;
  private final CodeWatch watch;
  private final Incidents incidents;
  private final Clock clock;

  MessageDoor(
      MessageReader reader,
      Answering answering,
      Delivery delivery,
      Answers answers,
      Desk desk,
      Limits limits,
      CodeWatch watch,
      Incidents incidents,
      Clock clock) {
    this.reader = reader;
    this.answering = answering;
    this.delivery = delivery;
    this.answers = answers;
    this.desk = desk;
    this.limits = limits;
    this.watch = watch;
    this.incidents = incidents;
    this.clock = clock;
  }

  @Override
  public void onMessageReceived(MessageReceivedEvent event) {
    Message message = event.getMessage();
    Optional<Asked> asked = reader.read(message);
    if (asked.isPresent()) {
      if (answers.begin(message.getIdLong())) {
        question(message, asked.get());
      }
    } else if (reader.watches(message)) {
      // Nobody waits for this, so when the desk is full it is simply not done.
      desk.offer(message.getChannelIdLong(), guarded(() -> watched(message)));
    }
  }

  private void question(Message message, Asked asked) {
    switch (limits.ask(message.getAuthor().getIdLong(), message.getChannelIdLong())) {
      case GO -> {
        Instant came = clock.instant();
        if (!desk.offer(
            message.getChannelIdLong(), guarded(() -> answerInTime(message, asked, came)))) {
          shed(message, asked.lang());
        }
      }
      case NOTICE ->
          desk.offer(
              message.getChannelIdLong(),
              guarded(
                  () ->
                      delivery.reply(
                          message, View.text(say(asked.lang(), "slow-down")), asked.lang())));
      case SILENCE -> {}
    }
  }

  private void answerInTime(Message message, Asked asked, Instant came) {
    if (came.plus(STALE).isBefore(clock.instant())) {
      desk.dropped();
      shed(message, asked.lang());
    } else {
      answer(message, asked);
    }
  }

  private void shed(Message message, Lang lang) {
    if (limits.notice(message.getChannelIdLong())) {
      delivery.mention(message.getChannel(), say(lang, "busy"));
    }
  }

  private void answer(Message message, Asked asked) {
    tell(message, told(asked), asked.lang());
  }

  private Told told(Asked asked) {
    if (asked.unreadable()) {
      return Told.note(new Reply.Note(asked.lang(), say(asked.lang(), "no-content")));
    }
    return answering.await(answering.begin(asked.command(), asked.context()), LOOKUP, asked.lang());
  }

  private void tell(Message message, Told told, Lang lang) {
    long channel = message.getChannelIdLong();
    Optional<String> earlier = answers.link(channel, told.reply());
    View view =
        earlier
            .map(link -> View.text(say(lang, "again", link)))
            .orElseGet(() -> ReplyPainter.paint(told, message.getAuthor().getIdLong(), false));
    delivery
        .reply(message, view, lang)
        .ifPresentOrElse(
            answer -> {
              answers.given(
                  message.getIdLong(),
                  new Answers.Given(channel, answer.getIdLong(), told.reply()));
              if (earlier.isEmpty() && told.answer().isPresent()) {
                answers.said(channel, told.reply(), answer.getIdLong(), answer.getJumpUrl());
              }
            },
            () -> answers.giveUp(message.getIdLong()));
  }

  private void watched(Message message) {
    watch
        .find(message.getContentRaw())
        .filter(answer -> answers.begin(message.getIdLong()))
        .filter(answer -> limits.watch(message.getChannelIdLong()))
        .map(answer -> answering.core().tell(answer, reader.watchLang(message)))
        // Unasked, errdict says a thing once or not at all.
        .filter(told -> answers.link(message.getChannelIdLong(), told.reply()).isEmpty())
        .ifPresent(told -> tell(message, told, told.reply().lang()));
  }

  @Override
  public void onMessageUpdate(MessageUpdateEvent event) {
    Message message = event.getMessage();
    // By way of the desk, since the answer to its first wording may still be on its way.
    desk.offer(message.getChannelIdLong(), guarded(() -> updated(message)));
  }

  private void updated(Message message) {
    Optional<Asked> asked = reader.read(message);
    boolean young = message.getTimeCreated().toInstant().isAfter(clock.instant().minus(YOUNG));
    if (answers.to(message.getIdLong()).isPresent()) {
      follow(message, asked);
    } else if (asked.isPresent() && message.isEdited() && young) {
      question(message, asked.get());
    }
  }

  private void follow(Message message, Optional<Asked> asked) {
    Optional<Answers.Given> given = answers.to(message.getIdLong());
    if (given.isEmpty()) {
      return;
    }
    MessageChannel channel = message.getChannel();
    if (asked.isEmpty()) {
      answers.forgetQuestion(message.getIdLong());
      delivery.delete(channel, given.get().message());
      return;
    }
    Told told = told(asked.get());
    // Discord tells of an update too when it adds a link's preview.
    if (told.reply().equals(given.get().reply())) {
      return;
    }
    long author = message.getAuthor().getIdLong();
    answers.forgetMessage(given.get().message());
    if (delivery.edit(channel, given.get().message(), ReplyPainter.paint(told, author, false))) {
      answers.given(
          message.getIdLong(),
          new Answers.Given(given.get().channel(), given.get().message(), told.reply()));
    } else {
      answers.forgetQuestion(message.getIdLong());
      tell(message, told, asked.get().lang());
    }
  }

  @Override
  public void onMessageDelete(MessageDeleteEvent event) {
    MessageChannel channel = event.getChannel();
    // By way of the desk, since the answer may still be on its way.
    desk.offer(
        channel.getIdLong(),
        guarded(
            () -> {
              answers.forgetMessage(event.getMessageIdLong());
              answers
                  .forgetQuestion(event.getMessageIdLong())
                  .ifPresent(given -> delivery.delete(channel, given.message()));
            }));
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

  private static String say(Lang lang, String key, Object... arguments) {
    return Words.of(MessageDoor.class, lang).say(key, arguments);
  }
}
