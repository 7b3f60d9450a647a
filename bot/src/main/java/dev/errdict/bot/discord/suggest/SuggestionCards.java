package dev.errdict.bot.discord.suggest;

import dev.errdict.bot.discord.connect.CommandList;
import dev.errdict.bot.discord.paint.CustomId;
import dev.errdict.bot.discord.paint.EmbedPainter;
import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.discord.paint.Markdown;
import dev.errdict.bot.discord.paint.Truncation;
import dev.errdict.bot.discord.paint.View;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.Suggestion;
import dev.errdict.db.words.Lang;
import dev.errdict.search.reply.ReplyLocale;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.modals.Modal;

/** A suggestion as maintainers see it, and its forms. */
public final class SuggestionCards {
  static final String ACCEPT = "accept";
  static final String EDIT = "edit";
  static final String REJECT = "reject";
  static final String CODE = "code";
  static final String MEANING = "meaning";
  static final String ADVICE = "advice";
  static final String REASON = "reason";
  static final String LANG = "lang";

  /** Fields of one text: two texts of so many fit into an embed. */
  private static final int MOST_PARTS = 2;

  /** The card, with buttons while it is open. */
  View card(Suggestion suggestion, ReplyLocale locale) {
    EmbedBuilder embed =
        new EmbedBuilder()
            .setColor(EmbedPainter.NOTE)
            .setTitle(LocalWords.say(locale, "suggest.card", suggestion.id()))
            .setFooter(LocalWords.say(locale, "suggest.card.by", suggestion.author()));
    field(embed, locale, "suggest.card.entry", suggestion.ref().map(EntryRef::toString));
    field(
        embed,
        locale,
        "suggest.card.question",
        suggestion.question().map(text -> Truncation.to(text, MessageEmbed.VALUE_MAX_LENGTH / 2)));
    boolean meaning = field(embed, locale, "suggest.meaning", Optional.of(suggestion.meaning()));
    boolean advice = field(embed, locale, "suggest.advice", Optional.of(suggestion.advice()));
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
        suggestion.state() == Suggestion.State.OPEN
            ? buttons(suggestion, locale, meaning && advice)
            : List.of());
  }

  /**
   * Adds a text, in several fields where it is long.
   *
   * @return whether all of it is shown
   */
  private static boolean field(
      EmbedBuilder embed, ReplyLocale locale, String key, Optional<String> text) {
    String rest = Markdown.escape(text.orElse("").strip());
    String name = LocalWords.say(locale, key);
    for (int part = 0; part < MOST_PARTS && !rest.isEmpty(); part++) {
      String shown = part(rest);
      embed.addField(part == 0 ? name : EmbedBuilder.ZERO_WIDTH_SPACE, shown, false);
      rest = rest.substring(shown.length());
    }
    return rest.isEmpty();
  }

  /** As much as a field holds; a mark stays with what it escapes, and no character is cut. */
  private static String part(String text) {
    int end = Math.min(text.length(), MessageEmbed.VALUE_MAX_LENGTH);
    int marks = 0;
    while (marks < end && text.charAt(end - 1 - marks) == '\\') {
      marks++;
    }
    boolean isCut =
        end < text.length() && (marks % 2 == 1 || Character.isLowSurrogate(text.charAt(end)));
    return text.substring(0, isCut ? end - 1 : end);
  }

  /**
   * @param whole whether all of it is shown; what is not seen cannot be accepted, but edited
   */
  private static List<ActionRow> buttons(Suggestion suggestion, ReplyLocale locale, boolean whole) {
    List<Button> buttons =
        Stream.of(ACCEPT, EDIT, REJECT)
            .filter(what -> whole || !what.equals(ACCEPT))
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

  /** An empty form for a suggestion about a code, which may be empty. */
  Modal form(String id, String code, ReplyLocale locale) {
    return form(id, code, locale.lang(), "", "", locale);
  }

  /** The form with what was suggested. */
  Modal form(String id, Suggestion now, ReplyLocale locale) {
    String code = now.ref().map(EntryRef::code).orElse("");
    return form(id, code, now.lang(), now.meaning(), now.advice(), locale);
  }

  private static Modal form(
      String id, String code, Lang lang, String meaning, String advice, ReplyLocale locale) {
    return Modal.create(id, LocalWords.say(locale, "suggest.title"))
        .addComponents(
            Label.of(
                LocalWords.say(locale, "suggest.code"),
                input(CODE, TextInputStyle.SHORT, CommandList.MOST_CODE, code)),
            Label.of(
                LocalWords.say(locale, "suggest.meaning"),
                input(MEANING, TextInputStyle.PARAGRAPH, Suggestion.MOST, meaning)),
            Label.of(
                LocalWords.say(locale, "suggest.advice"),
                input(ADVICE, TextInputStyle.PARAGRAPH, Suggestion.MOST, advice)),
            Label.of(
                LocalWords.say(locale, "suggest.lang"),
                StringSelectMenu.create(LANG)
                    .addOption("中文", Lang.ZH.tag())
                    .addOption("English", Lang.EN.tag())
                    .setDefaultValues(lang.tag())
                    .build()))
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
