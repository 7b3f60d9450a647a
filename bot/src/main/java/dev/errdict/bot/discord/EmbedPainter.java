package dev.errdict.bot.discord;

import dev.errdict.db.Lang;
import dev.errdict.db.Words;
import dev.errdict.search.reply.EntryCard;
import dev.errdict.search.reply.EntryCard.Part;
import dev.errdict.search.reply.EntryCard.Section;
import dev.errdict.search.reply.Option;
import java.util.List;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;

/** One entry as an embed that reads well on a phone: what it is and means first. */
final class EmbedPainter {
  static final int FOUND = 0x2F81F7;
  static final int CHOICES = 0xD29922;
  static final int NOTHING = 0x8B949E;
  static final int NOTE = 0x57606A;

  private static final int FIELD_NAME = MessageEmbed.TITLE_MAX_LENGTH;

  /** What a field with a heading takes beside its body, and what is not worth beginning. */
  private static final int LEAST_BODY = 40;

  private final EntryCard card;
  private final String name;
  private final Words words;
  private final EmbedBuilder embed = new EmbedBuilder();
  private int left;

  private EmbedPainter(EntryCard card, String name, int most) {
    this.card = card;
    this.name = name;
    this.words = Words.of(EmbedPainter.class, card.lang());
    this.left = Math.min(most, MessageEmbed.EMBED_MAX_LENGTH_BOT);
  }

  /**
   * @param name the code as the title shows it
   * @param most characters to use; a message has {@value MessageEmbed#EMBED_MAX_LENGTH_BOT} for all
   *     its embeds
   */
  static MessageEmbed paint(EntryCard card, String name, int most) {
    return new EmbedPainter(card, name, most).paint();
  }

  private MessageEmbed paint() {
    embed.setColor(FOUND);
    embed.setTitle(
        spend(title(), MessageEmbed.TITLE_MAX_LENGTH),
        card.page().or(card::source).filter(EmbedPainter::isLink).orElse(null));
    // The footer comes last for the eye, and must not be what is left out.
    String footer = footer();
    if (!footer.isEmpty()) {
      embed.setFooter(spend(footer, Math.min(MessageEmbed.TEXT_MAX_LENGTH, left / 3)));
    }
    embed.setDescription(spend(description(), MessageEmbed.DESCRIPTION_MAX_LENGTH));
    card.sections().stream()
        .filter(section -> section.part() != Part.MEANING)
        .forEach(this::section);
    related();
    source();
    return embed.build();
  }

  private String title() {
    String title = name + " · " + Markdown.escape(card.title());
    return card.retired() ? words.say("embed.retired", title) : title;
  }

  private String description() {
    String messages = String.join("\n", card.messages());
    String meaning =
        card.sections().stream()
            .filter(section -> section.part() == Part.MEANING)
            .map(section -> Markdown.escape(section.body()))
            .collect(Collectors.joining("\n"));
    // A message that is cut must still end its block.
    String block =
        messages.isEmpty()
            ? ""
            : Markdown.block(Cut.to(messages, Math.max(LEAST_BODY, Math.min(left / 2, 1500))));
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
        .filter(EmbedPainter::isLink)
        .ifPresent(
            source -> {
              String link = "[" + words.say("embed.page") + "](" + source + ")";
              // A link is whole or it is not there.
              if (link.length() <= left - LEAST_BODY) {
                field(words.say("embed.source"), link, true);
              }
            });
  }

  private static boolean isLink(String url) {
    return url.matches("https?://[^\\s()<>]{1,1900}");
  }

  private String footer() {
    String fallback = card.fallback() ? words.say("embed.fallback") : "";
    return card.notice()
        .map(notice -> fallback.isEmpty() ? notice : fallback + "\n" + notice)
        .orElse(fallback);
  }

  private void field(String heading, String body, boolean brief) {
    boolean full = embed.getFields().size() >= MessageEmbed.MAX_FIELD_AMOUNT;
    if (body.isEmpty() || full || left < heading.length() + Math.min(LEAST_BODY, body.length())) {
      return;
    }
    embed.addField(spend(heading, FIELD_NAME), spend(body, MessageEmbed.VALUE_MAX_LENGTH), brief);
  }

  private String spend(String text, int most) {
    String spent = text.isEmpty() ? text : Cut.to(text, Math.max(1, Math.min(most, left)));
    left -= spent.length();
    return spent;
  }

  /** The colour and words of a reply that is no entry. */
  static EmbedBuilder plain(int colour, Lang lang, List<String> paragraphs) {
    String text =
        paragraphs.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
    return new EmbedBuilder()
        .setColor(colour)
        .setDescription(
            text.isEmpty()
                ? Words.of(EmbedPainter.class, lang).say("embed.nothing")
                : Cut.to(text, MessageEmbed.DESCRIPTION_MAX_LENGTH));
  }
}
