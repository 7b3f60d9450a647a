package dev.errdict.bot.discord.paint;

import dev.errdict.bot.chat.AnsweredReply;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.reply.EntryCard;
import dev.errdict.search.reply.Option;
import dev.errdict.search.reply.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;

/** The buttons and menus under a reply. */
public final class ReplyRows {
  private static final int MOST_RELATED = 5;
  private static final int LABEL = Button.LABEL_MAX_LENGTH;

  private final AnsweredReply told;
  private final long asker;
  private final boolean fleeting;
  private final Lang lang;

  /**
   * @param asker the id of the user whose answer it is
   * @param fleeting whether the reply is ephemeral, and so needs no delete button
   */
  ReplyRows(AnsweredReply told, long asker, boolean fleeting) {
    this.told = told;
    this.asker = asker;
    this.fleeting = fleeting;
    this.lang = told.locale().lang();
  }

  /**
   * @param more whether the entry has more than the card shows
   */
  List<ActionRow> ofCard(EntryCard card, boolean more) {
    return rows(List.of(), more ? more(card.ref(), lang, "button.more") : Optional.empty());
  }

  /** The rows under a whole entry: related entries and the other language. */
  List<ActionRow> ofFull(EntryCard card) {
    List<Button> related = shown(card.related());
    List<Button> own = more(card.ref(), lang.other(), "button.other-language").stream().toList();
    return Stream.of(related, own).filter(row -> !row.isEmpty()).map(ActionRow::of).toList();
  }

  List<ActionRow> ofNothing(List<Option> near) {
    List<Button> shown = shown(near);
    return rows(shown.isEmpty() ? List.of() : List.of(ActionRow.of(shown)), Optional.empty());
  }

  /** A menu of the entries; the chosen one is shown to the user who chooses it. */
  List<ActionRow> ofList(Reply.Cards cards) {
    List<Option> options =
        cards.cards().stream()
            .map(card -> new Option(card.ref(), card.title(), catalogOf(card.ref(), cards)))
            .toList();
    return rows(
        menu(new CustomId.Show(lang, asker, ""), "list.placeholder", options), Optional.empty());
  }

  /** The catalog's name where another card has the same code. */
  private static String catalogOf(EntryRef ref, Reply.Cards cards) {
    boolean ambiguous = ReplyPainter.isAmbiguous(ref, cards.cards().stream().map(EntryCard::ref));
    return ambiguous ? ref.catalog() : "";
  }

  /** A button if there is a single option, so that one click is enough; else a menu. */
  List<ActionRow> ofPick(Reply.Pick pick) {
    Optional<Button> only =
        pick.options().size() == 1 ? only(pick.options().getFirst()) : Optional.empty();
    return rows(
        only.map(button -> List.of(ActionRow.of(button)))
            .orElseGet(
                () -> menu(new CustomId.Pick(lang, asker, ""), "pick.placeholder", pick.options())),
        Optional.empty());
  }

  private Optional<Button> only(Option option) {
    return CustomId.picking(lang, asker, option.ref())
        .write()
        .map(id -> Button.primary(id, Truncation.to(label(option), LABEL)));
  }

  private static String label(Option option) {
    return option.ref().code() + " · " + option.title();
  }

  private List<ActionRow> menu(CustomId does, String placeholder, List<Option> entries) {
    List<SelectOption> options =
        entries.stream()
            .limit(StringSelectMenu.OPTIONS_MAX_AMOUNT)
            .flatMap(option -> choice(option).stream())
            .toList();
    Optional<String> id = does.write();
    if (id.isEmpty() || options.isEmpty()) {
      return List.of();
    }
    return List.of(
        ActionRow.of(
            StringSelectMenu.create(id.get())
                .setPlaceholder(say(placeholder))
                .addOptions(options)
                .build()));
  }

  public static Optional<SelectOption> choice(Option option) {
    String value = AnswerCode.ref(option.ref());
    if (value.length() > SelectOption.VALUE_MAX_LENGTH) {
      return Optional.empty();
    }
    SelectOption choice =
        SelectOption.of(Truncation.to(label(option), SelectOption.LABEL_MAX_LENGTH), value);
    return Optional.of(
        option.why().isEmpty()
            ? choice
            : choice.withDescription(
                Truncation.to(option.why(), SelectOption.DESCRIPTION_MAX_LENGTH)));
  }

  private List<Button> shown(List<Option> options) {
    return options.stream()
        .flatMap(
            option ->
                button(
                    option,
                    ReplyPainter.isAmbiguous(option.ref(), options.stream().map(Option::ref)))
                    .stream())
        .collect(
            Collectors.toMap(
                Button::getCustomId, one -> one, (one, same) -> one, LinkedHashMap::new))
        .values()
        .stream()
        .limit(MOST_RELATED)
        .toList();
  }

  /**
   * A button with the code alone, since the titles are above and five buttons then fit a phone's
   * row.
   */
  private Optional<Button> button(Option option, boolean ambiguous) {
    String shown = ambiguous ? label(option) : option.ref().code();
    return CustomId.showing(lang, asker, option.ref())
        .write()
        .map(id -> Button.secondary(id, Truncation.to(shown, LABEL)));
  }

  private List<ActionRow> rows(List<ActionRow> first, Optional<Button> more) {
    List<Button> own =
        Stream.of(
                more.stream(),
                told.answer().flatMap(this::languageButton).stream(),
                refuseButton().stream(),
                suggestButton().stream(),
                fleeting ? Stream.<Button>empty() : deleteButton().stream())
            .flatMap(buttons -> buttons)
            .toList();
    return own.isEmpty()
        ? first
        : Stream.concat(first.stream(), Stream.of(ActionRow.of(own))).toList();
  }

  private Optional<Button> more(EntryRef ref, Lang in, String label) {
    return CustomId.more(in, asker, ref).write().map(id -> Button.secondary(id, say(label)));
  }

  private Optional<Button> languageButton(Answer answer) {
    return CustomId.switching(lang.other(), asker, answer, hasMenu(answer))
        .write()
        .map(id -> Button.secondary(id, say("button.other-language")));
  }

  private static boolean hasMenu(Answer answer) {
    return switch (answer) {
      case Answer.Found found -> found.entries().size() > 1;
      case Answer.Choices choices -> choices.candidates().size() > 1;
      case Answer.NotFound _ -> false;
    };
  }

  /** The button under an answer by words, where questions are kept. */
  private Optional<Button> refuseButton() {
    return told.answer()
        .filter(answer -> answer.reason().kind() == Reason.Kind.WORDS)
        .filter(Answer.Found.class::isInstance)
        .map(Answer.Found.class::cast)
        .flatMap(
            found ->
                told.kept()
                    .flatMap(
                        kept ->
                            CustomId.refusing(lang, asker, kept, found.entries().getFirst().ref())
                                .write()))
        .map(id -> Button.secondary(id, say("button.refuse")));
  }

  /** The button under "nothing found", where questions are kept. */
  private Optional<Button> suggestButton() {
    return told.answer()
        .filter(Answer.NotFound.class::isInstance)
        .flatMap(_ -> told.kept())
        .flatMap(kept -> new CustomId.Suggest(lang, asker, kept).write())
        .map(id -> Button.secondary(id, say("button.suggest")));
  }

  private Optional<Button> deleteButton() {
    return new CustomId.Delete(asker).write().map(id -> Button.secondary(id, say("button.delete")));
  }

  private String say(String key) {
    return LocalWords.plain(told.locale(), key);
  }
}
