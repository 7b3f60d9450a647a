package dev.errdict.bot.discord.paint;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.jspecify.annotations.Nullable;

/**
 * The content of a message of the bot. It never pings anybody.
 *
 * @param content above the embeds; may be empty
 */
public record View(String content, List<MessageEmbed> embeds, List<ActionRow> rows) {
  public View {
    embeds = List.copyOf(embeds);
    rows = List.copyOf(rows);
  }

  public static View text(String content) {
    return new View(content, List.of(), List.of());
  }

  /** The same with a sentence above it. */
  public View led(String sentence) {
    String led = content.isEmpty() ? sentence : sentence + "\n\n" + content;
    return new View(Truncation.to(led, Message.MAX_CONTENT_LENGTH), embeds, rows);
  }

  /** The same, as plain text in a channel where the bot may send no embeds. */
  public View fitting(MessageChannel channel) {
    return channel instanceof GuildMessageChannel place
            && !place
                .getGuild()
                .getSelfMember()
                .hasPermission(place, Permission.MESSAGE_EMBED_LINKS)
        ? withoutEmbeds()
        : this;
  }

  private View withoutEmbeds() {
    String text = embeds.stream().map(View::words).collect(Collectors.joining("\n\n"));
    String all = content.isEmpty() ? text : content + "\n\n" + text;
    return new View(Truncation.to(all.strip(), Message.MAX_CONTENT_LENGTH), List.of(), rows);
  }

  private static String words(MessageEmbed embed) {
    return Stream.concat(
            Stream.of(bold(embed.getTitle()), embed.getDescription()),
            Stream.concat(
                embed.getFields().stream()
                    .map(field -> bold(field.getName()) + "\n" + field.getValue()),
                Stream.ofNullable(embed.getFooter()).map(footer -> "-# " + footer(footer))))
        .filter(Objects::nonNull)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("\n"));
  }

  /** In small print, each line of it. */
  private static String footer(MessageEmbed.Footer footer) {
    return Markdown.escape(String.valueOf(footer.getText())).replace("\n", "\n-# ");
  }

  private static String bold(@Nullable String text) {
    return text == null || text.isBlank() ? "" : "**" + text + "**";
  }

  public MessageCreateData create() {
    return new MessageCreateBuilder()
        .setContent(content)
        .setEmbeds(embeds)
        .setComponents(rows)
        .setAllowedMentions(List.of())
        .mentionRepliedUser(false)
        .build();
  }

  public MessageEditData edit() {
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
