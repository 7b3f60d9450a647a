package dev.errdict.bot.discord.paint;

import dev.errdict.db.words.Lang;
import java.util.List;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;

/** The common parts of all replies' embeds. */
public final class EmbedPainter {
  static final int FOUND = 0x2F81F7;
  static final int CHOICES = 0xD29922;
  static final int NOTHING = 0x8B949E;
  public static final int NOTE = 0x57606A;

  private EmbedPainter() {}

  /** An embed for a reply that is not an entry. */
  static EmbedBuilder plain(int colour, Lang lang, List<String> paragraphs) {
    String text =
        paragraphs.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
    return new EmbedBuilder()
        .setColor(colour)
        .setDescription(
            text.isEmpty()
                ? LocalWords.in(lang).say("embed.nothing")
                : Truncation.to(text, MessageEmbed.DESCRIPTION_MAX_LENGTH));
  }
}
