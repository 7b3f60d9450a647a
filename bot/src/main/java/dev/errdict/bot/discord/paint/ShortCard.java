package dev.errdict.bot.discord.paint;

import dev.errdict.search.reply.EntryCard;
import dev.errdict.search.reply.EntryCard.Part;
import dev.errdict.search.reply.EntryCard.Section;
import dev.errdict.search.reply.ReplyLocale;
import java.util.Optional;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;
import org.jspecify.annotations.Nullable;

/**
 * An entry as everybody in a channel sees it: message, meaning and action, on {@value #LINES} lines
 * of a phone. A text that does not fit ends after a sentence, with a note where the rest is.
 */
final class ShortCard {
  /** The lines that a phone shows without scrolling; the frame of a code block counts as a line. */
  static final int LINES = 14;

  private static final int MOST_MESSAGE_LINES = 4;

  /** A limit in characters, for texts of zero-width characters; a message may have 6,000. */
  private static final int MOST_DESCRIPTION = 3000;

  private static final int MOST_FOOTER = 500;
  private static final int FRAME = 1;
  private static final int HEADING = 1;

  private final EntryCard card;
  private final String name;
  private final ReplyLocale locale;
  private final String cut;

  private ShortCard(EntryCard card, String name, ReplyLocale locale) {
    this.card = card;
    this.name = name;
    this.locale = locale;
    this.cut = LocalWords.plain(locale, "card.cut");
  }

  /**
   * @param name the code as the title shows it
   */
  static MessageEmbed paint(EntryCard card, String name, ReplyLocale locale) {
    return new ShortCard(card, name, locale).paint();
  }

  private MessageEmbed paint() {
    String footer = Footer.of(card, locale);
    String messages = Excerpt.of(String.join("\n", card.messages()), MOST_MESSAGE_LINES, " …");
    int left = LINES - Excerpt.lines(CardTitle.plain(card, name)) - Excerpt.lines(footer);
    left -= messages.isEmpty() ? 0 : Excerpt.lines(messages) + FRAME;
    String meaning = section(Part.MEANING).map(Section::body).orElse("");
    Optional<Section> advice = section(Part.ACTION).or(() -> section(Part.CAUSE));
    int forMeaning = left;
    if (advice.isPresent()) {
      left -= HEADING;
      int wanted = Excerpt.lines(advice.get().body());
      forMeaning = Math.min(Excerpt.lines(meaning), Math.max(left / 2, left - wanted));
    }
    String meant = meaning.isEmpty() ? "" : Excerpt.of(meaning, Math.max(1, forMeaning), cut);
    int forAdvice = Math.max(1, left - Excerpt.lines(meant));
    EmbedBuilder embed = CardTitle.on(card, name).setDescription(description(messages, meant));
    advice.ifPresent(
        section ->
            embed.addField(
                section.heading(),
                Truncation.to(
                    Markdown.escape(Excerpt.of(section.body(), forAdvice, cut)),
                    MessageEmbed.VALUE_MAX_LENGTH),
                false));
    if (!footer.isEmpty()) {
      embed.setFooter(Truncation.to(footer, MOST_FOOTER));
    }
    return embed.build();
  }

  /** Whether a card shows everything that its entry has. */
  static boolean isAll(EntryCard card, MessageEmbed painted) {
    boolean shortened =
        !Excerpt.of(String.join("\n", card.messages()), MOST_MESSAGE_LINES, " …")
                .equals(String.join("\n", card.messages()))
            || card.sections().stream()
                .filter(section -> section.part() == Part.MEANING)
                .anyMatch(section -> !ends(painted.getDescription(), section.body()));
    return !shortened
        && card.related().isEmpty()
        && card.notice().map(notice -> Footer.oneLine(notice).equals(notice)).orElse(true)
        && card.sections().stream()
            .filter(section -> section.part() != Part.MEANING && section.part() != Part.CATALOG)
            .allMatch(
                section ->
                    painted.getFields().stream()
                        .anyMatch(field -> ends(field.getValue(), section.body())));
  }

  private static boolean ends(@Nullable String shown, String body) {
    return shown != null && shown.endsWith(Markdown.escape(body));
  }

  private static String description(String messages, String meaning) {
    String block = messages.isEmpty() ? "" : Markdown.block(Truncation.to(messages, 1500));
    String text = Markdown.escape(meaning);
    return Truncation.to(
        block.isEmpty() || text.isEmpty() ? block + text : block + "\n" + text, MOST_DESCRIPTION);
  }

  private Optional<Section> section(Part part) {
    return card.sections().stream().filter(section -> section.part() == part).findFirst();
  }
}
