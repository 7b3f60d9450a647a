package dev.errdict.bot.discord.paint;

import dev.errdict.bot.chat.AnsweredReply;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.reply.EntryCard;
import dev.errdict.search.reply.Option;
import dev.errdict.search.reply.Reply;
import dev.errdict.search.reply.ReplyLocale;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;

/** A reply as a Discord message: an embed, and under it buttons and menus. */
public final class ReplyPainter {
  private final AnsweredReply told;
  private final ReplyLocale locale;
  private final ReplyRows rows;

  private ReplyPainter(AnsweredReply told, long asker, boolean fleeting) {
    this.told = told;
    this.locale = told.locale();
    this.rows = new ReplyRows(told, asker, fleeting);
  }

  /**
   * @param asker the id of the user who may delete the answer
   * @param fleeting whether the reply is ephemeral, and so needs no delete button
   */
  public static View paint(AnsweredReply told, long asker, boolean fleeting) {
    View view = written(new ReplyPainter(told, asker, fleeting).paint(), told);
    return told.aside().map(view::led).orElse(view);
  }

  /** The whole entry that {@link #paint} shows in short; ephemeral. */
  public static View more(AnsweredReply told, long asker) {
    View view =
        told.reply() instanceof Reply.Cards cards && cards.cards().size() == 1
            ? new ReplyPainter(told, asker, true).full(cards.cards().getFirst())
            : new ReplyPainter(told, asker, true).paint();
    return written(view, told);
  }

  /** Converts to the reader's script, except for server messages. */
  private static View written(View view, AnsweredReply told) {
    List<String> verbatim =
        told.reply() instanceof Reply.Cards cards
            ? cards.cards().stream().flatMap(card -> card.messages().stream()).toList()
            : List.of();
    return told.locale() == ReplyLocale.ZH_TW && !(told.reply() instanceof Reply.Note)
        ? TraditionalView.of(view, verbatim)
        : view;
  }

  private View paint() {
    return switch (told.reply()) {
      case Reply.Cards cards when cards.cards().size() == 1 ->
          card(cards, cards.cards().getFirst());
      case Reply.Cards cards ->
          new View(
              preface(cards),
              List.of(CardList.paint(cards, names(cards), locale)),
              rows.ofList(cards));
      case Reply.Pick pick ->
          new View(
              "",
              List.of(
                  EmbedPainter.plain(
                          EmbedPainter.CHOICES,
                          locale.lang(),
                          List.of(Markdown.escape(pick.preface()), lines(pick)))
                      .build()),
              rows.ofPick(pick));
      case Reply.Nothing nothing ->
          new View("", List.of(nothing(nothing)), rows.ofNothing(nothing.near()));
      case Reply.Note note -> View.text(Truncation.to(note.text(), Message.MAX_CONTENT_LENGTH));
    };
  }

  private View card(Reply.Cards cards, EntryCard card) {
    MessageEmbed embed = ShortCard.paint(card, card.ref().code(), locale);
    boolean all = ShortCard.isAll(card, embed);
    return new View(preface(cards), List.of(embed), rows.ofCard(card, !all));
  }

  private View full(EntryCard card) {
    return new View(
        "", List.of(FullCard.paint(card, card.ref().code(), locale)), rows.ofFull(card));
  }

  private static String preface(Reply.Cards cards) {
    return Truncation.to(Markdown.escape(cards.preface()), Message.MAX_CONTENT_LENGTH);
  }

  /** The codes, with the catalog where two catalogs have the same code. */
  private static List<String> names(Reply.Cards cards) {
    return cards.cards().stream()
        .map(EntryCard::ref)
        .map(
            ref ->
                isAmbiguous(ref, cards.cards().stream().map(EntryCard::ref))
                    ? ref.catalog() + "/" + ref.code()
                    : ref.code())
        .toList();
  }

  static boolean isAmbiguous(EntryRef ref, Stream<EntryRef> refs) {
    return refs.anyMatch(other -> other.code().equals(ref.code()) && !other.equals(ref));
  }

  private MessageEmbed nothing(Reply.Nothing nothing) {
    String near =
        nothing.near().isEmpty() ? "" : say("nothing.near") + "\n" + lines(nothing.near());
    return EmbedPainter.plain(
            EmbedPainter.NOTHING,
            locale.lang(),
            List.of(
                Markdown.escape(nothing.preface()),
                near,
                Markdown.escape(nothing.advice()),
                say("nothing.suggest")))
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
        .map(option -> line(option.ref().code(), option.title()))
        .collect(Collectors.joining("\n"));
  }

  /** An entry on one line. */
  public static String line(String name, String title) {
    return "**" + Markdown.escape(name) + "** · " + Markdown.escape(title);
  }

  private String say(String key) {
    return LocalWords.plain(locale, key);
  }
}
