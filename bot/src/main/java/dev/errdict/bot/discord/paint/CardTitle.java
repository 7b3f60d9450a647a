package dev.errdict.bot.discord.paint;

import dev.errdict.search.reply.EntryCard;
import java.util.Optional;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;

/** The title of an entry's embed: the code, the entry's title, and a link to its source. */
final class CardTitle {
  private static final int LONGEST_LINK = 1900;

  private static final Pattern LINK =
      Pattern.compile(
          "https?://(?:[A-Za-z0-9-]+\\.)+[A-Za-z0-9-]+(?::\\d{1,5})?(?:[/?#][^\\s<>]*)?");

  private CardTitle() {}

  /** An embed with the title; the title is cut to Discord's limit. */
  static EmbedBuilder on(EntryCard card, String name) {
    String title = marked(card, name + " · " + Markdown.escape(card.title()));
    return new EmbedBuilder()
        .setColor(EmbedPainter.FOUND)
        .setTitle(
            Truncation.to(title, MessageEmbed.TITLE_MAX_LENGTH),
            card.page().or(card::source).flatMap(CardTitle::link).orElse(null));
  }

  /** The title as plain text. */
  static String plain(EntryCard card, String name) {
    return marked(card, name + " · " + card.title());
  }

  static String marked(EntryCard card, String title) {
    return card.retired() ? LocalWords.in(card.lang()).say("embed.retired", title) : title;
  }

  /**
   * The address as Discord accepts it in a link; empty where it does not, which would refuse the
   * whole message: a host needs a dot, so that one of an internal network has no link.
   */
  static Optional<String> link(String url) {
    return Optional.of(url.replace("(", "%28").replace(")", "%29"))
        .filter(link -> link.length() <= LONGEST_LINK && LINK.matcher(link).matches());
  }
}
