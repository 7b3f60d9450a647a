package dev.errdict.bot.discord.paint;

import dev.errdict.db.words.Words;
import dev.errdict.search.reply.EntryCard;
import dev.errdict.search.reply.EntryCard.Part;
import dev.errdict.search.reply.EntryCard.Section;
import dev.errdict.search.reply.Option;
import dev.errdict.search.reply.ReplyLocale;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;

/** A whole entry, for a user who asks for more: title and meaning come first. */
final class FullCard {
  private static final int MOST_MESSAGES = 1500;
  private static final int MOST_FOOTER = 1500;
  private static final int FIELD_NAME = MessageEmbed.TITLE_MAX_LENGTH;

  /**
   * The characters that a field needs besides its body, and the smallest body that is worth
   * showing.
   */
  private static final int LEAST_BODY = 40;

  private final EntryCard card;
  private final ReplyLocale locale;
  private final Words words;
  private final EmbedBuilder embed;

  /** Characters that the message may still have. */
  private int left = MessageEmbed.EMBED_MAX_LENGTH_BOT;

  private boolean incomplete;

  private FullCard(EntryCard card, String name, ReplyLocale locale) {
    this.card = card;
    this.locale = locale;
    this.words = LocalWords.in(card.lang());
    this.embed = CardTitle.on(card, name);
  }

  /**
   * @param name the code as the title shows it
   */
  static MessageEmbed paint(EntryCard card, String name, ReplyLocale locale) {
    return new FullCard(card, name, locale).paint();
  }

  private MessageEmbed paint() {
    left -= MessageEmbed.TITLE_MAX_LENGTH;
    // The footer is shown last, but space is reserved for it first.
    String incompletely = words.say("embed.incomplete");
    String footer = Truncation.to(Footer.whole(card, locale), MOST_FOOTER);
    left -= footer.length() + incompletely.length() + 1;
    embed.setDescription(spend(description(), MessageEmbed.DESCRIPTION_MAX_LENGTH));
    card.sections().stream()
        .filter(section -> section.part() != Part.MEANING)
        .forEach(this::section);
    related();
    source();
    String all = incomplete ? (footer.isEmpty() ? "" : footer + "\n") + incompletely : footer;
    return embed.setFooter(all.isEmpty() ? null : all).build();
  }

  private String description() {
    String messages = String.join("\n", card.messages());
    String meaning =
        card.sections().stream()
            .filter(section -> section.part() == Part.MEANING)
            .map(section -> Markdown.escape(section.body()))
            .collect(Collectors.joining("\n"));
    // A message that is cut must still close its code block.
    String block = messages.isEmpty() ? "" : Markdown.block(Truncation.to(messages, MOST_MESSAGES));
    return block.isEmpty() || meaning.isEmpty() ? block + meaning : block + "\n" + meaning;
  }

  private void section(Section section) {
    field(section.heading(), Markdown.escape(section.body()), section.brief());
  }

  private void related() {
    field(
        words.say("embed.related"),
        card.related().stream().map(this::line).collect(Collectors.joining("\n")),
        false);
  }

  private String line(Option option) {
    return words.say(
        "embed.option",
        Markdown.escape(option.ref().code()),
        Markdown.escape(option.title()),
        Markdown.escape(option.why()));
  }

  private void source() {
    card.source()
        .flatMap(CardTitle::link)
        .ifPresent(
            source -> {
              String link = "[" + words.say("embed.page") + "](" + source + ")";
              // A link is never cut.
              if (link.length() <= left - LEAST_BODY) {
                field(words.say("embed.source"), link, true);
              } else {
                incomplete = true;
              }
            });
  }

  private void field(String heading, String body, boolean brief) {
    boolean full = embed.getFields().size() >= MessageEmbed.MAX_FIELD_AMOUNT;
    if (body.isEmpty()) {
      return;
    }
    if (full || left < heading.length() + Math.min(LEAST_BODY, body.length())) {
      incomplete = true;
      return;
    }
    embed.addField(spend(heading, FIELD_NAME), spend(body, MessageEmbed.VALUE_MAX_LENGTH), brief);
  }

  private String spend(String text, int most) {
    String spent = text.isEmpty() ? text : Truncation.to(text, Math.max(1, Math.min(most, left)));
    incomplete |= !spent.equals(text);
    left -= spent.length();
    return spent;
  }
}
