package dev.errdict.bot.discord;

import dev.errdict.bot.Told;
import dev.errdict.db.EntryRef;
import dev.errdict.db.Lang;
import dev.errdict.db.Words;
import dev.errdict.search.Answer;
import dev.errdict.search.reply.EntryCard;
import dev.errdict.search.reply.Option;
import dev.errdict.search.reply.Reply;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;

/** A reply as a Discord message: embeds, and under them buttons and menus. */
final class ReplyPainter {
  private static final int MOST_RELATED = 5;
  private static final int LABEL = Button.LABEL_MAX_LENGTH;

  private final Told told;
  private final long asker;
  private final Lang lang;
  private final Words words;

  private ReplyPainter(Told told, long asker) {
    this.told = told;
    this.asker = asker;
    this.lang = told.reply().lang();
    this.words = Words.of(ReplyPainter.class, lang);
  }

  /**
   * @param asker the id of the user who may take the answer away
   * @param fleeting whether only the asker sees it, so that there is nothing to take away
   */
  static View paint(Told told, long asker, boolean fleeting) {
    return new ReplyPainter(told, asker).paint(fleeting);
  }

  private View paint(boolean fleeting) {
    return switch (told.reply()) {
      case Reply.Cards cards ->
          new View(
              Cut.to(Markdown.escape(cards.preface()), Message.MAX_CONTENT_LENGTH),
              embeds(cards.cards()),
              rows(List.of(), related(cards.cards()), fleeting));
      case Reply.Pick pick ->
          new View(
              "",
              List.of(
                  EmbedPainter.plain(
                          EmbedPainter.CHOICES,
                          lang,
                          List.of(Markdown.escape(pick.preface()), lines(pick)))
                      .build()),
              rows(picking(pick), List.of(), fleeting));
      case Reply.Nothing nothing ->
          new View("", List.of(nothing(nothing)), rows(List.of(), nothing.near(), fleeting));
      case Reply.Note note -> View.text(Cut.to(note.text(), Message.MAX_CONTENT_LENGTH));
    };
  }

  private static List<MessageEmbed> embeds(List<EntryCard> cards) {
    int most = MessageEmbed.EMBED_MAX_LENGTH_BOT / Math.max(1, cards.size());
    return cards.stream()
        .limit(Message.MAX_EMBED_COUNT)
        .map(card -> EmbedPainter.paint(card, name(card, cards), most))
        .toList();
  }

  /** The code, with its catalog where the same code of another catalog stands beside it. */
  private static String name(EntryCard card, List<EntryCard> cards) {
    return isAmbiguous(card.ref(), cards.stream().map(EntryCard::ref))
        ? card.ref().catalog() + "/" + card.ref().code()
        : card.ref().code();
  }

  private MessageEmbed nothing(Reply.Nothing nothing) {
    String near =
        nothing.near().isEmpty() ? "" : words.say("nothing.near") + "\n" + lines(nothing.near());
    return EmbedPainter.plain(
            EmbedPainter.NOTHING,
            lang,
            List.of(
                Markdown.escape(nothing.preface()),
                near,
                Markdown.escape(nothing.advice()),
                words.say("nothing.suggest")))
        .build();
  }

  private static String lines(Reply.Pick pick) {
    Map<String, List<Option>> catalogs = pick.byCatalog();
    return catalogs.size() < 2
        ? lines(pick.options())
        : catalogs.entrySet().stream()
            .map(catalog -> Markdown.escape(catalog.getKey()) + "\n" + lines(catalog.getValue()))
            .collect(Collectors.joining("\n\n"));
  }

  private static String lines(List<Option> options) {
    return options.stream()
        .map(
            option ->
                "**"
                    + Markdown.escape(option.ref().code())
                    + "** · "
                    + Markdown.escape(option.title()))
        .collect(Collectors.joining("\n"));
  }

