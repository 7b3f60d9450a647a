package dev.errdict.bot.discord;

import dev.errdict.db.words.Words;
import dev.errdict.search.reply.EntryCard;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;

/** The title of an entry's embed: the code, the entry's title, and a link to its source. */
final class CardTitle {
  private CardTitle() {}

  /** An embed with the title; the title is cut to Discord's limit. */
  static EmbedBuilder on(EntryCard card, String name) {
    String title = marked(card, name + " · " + Markdown.escape(card.title()));
    return new EmbedBuilder()
        .setColor(EmbedPainter.FOUND)
        .setTitle(
            Truncation.to(title, MessageEmbed.TITLE_MAX_LENGTH),
            card.page().or(card::source).filter(CardTitle::isLink).orElse(null));
  }

  /** The title as plain text. */
  static String plain(EntryCard card, String name) {
    return marked(card, name + " · " + card.title());
  }

  static String marked(EntryCard card, String title) {
    return card.retired()
        ? Words.of(CardTitle.class, card.lang()).say("embed.retired", title)
        : title;
  }

  /** Whether Discord accepts it as a link. */
  static boolean isLink(String url) {
    return url.matches("https?://[^\\s()<>]{1,1900}");
  }
}
