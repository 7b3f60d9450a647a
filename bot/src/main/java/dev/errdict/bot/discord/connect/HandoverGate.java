package dev.errdict.bot.discord.connect;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.message.GenericMessageEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;

/** Lets what people do through in this process's turn. */
public record HandoverGate(Handover handover, EventListener behind) implements EventListener {
  @Override
  public void onEvent(GenericEvent event) {
    switch (event) {
      case MessageReceivedEvent message ->
          handover.take(message.getMessageIdLong(), () -> behind.onEvent(event));
      case GenericInteractionCreateEvent interaction ->
          handover.take(interaction.getInteraction().getIdLong(), () -> behind.onEvent(event));
      case GenericMessageEvent _ when !handover.isAnswering() -> {}
      default -> behind.onEvent(event);
    }
  }
}
