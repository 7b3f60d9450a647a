package dev.errdict.bot.discord.send;

import dev.errdict.bot.chat.Incidents;
import dev.errdict.bot.discord.paint.View;
import java.time.Duration;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;

/**
 * Sends an answer after its interaction has expired: to the channel, or as a direct message if it
 * is ephemeral or the bot may not write there. Where the bot was not invited, nothing can be sent.
 * Blocks; for queue threads.
 */
final class LateAnswer {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BlockingRequests requests;
  private final Incidents incidents;
  private final boolean directMessages;

  LateAnswer(BlockingRequests requests, Incidents incidents, boolean directMessages) {
    this.directMessages = directMessages;
    this.requests = requests;
    this.incidents = incidents;
  }

  /**
   * Sends it once.
   *
   * @param fleeting whether the answer is ephemeral
   */
  void send(IReplyCallback event, View view, boolean fleeting) {
    try {
      Optional<MessageChannel> channel = channel(event, fleeting);
      if (channel.isPresent()) {
        requests.send(
            () -> channel.get().sendMessage(view.fitting(channel.get()).create()),
            PATIENCE,
            "i" + event.getId());
      }
    } catch (RequestFailure failure) {
      failure.report(incidents, "a late answer");
    }
  }

  private Optional<MessageChannel> channel(IReplyCallback event, boolean fleeting)
      throws RequestFailure {
    if (event.getContext() == InteractionContextType.BOT_DM) {
      return Optional.of(event.getMessageChannel());
    }
    Guild guild = event.getGuild();
    if (guild == null || guild.isDetached()) {
      return Optional.empty();
    }
    if (!fleeting
        && event.getChannel() instanceof GuildMessageChannel channel
        && channel.canTalk()) {
      return Optional.of(channel);
    }
    return directMessages
        ? Optional.of(requests.get(() -> event.getUser().openPrivateChannel(), PATIENCE))
        : Optional.empty();
  }
}
