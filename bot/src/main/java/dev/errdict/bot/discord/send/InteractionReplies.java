package dev.errdict.bot.discord.send;

import dev.errdict.bot.chat.AnsweredReply;
import dev.errdict.bot.chat.Incidents;
import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.discord.paint.ReplyPainter;
import dev.errdict.bot.discord.paint.View;
import dev.errdict.search.reply.Reply;
import dev.errdict.search.reply.ReplyLocale;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.requests.RestAction;

/**
 * Replies to an interaction. Discord waits three seconds for the first response: a fast answer is
 * sent directly, a slow one is deferred and follows. Blocks; for queue threads.
 */
public final class InteractionReplies {
  /** An answer that takes longer is deferred. */
  private static final Duration FAST = Duration.ofMillis(1500);

  private static final Duration LOOKUP = Duration.ofSeconds(8);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BlockingRequests requests;
  private final LookupExecutor lookups;
  private final SentAnswers answers;
  private final Incidents incidents;
  private final LateAnswer late;

  public InteractionReplies(
      BlockingRequests requests,
      LookupExecutor lookups,
      SentAnswers answers,
      Incidents incidents,
      boolean directMessages) {
    this.requests = requests;
    this.lookups = lookups;
    this.answers = answers;
    this.incidents = incidents;
    this.late = new LateAnswer(requests, incidents, directMessages);
  }

  /**
   * Replies with an answer that is being looked up.
   *
   * @param fleeting whether the reply is ephemeral
   */
  public void reply(
      IReplyCallback event,
      CompletableFuture<AnsweredReply> begun,
      boolean fleeting,
      ReplyLocale locale) {
    Optional<AnsweredReply> fast = within(begun, FAST);
    if (fast.isPresent()) {
      told(event, fast.get(), fleeting || !isForAll(fast.get()));
      return;
    }
    try {
      requests.get(() -> event.deferReply(fleeting), PATIENCE);
    } catch (RequestFailure failure) {
      View view = paint(event, lookups.await(begun, LOOKUP, locale), fleeting);
      if (failure.kind() == RequestFailure.Kind.ANSWERED) {
        late.send(event, view, fleeting); // the deferral did arrive
      } else {
        failed(event, failure, view, fleeting);
      }
      return;
    }
    AnsweredReply told = lookups.await(begun, LOOKUP, locale);
    if (fleeting || isForAll(told)) {
      follow(event, told, fleeting);
    } else {
      followAlone(event, told);
    }
  }

  /** Whether a reply is public: help, choices and "nothing found" are only for the asker. */
  private static boolean isForAll(AnsweredReply told) {
    return switch (told.reply()) {
      case Reply.Cards _ -> true;
      case Reply.Pick _, Reply.Nothing _, Reply.Note _ -> false;
    };
  }

  /** Deletes the public deferred reply, and sends an ephemeral answer. */
  private void followAlone(IReplyCallback event, AnsweredReply told) {
    View view = paint(event, told, true);
    try {
      requests.run(() -> event.getHook().deleteOriginal(), PATIENCE);
      requests.run(() -> event.getHook().sendMessage(view.create()).setEphemeral(true), PATIENCE);
    } catch (RequestFailure failure) {
      failure.report(incidents, "a deferred answer to the asker alone");
      late.send(event, view.led(LocalWords.say(told.locale(), "late")), true);
    }
  }

  /** Replaces the deferred reply by the answer. */
  private void follow(IReplyCallback event, AnsweredReply told, boolean fleeting) {
    View view = paint(event, told, fleeting);
    try {
      Message message = requests.get(() -> event.getHook().editOriginal(view.edit()), PATIENCE);
      said(event, told, fleeting, message);
    } catch (RequestFailure failure) {
      String id = failure.report(incidents, "a deferred answer");
      if (failure.kind() == RequestFailure.Kind.UNREACHABLE) {
        late.send(event, view.led(LocalWords.say(told.locale(), "late")), fleeting);
      } else if (failure.kind() == RequestFailure.Kind.REFUSED) {
        late.send(event, apology(told.locale(), "failed.sending", id), fleeting);
      }
    }
  }