  /** A button where there is a single option, so that a click is enough; else a menu. */
  private List<ActionRow> picking(Reply.Pick pick) {
    Optional<Button> only =
        pick.options().size() == 1 ? only(pick.options().getFirst()) : Optional.empty();
    return only.map(button -> List.of(ActionRow.of(button))).orElseGet(() -> menu(pick));
  }

  private Optional<Button> only(Option option) {
    return CustomId.picking(lang, asker, option.ref())
        .write()
        .map(id -> Button.primary(id, Cut.to(label(option), LABEL)));
  }

  private static String label(Option option) {
    return option.ref().code() + " · " + option.title();
  }

  private List<ActionRow> menu(Reply.Pick pick) {
    Optional<String> id = new CustomId.Pick(lang, asker, "").write();
    List<SelectOption> options =
        pick.options().stream()
            .limit(StringSelectMenu.OPTIONS_MAX_AMOUNT)
            .flatMap(option -> choice(option).stream())
            .toList();
    if (id.isEmpty() || options.isEmpty()) {
      return List.of();
    }
    return List.of(
        ActionRow.of(
            StringSelectMenu.create(id.get())
                .setPlaceholder(words.say("pick.placeholder"))
                .addOptions(options)
                .build()));
  }

  private static Optional<SelectOption> choice(Option option) {
    String value = AnswerCode.ref(option.ref());
    if (value.length() > SelectOption.VALUE_MAX_LENGTH) {
      return Optional.empty();
    }
    SelectOption choice =
        SelectOption.of(Cut.to(label(option), SelectOption.LABEL_MAX_LENGTH), value);
    return Optional.of(
        option.why().isEmpty()
            ? choice
            : choice.withDescription(Cut.to(option.why(), SelectOption.DESCRIPTION_MAX_LENGTH)));
  }

  /** What the cards lead to and do not show. */
  private static List<Option> related(List<EntryCard> cards) {
    Set<Option> related = new LinkedHashSet<>();
    cards.forEach(card -> related.addAll(card.related()));
    return related.stream()
        .filter(option -> cards.stream().noneMatch(card -> card.ref().equals(option.ref())))
        .toList();
  }

  private List<ActionRow> rows(List<ActionRow> menu, List<Option> related, boolean fleeting) {
    List<ActionRow> rows = new ArrayList<>(menu);
    List<Button> entries =
        related.stream()
            .flatMap(
                option ->
                    button(option, isAmbiguous(option.ref(), related.stream().map(Option::ref)))
                        .stream())
            .collect(
                Collectors.toMap(
                    Button::getCustomId,
                    one -> one,
                    (one, same) -> one,
                    java.util.LinkedHashMap::new))
            .values()
            .stream()
            .limit(MOST_RELATED)
            .toList();
    if (!entries.isEmpty()) {
      rows.add(ActionRow.of(entries));
    }
    List<Button> own =
        Stream.concat(
                told.answer().flatMap(this::languageButton).stream(),
                fleeting ? Stream.empty() : deleteButton().stream())
            .toList();
    if (!own.isEmpty()) {
      rows.add(ActionRow.of(own));
    }
    return rows;
  }

  /** The code alone, since the titles stand above and five buttons then fit a phone's row. */
  private Optional<Button> button(Option option, boolean ambiguous) {
    String code = option.ref().code();
    String shown = ambiguous ? label(option) : code;
    return CustomId.showing(lang, asker, option.ref())
        .write()
        .map(id -> Button.secondary(id, Cut.to(shown, LABEL)));
  }

  private static boolean isAmbiguous(EntryRef ref, Stream<EntryRef> refs) {
    return refs.anyMatch(other -> other.code().equals(ref.code()) && !other.equals(ref));
  }

  private Optional<Button> languageButton(Answer answer) {
    return CustomId.switching(lang.other(), asker, answer)
        .write()
        .map(id -> Button.secondary(id, words.say("button.other-language")));
  }

  private Optional<Button> deleteButton() {
    return new CustomId.Delete(asker)
        .write()
        .map(id -> Button.secondary(id, words.say("button.delete")));
  }
}
