package dev.errdict.bot.discord;

import dev.errdict.bot.ChatCore;
import dev.errdict.bot.Incidents;
import dev.errdict.bot.Told;
import dev.errdict.db.Lang;
import dev.errdict.db.Words;
import dev.errdict.search.reply.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;

/**
 * Replies through an interaction. Discord waits three seconds for the first one: a fast answer is
 * it, and a slow one is announced in time and follows. Blocks; meant for the desk's threads.
 */
final class InteractionReplies {
  /** How long an answer may take to be sent directly. */
  private static final Duration FAST = Duration.ofMillis(1500);

  private static final Duration LOOKUP = Duration.ofSeconds(8);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Requests requests;
  private final Answering answering;
  private final Answers answers;
  private final Incidents incidents;

  InteractionReplies(Requests requests, Answering answering, Answers answers, Incidents incidents) {
    this.requests = requests;
    this.answering = answering;
    this.answers = answers;
    this.incidents = incidents;
  }

  /**
   * Replies with an answer that is being looked up.
   *
   * @param fleeting whether only the asker sees it
   */
  void reply(IReplyCallback event, CompletableFuture<Told> begun, boolean fleeting, Lang lang) {
    Optional<Told> fast = within(begun, FAST);
    if (fast.isPresent()) {
      told(event, fast.get(), fleeting);
      return;
    }
    try {
      requests.get(() -> event.deferReply(fleeting), PATIENCE);
    } catch (RequestFailure failure) {
      Told told = answering.await(begun, LOOKUP, lang);
      failed(event, failure, paint(event, told, fleeting), fleeting);
      return;
    }
    Told told = answering.await(begun, LOOKUP, lang);
    View view = paint(event, told, fleeting);
    try {
      requests.run(() -> event.getHook().editOriginal(view.edit()), PATIENCE);
    } catch (RequestFailure failure) {
      failure.report(incidents, "a deferred answer");
    }
  }

  private static Optional<Told> within(CompletableFuture<Told> begun, Duration patience) {
    try {
      return Optional.of(begun.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static View paint(IReplyCallback event, Told told, boolean fleeting) {
    return ReplyPainter.paint(told, event.getUser().getIdLong(), fleeting);
  }

  private void told(IReplyCallback event, Told told, boolean fleeting) {
    long channel = event.getChannelIdLong();
    Optional<String> earlier = fleeting ? Optional.empty() : answers.link(channel, told.reply());
    if (earlier.isPresent()) {
      Lang lang = told.reply().lang();
      send(event, View.text(say(lang, "again", earlier.get())), true);
      return;
    }
    send(event, paint(event, told, fleeting), fleeting)
        // Some servers give no body back; then there is nothing to link to.
        .filter(hook -> !fleeting && told.answer().isPresent() && hook.hasCallbackResponse())
        .map(hook -> hook.getCallbackResponse().getMessage())
        .ifPresent(
            message ->
                answers.said(channel, told.reply(), message.getIdLong(), message.getJumpUrl()));
  }

  /** Replies with something that is at hand. */
  Optional<InteractionHook> send(IReplyCallback event, View view, boolean fleeting) {
    try {
      return Optional.of(
          requests.get(() -> event.reply(view.create()).setEphemeral(fleeting), PATIENCE));
    } catch (RequestFailure failure) {
      failed(event, failure, view, fleeting);
      return Optional.empty();
    }
  }

  /** Puts something in place of the message that the interaction belongs to. */
  void replace(IMessageEditCallback event, View view) {
    try {
      requests.get(() -> event.editMessage(view.edit()), PATIENCE);
    } catch (RequestFailure failure) {
      failure.report(incidents, "changing an answer by a button");
    }
  }

  /** An expired interaction can only be answered in the channel, if the bot may write there. */
  private void failed(IReplyCallback event, RequestFailure failure, View view, boolean fleeting) {
    String id = failure.report(incidents, "a reply to an interaction");
    Lang lang = Lang.of(event.getUserLocale().getLocale()).orElse(Lang.EN);
    if (failure.kind() == RequestFailure.Kind.EXPIRED) {
      if (!fleeting) {
        late(event, view.led(say(lang, "late")));
      }
      return;
    }
    String apology = ((Reply.Note) ChatCore.apology(lang, id).reply()).text();
    if (failure.kind() == RequestFailure.Kind.REFUSED && !event.isAcknowledged()) {
      apologise(event, apology);
    } else if (!fleeting) {
      late(event, View.text(apology));
    }
  }

  private void apologise(IReplyCallback event, String apology) {
    try {
      requests.get(() -> event.reply(View.text(apology).create()).setEphemeral(true), PATIENCE);
    } catch (RequestFailure again) {
      again.report(incidents, "an apology");
    }
  }

  private void late(IReplyCallback event, View view) {
    if (!(event.getChannel() instanceof GuildMessageChannel channel)
        || channel.getGuild().isDetached()
        || !channel.canTalk()) {
      return;
    }
    try {
      requests.send(() -> channel.sendMessage(view.create()), PATIENCE, "i" + event.getId());
    } catch (RequestFailure again) {
      again.report(incidents, "a late answer");
    }
  }

  private static String say(Lang lang, String key, Object... arguments) {
    return Words.of(InteractionReplies.class, lang).say(key, arguments);
  }
}
