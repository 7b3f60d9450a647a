package dev.errdict.bot.discord;

import java.util.List;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/**
 * What a message of the bot shows. It never pings anybody.
 *
 * @param content above the embeds; may be empty
 */
record View(String content, List<MessageEmbed> embeds, List<ActionRow> rows) {
  View {
    embeds = List.copyOf(embeds);
    rows = List.copyOf(rows);
  }

  static View text(String content) {
    return new View(content, List.of(), List.of());
  }

  MessageCreateData create() {
    return new MessageCreateBuilder()
        .setContent(content)
        .setEmbeds(embeds)
        .setComponents(rows)
        .setAllowedMentions(List.of())
        .mentionRepliedUser(false)
        .build();
  }

  MessageEditData edit() {
    return new MessageEditBuilder()
        .setReplace(true)
        .setContent(content)
        .setEmbeds(embeds)
        .setComponents(rows)
        .setAllowedMentions(List.of())
        .mentionRepliedUser(false)
        .build();
  }
}
