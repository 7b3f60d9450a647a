package dev.errdict.bot.discord.connect;

import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.discord.paint.View;
import dev.errdict.bot.discord.send.InteractionReplies;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.message.GenericMessageEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.IntegrationOwners;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.callbacks.IAutoCompleteCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;

/**
 * Drops events from places where the bot may not be used. Interactions there, which need a
 * response, get one sentence that only the asker sees.
 */
public final class AccessGate implements EventListener {
  private static final Logger LOG = Logger.getLogger(AccessGate.class.getName());

  private final AccessRules access;
  private final List<EventListener> behind;

  public AccessGate(AccessRules access, List<EventListener> behind) {
    this.access = access;
    this.behind = List.copyOf(behind);
  }

  @Override
  public void onEvent(GenericEvent event) {
    switch (event) {
      case GuildReadyEvent ready -> found(ready.getGuild().getIdLong());
      case GuildJoinEvent joined -> found(joined.getGuild().getIdLong());
      case GenericInteractionCreateEvent interaction when !admits(interaction) ->
          refuse(interaction.getInteraction());
      case GenericMessageEvent message when !admits(message) -> {}
      default -> behind.forEach(listener -> listener.onEvent(event));
    }
  }

  private void found(long server) {
    if (!access.admits(Optional.of(server))) {
      LOG.warning(
          () -> "silent in the server " + server + ", which is not among those of DISCORD_SERVERS");
    }
  }

  private boolean admits(GenericMessageEvent event) {
    return access.admits(
        event.isFromGuild() ? Optional.of(event.getGuild().getIdLong()) : Optional.empty());
  }

  private boolean admits(GenericInteractionCreateEvent event) {
    Interaction interaction = event.getInteraction();
    IntegrationOwners owners = interaction.getIntegrationOwners();
    if (!access.userInstall() && owners.isUserIntegration() && !owners.isGuildIntegration()) {
      return false;
    }
    if (interaction.isFromGuild()) {
      return access.admits(
          Optional.of(
              Optional.ofNullable(interaction.getGuild()).map(ISnowflake::getIdLong).orElse(0L)));
    }
    // An ephemeral reply in a group conversation counts as a direct message.
    return interaction.getContext() == InteractionContextType.BOT_DM
        ? access.directMessages()
        : access.directMessages() && access.userInstall();
  }

  private static void refuse(Interaction interaction) {
    if (interaction instanceof IAutoCompleteCallback typing) {
      var _ = typing.replyChoices().submit();
    } else if (interaction instanceof IReplyCallback asked) {
      String text = LocalWords.say(InteractionReplies.localeOf(interaction), "not-here");
      var _ = asked.reply(View.text(text).create()).setEphemeral(true).submit();
    }
  }
}