  private static <R> Optional<R> within(CompletableFuture<R> begun, Duration patience) {
    try {
      return Optional.of(begun.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static View paint(IReplyCallback event, AnsweredReply told, boolean fleeting) {
    return ReplyPainter.paint(told, event.getUser().getIdLong(), fleeting);
  }

  private void told(IReplyCallback event, AnsweredReply told, boolean fleeting) {
    long channel = event.getChannelIdLong();
    Optional<SentAnswers.Place> earlier =
        fleeting ? Optional.empty() : answers.earlier(channel, told.reply());
    if (earlier.isPresent()) {
      String link = LocalWords.say(told.locale(), "again", earlier.get().link());
      send(event, View.text(link), true)
          .ifPresent(hook -> answers.linked(earlier.get(), () -> giveOwn(event, hook, told)));
      return;
    }
    Optional<InteractionHook> sent = send(event, paint(event, told, fleeting), fleeting);
    if (sent.isPresent() && !fleeting && told.answer().isPresent()) {
      message(sent.get()).ifPresent(message -> said(event, told, false, message));
    }
  }

  /** Replaces a link to another message by the answer, while the interaction is valid. */
  private void giveOwn(IReplyCallback event, InteractionHook hook, AnsweredReply told) {
    if (!hook.isExpired()) {
      try {
        requests.run(() -> hook.editOriginal(paint(event, told, true).edit()), PATIENCE);
      } catch (RequestFailure failure) {
        failure.report(incidents, "an answer in place of a link");
      }
    }
  }

  private void said(IReplyCallback event, AnsweredReply told, boolean fleeting, Message message) {
    // Discord hides it from others where members may use no external apps.
    if (!fleeting && !message.isEphemeral() && told.answer().isPresent()) {
      answers.said(
          event.getChannelIdLong(), told.reply(), message.getIdLong(), message.getJumpUrl());
    }
  }

  /** The reply's message; it is fetched if the response did not contain it. */
  private Optional<Message> message(InteractionHook hook) {
    if (hook.hasCallbackResponse()) {
      return Optional.ofNullable(hook.getCallbackResponse().getMessage());
    }
    try {
      return Optional.of(requests.get(hook::retrieveOriginal, PATIENCE));
    } catch (RequestFailure failure) {
      // Without it the answer cannot be linked to, and is sent again.
      return Optional.empty();
    }
  }

  /**
   * The result of work that may wait for the database. When it takes long, the interaction is
   * deferred meanwhile.
   */
  public <R> R slow(
      IReplyCallback event, Supplier<? extends RestAction<?>> deferral, Supplier<R> work) {
    CompletableFuture<R> begun = begin(work);
    if (within(begun, FAST).isEmpty() && !begun.isDone() && !event.isAcknowledged()) {
      try {
        requests.run(deferral, PATIENCE);
      } catch (RequestFailure failure) {
        // The work goes on; its reply is sent late.
        failure.report(incidents, "deferring a reply");
      }
    }
    return result(begun);
  }

  /** The result of work for a form, which cannot be deferred; empty when it takes long. */
  public static <R> Optional<R> soon(Supplier<R> work) {
    CompletableFuture<R> begun = begin(work);
    Optional<R> fast = within(begun, FAST);
    return fast.isEmpty() && begun.isDone() ? Optional.of(result(begun)) : fast;
  }

  private static <R> R result(CompletableFuture<R> begun) {
    try {
      return begun.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static <R> CompletableFuture<R> begin(Supplier<R> work) {
    return CompletableFuture.supplyAsync(
        work, job -> Thread.ofVirtual().name("errdict-reply").start(job));
  }

  /** Replies with a view that is ready; follows up when the interaction was deferred. */
  public Optional<InteractionHook> send(IReplyCallback event, View view, boolean fleeting) {
    try {
      if (event.isAcknowledged()) {
        requests.run(
            () -> event.getHook().sendMessage(view.create()).setEphemeral(fleeting), PATIENCE);
        return Optional.of(event.getHook());
      }
      return Optional.of(
          requests.get(() -> event.reply(view.create()).setEphemeral(fleeting), PATIENCE));
    } catch (RequestFailure failure) {
      failed(event, failure, view, fleeting);
      return Optional.empty();
    }
  }

  /** Replaces the message that the interaction belongs to. */
  public <T extends IMessageEditCallback & IReplyCallback> void replace(T event, View view) {
    try {
      if (event.isAcknowledged()) {
        requests.run(() -> event.getHook().editOriginal(view.edit()), PATIENCE);
      } else {
        requests.run(() -> event.editMessage(view.edit()), PATIENCE);
      }
    } catch (RequestFailure failure) {
      failed(event, failure, view, true);
    }
  }

  /**
   * Sends an ephemeral apology that something failed.
   *
   * @param key of the sentence
   */
  public void apologise(IReplyCallback event, String key, String id) {
    late.send(event, apology(localeOf(event), key, id), true);
  }

  /** Handles an unexpected failure of a reply. */
  public void failed(IReplyCallback event, String what, RuntimeException failure) {
    String id = incidents.report(what, failure);
    send(event, apology(localeOf(event), "failed.doing", id), true);
  }

  private void failed(IReplyCallback event, RequestFailure failure, View view, boolean fleeting) {
    String id = failure.report(incidents, "a reply to an interaction");
    ReplyLocale locale = localeOf(event);
    switch (failure.kind()) {
      case EXPIRED, UNREACHABLE ->
          late.send(event, view.led(LocalWords.say(locale, "late")), fleeting);
      case REFUSED, FORBIDDEN, GONE ->
          late.send(event, apology(locale, "failed.sending", id), fleeting);
      case ANSWERED -> {}
    }
  }

  /** The locale of the user's Discord if it is Chinese, else English. */
  public static ReplyLocale localeOf(Interaction event) {
    return ReplyLocale.of(event.getUserLocale().getLocale()).orElse(ReplyLocale.EN);
  }

  private static View apology(ReplyLocale locale, String key, String id) {
    return View.text(LocalWords.say(locale, key, id));
  }
}
