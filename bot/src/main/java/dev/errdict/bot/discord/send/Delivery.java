package dev.errdict.bot.discord.send;

import dev.errdict.bot.chat.Incidents;
import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.discord.paint.View;
import dev.errdict.search.reply.ReplyLocale;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.restaction.MessageCreateAction;

/**
 * Sends the answer to a message: as a reply, without embeds where the channel does not allow them,
 * else as a direct message; if Discord accepts neither, an apology. Blocks; for queue threads.
 */
public final class Delivery {
  /** Long enough for a rate limit to end. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Set<Permission> NEEDED =
      Set.of(
          Permission.VIEW_CHANNEL,
          Permission.MESSAGE_SEND,
          Permission.MESSAGE_SEND_IN_THREADS,
          Permission.VOICE_CONNECT);

  private static final char ANSWER = 'e';
  private static final char APOLOGY = 'a';

  private final BlockingRequests requests;
  private final Incidents incidents;
  private final boolean directMessages;

  public Delivery(BlockingRequests requests, Incidents incidents, boolean directMessages) {
    this.directMessages = directMessages;
    this.requests = requests;
    this.incidents = incidents;
  }

  /**
   * Replies to a message.
   *
   * @return the message in the question's channel; empty when none could be sent
   */
  public Optional<Message> reply(Message question, View view, ReplyLocale locale) {
    Set<Permission> missing = missing(question);
    if (!maySend(missing)) {
      inPrivate(question, view, missing, locale);
      return Optional.empty();
    }
    View fitting = view.fitting(question.getChannel());
    boolean refers = !missing.contains(Permission.MESSAGE_HISTORY);
    try {
      return Optional.of(
          requests.send(
              () -> message(question, fitting, refers), PATIENCE, nonce(ANSWER, question)));
    } catch (RequestFailure failure) {
      return switch (failure.kind()) {
        case FORBIDDEN -> {
          inPrivate(question, view, Set.of(Permission.MESSAGE_SEND), locale);
          yield Optional.empty();
        }
        case GONE -> Optional.empty();
        case EXPIRED, ANSWERED, REFUSED, UNREACHABLE -> apologise(question, locale, failure);
      };
    }
  }

  /** Whether the answer to a message can be sent to its channel. */
  public static boolean mayAnswerIn(Message question) {
    return maySend(missing(question));
  }

  private static boolean maySend(Set<Permission> missing) {
    return Collections.disjoint(missing, NEEDED);
  }

  /**
   * Discord accepts one message per nonce, however often it is sent. An edited question may need a
   * new one. A nonce has at most 25 characters.
   */
  private static String nonce(char kind, Message question) {
    OffsetDateTime edited = question.getTimeEdited();
    return kind
        + Long.toString(question.getIdLong(), Character.MAX_RADIX)
        + (edited == null
            ? ""
            : "-" + Long.toString(edited.toInstant().toEpochMilli(), Character.MAX_RADIX));
  }

  private static MessageCreateAction message(Message question, View view, boolean refers) {
    MessageCreateAction message = question.getChannel().sendMessage(view.create());
    return refers ? message.setMessageReference(question).failOnInvalidReply(false) : message;
  }

  private static Set<Permission> missing(Message question) {
    if (!question.isFromGuild()) {
      return Set.of();
    }
    return ChannelPermissions.missing(
        question.getGuildChannel(), question.getGuild().getSelfMember());
  }

  private void inPrivate(Message question, View view, Set<Permission> missing, ReplyLocale locale) {
    if (!directMessages) {
      return;
    }
    String names = ChannelPermissions.names(missing, locale);
    String channel = question.getChannel().getAsMention();
    String why = LocalWords.say(locale, "no-permission", channel, names);
    try {
      MessageChannel direct =
          requests.get(() -> question.getAuthor().openPrivateChannel(), PATIENCE);
      requests.send(
          () -> direct.sendMessage(view.led(why).create()), PATIENCE, nonce(ANSWER, question));
    } catch (RequestFailure failure) {
      // There is no other way to reach a user who accepts no direct messages.
      failure.report(incidents, "an answer in a channel without permission, and in private,");
    }
  }

  private Optional<Message> apologise(
      Message question, ReplyLocale locale, RequestFailure failure) {
    String id = failure.report(incidents, "sending an answer");
    String text = LocalWords.say(locale, "failed.sending", id);
    try {
      return Optional.of(
          requests.send(
              () -> message(question, View.text(text), true), PATIENCE, nonce(APOLOGY, question)));
    } catch (RequestFailure again) {
      again.report(incidents, "sending the apology " + id);
      return Optional.empty();
    }
  }

  /**
   * Edits an answer; if Discord does not accept the edit, deletes the answer, since its question
   * has changed.
   *
   * @return whether the edit succeeded
   */
  public boolean edit(MessageChannel channel, long answer, View view) {
    try {
      done(() -> channel.editMessageById(answer, view.fitting(channel).edit()));
      return true;
    } catch (RequestFailure failure) {
      if (failure.kind() != RequestFailure.Kind.GONE) {
        failure.report(incidents, "changing an answer");
        delete(channel, answer);
      }
      return false;
    }
  }

  /** Deletes an answer, if it still exists. */
  public void delete(MessageChannel channel, long answer) {
    try {
      done(() -> channel.deleteMessageById(answer));
    } catch (RequestFailure failure) {
      if (failure.kind() != RequestFailure.Kind.GONE) {
        failure.report(incidents, "deleting an answer");
      }
    }
  }

  private void done(Supplier<RestAction<?>> action) throws RequestFailure {
    var _ = requests.insist(() -> action.get().map(done -> true), PATIENCE);
  }

  /** Sends a message to a channel; failures are ignored. */
  public void mention(MessageChannel channel, String text) {
    if (channel instanceof GuildMessageChannel guild && !guild.canTalk()) {
      return;
    }
    var _ =
        channel
            .sendMessage(View.text(text).create())
            .submit()
            .exceptionally(
                failure -> {
                  RequestFailure.of(failure).report(incidents, "a notice");
                  return null;
                });
  }
}
