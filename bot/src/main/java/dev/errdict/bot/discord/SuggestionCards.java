package dev.errdict.bot.discord;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.Suggestion;
import dev.errdict.search.reply.ReplyLocale;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.modals.Modal;

/** A suggestion as maintainers see it, and its forms. */
final class SuggestionCards {
  static final String ACCEPT = "accept";
  static final String EDIT = "edit";
  static final String REJECT = "reject";
  static final String CODE = "code";
  static final String MEANING = "meaning";
  static final String ADVICE = "advice";
  static final String REASON = "reason";

  private static final int MOST_CODE = 64;

  /** The card, with buttons while it is open. */
  View card(Suggestion suggestion, ReplyLocale locale) {
    EmbedBuilder embed =
        new EmbedBuilder()
            .setColor(EmbedPainter.NOTE)
            .setTitle(LocalWords.say(locale, "suggest.card", suggestion.id()))
            .setFooter(
                LocalWords.say(locale, "suggest.card.by", Markdown.escape(suggestion.author())));
    field(embed, locale, "suggest.card.entry", suggestion.ref().map(EntryRef::toString));
    field(embed, locale, "suggest.card.question", suggestion.question());
    field(embed, locale, "suggest.meaning", Optional.of(suggestion.meaning()));
    field(embed, locale, "suggest.advice", Optional.of(suggestion.advice()));
    String decision =
        switch (suggestion.state()) {
          case OPEN -> "";
          case ACCEPTED ->
              LocalWords.say(
                  locale,
                  "suggest.accepted",
                  Markdown.escape(suggestion.decidedBy().orElse("")),
                  suggestion.revision().orElse(0));
          case REJECTED ->
              LocalWords.say(
                  locale,
                  "suggest.rejected",
                  Markdown.escape(suggestion.decidedBy().orElse("")),
                  Markdown.escape(suggestion.reason().orElse("")));
        };
    return new View(
        decision,
        List.of(embed.build()),
        suggestion.state() == Suggestion.State.OPEN ? buttons(suggestion, locale) : List.of());
  }

  private static void field(
      EmbedBuilder embed, ReplyLocale locale, String key, Optional<String> text) {
    text.map(Markdown::escape)
        .filter(shown -> !shown.isBlank())
        .ifPresent(
            shown ->
                embed.addField(
                    LocalWords.say(locale, key),
                    Cut.to(shown, MessageEmbed.VALUE_MAX_LENGTH),
                    false));
  }

  private static List<ActionRow> buttons(Suggestion suggestion, ReplyLocale locale) {
    List<Button> buttons =
        Stream.of(ACCEPT, EDIT, REJECT)
            .flatMap(
                what ->
                    new CustomId.Decide(what, suggestion.id())
                            .write()
                            .map(
                                id ->
                                    Button.secondary(id, LocalWords.say(locale, "suggest." + what)))
                            .stream())
            .toList();
    return List.of(ActionRow.of(buttons));
  }

  /**
   * The form for a suggestion.
   *
   * @param id the custom id of its action
   */
  Modal form(String id, Optional<Suggestion> now, ReplyLocale locale) {
    return Modal.create(id, LocalWords.say(locale, "suggest.title"))
        .addComponents(
            Label.of(
                LocalWords.say(locale, "suggest.code"),
                input(
                    CODE,
                    TextInputStyle.SHORT,
                    MOST_CODE,
                    now.flatMap(Suggestion::ref).map(EntryRef::code).orElse(""))),
            Label.of(
                LocalWords.say(locale, "suggest.meaning"),
                input(
                    MEANING,
                    TextInputStyle.PARAGRAPH,
                    Suggestion.MOST,
                    now.map(Suggestion::meaning).orElse(""))),
            Label.of(
                LocalWords.say(locale, "suggest.advice"),
                input(
                    ADVICE,
                    TextInputStyle.PARAGRAPH,
                    Suggestion.MOST,
                    now.map(Suggestion::advice).orElse(""))))
        .build();
  }

  /** The form for the reason of a rejection. */
  Modal reasonForm(String id, ReplyLocale locale) {
    return Modal.create(id, LocalWords.say(locale, "suggest.reject"))
        .addComponents(
            Label.of(
                LocalWords.say(locale, "suggest.reason"),
                TextInput.create(REASON, TextInputStyle.PARAGRAPH)
                    .setRequiredRange(1, Suggestion.MOST_REASON)
                    .build()))
        .build();
  }

  private static TextInput input(String name, TextInputStyle style, int most, String text) {
    TextInput.Builder input = TextInput.create(name, style).setRequired(false).setMaxLength(most);
    return text.isEmpty() ? input.build() : input.setValue(text).build();
  }
}
