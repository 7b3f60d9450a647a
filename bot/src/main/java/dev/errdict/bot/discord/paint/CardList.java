package dev.errdict.bot.discord.paint;

import dev.errdict.search.reply.EntryCard;
import dev.errdict.search.reply.Reply;
import dev.errdict.search.reply.ReplyLocale;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;

/** Several entries, one line each, and the number of further ones that do not fit a phone. */
final class CardList {
  private static final int MOST = 10;

  /** Two lines of a phone. */
  private static final int MOST_TITLE = 80;

  private CardList() {}

  /**
   * @param names the codes as the lines show them
   */
  static MessageEmbed paint(Reply.Cards cards, List<String> names, ReplyLocale locale) {
    int shown = cards.cards().size() > MOST + 1 ? MOST : cards.cards().size();
    String lines =
        IntStream.range(0, shown)
            .mapToObj(i -> line(names.get(i), cards.cards().get(i)))
            .collect(Collectors.joining("\n"));
    int more = cards.cards().size() - shown;
    EmbedBuilder embed =
        new EmbedBuilder()
            .setColor(EmbedPainter.FOUND)
            .setDescription(
                more == 0 ? lines : lines + "\n" + LocalWords.plain(locale, "list.more", more));
    String footer =
        Footer.of(
            false,
            locale,
            cards.cards().stream().flatMap(card -> card.notice().stream()).map(Footer::oneLine));
    return footer.isEmpty()
        ? embed.build()
        : embed.setFooter(Truncation.to(footer, MessageEmbed.TEXT_MAX_LENGTH)).build();
  }

  private static String line(String name, EntryCard card) {
    return ReplyPainter.line(
        Truncation.to(name, MOST_TITLE),
        CardTitle.marked(card, Truncation.to(card.title(), MOST_TITLE)));
  }
}
