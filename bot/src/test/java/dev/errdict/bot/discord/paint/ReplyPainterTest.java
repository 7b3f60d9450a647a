package dev.errdict.bot.discord.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.chat.AnsweredReply;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import dev.errdict.search.reply.EntryCard;
import dev.errdict.search.reply.Option;
import dev.errdict.search.reply.Reply;
import dev.errdict.search.reply.ReplyLocale;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.dv8tion.jda.api.components.selections.SelectOption;
import org.junit.jupiter.api.Test;

class ReplyPainterTest {
  private static String description(Option... options) {
    return String.valueOf(pick(options).embeds().getFirst().getDescription());
  }

  private static View pick(Option... options) {
    return paint(new Reply.Pick(Lang.EN, "Which one?", List.of(options)));
  }

  private static View paint(Reply reply) {
    return ReplyPainter.paint(new AnsweredReply(reply, Optional.empty(), ReplyLocale.EN), 7, false);
  }

  @Test
  void choices_of_several_catalogs_stand_under_their_catalogs() {
    assertEquals(
        """
        Which one?

        The \\_shop\\_
        **7** · Basket is full
        **9** · Basket is lost

        The fax
        **7** · Paper jam""",
        description(
            new Option(new EntryRef("shop", "7"), "Basket is full", "The _shop_"),
            new Option(new EntryRef("fax", "7"), "Paper jam", "The fax"),
            new Option(new EntryRef("shop", "9"), "Basket is lost", "The _shop_")));
  }

  @Test
  void choices_of_one_catalog_do_not_name_it() {
    assertEquals(
        "Which one?\n\n**7** · Basket is full\n**9** · Basket is lost",
        description(
            new Option(new EntryRef("shop", "7"), "Basket is full", "The shop"),
            new Option(new EntryRef("shop", "9"), "Basket is lost", "The shop")));
  }

  @Test
  void a_code_of_two_catalogs_is_told_apart_in_the_menu_by_its_title_and_its_catalog() {
    List<SelectOption> options =
        pick(
                new Option(new EntryRef("shop", "7"), "Basket is full", "The shop"),
                new Option(new EntryRef("fax", "7"), "Paper jam", "The fax"))
            .rows()
            .getFirst()
            .getComponents()
            .getFirst()
            .asStringSelectMenu()
            .getOptions();
    assertEquals(
        List.of("shop/7: 7 · Basket is full (The shop)", "fax/7: 7 · Paper jam (The fax)"),
        options.stream()
            .map(one -> one.getValue() + ": " + one.getLabel() + " (" + one.getDescription() + ")")
            .toList());
  }

  @Test
  void a_code_of_two_catalogs_in_one_list_is_named_with_its_catalog() {
    assertEquals(
        "**shop/7** · Basket is full\n**fax/7** · Paper jam\n**9** · Basket is lost",
        list(
            card("shop", "7", "Basket is full"),
            card("fax", "7", "Paper jam"),
            card("shop", "9", "Basket is lost")));
    assertEquals(
        "[shop, fax, null]",
        menu(
                card("shop", "7", "Basket is full"),
                card("fax", "7", "Paper jam"),
                card("shop", "9", "Basket is lost"))
            .map(SelectOption::getDescription)
            .toList()
            .toString());
  }

  private static Stream<SelectOption> menu(EntryCard... cards) {
    return paint(new Reply.Cards(Lang.EN, "", List.of(cards)))
        .rows()
        .getFirst()
        .getComponents()
        .getFirst()
        .asStringSelectMenu()
        .getOptions()
        .stream();
  }

  @Test
  void an_entry_alone_is_titled_with_its_code() {
    assertEquals(
        "7 · Paper jam",
        paint(new Reply.Cards(Lang.EN, "", List.of(card("fax", "7", "Paper jam"))))
            .embeds()
            .getFirst()
            .getTitle());
  }

  @Test
  void a_long_list_says_how_many_are_not_in_it_and_offers_them_in_the_menu() {
    EntryCard[] cards =
        IntStream.range(0, 25)
            .mapToObj(i -> card("fax", "" + i, "Paper jam"))
            .toArray(EntryCard[]::new);

    String list = list(cards);

    assertTrue(list.endsWith("**9** · Paper jam\nand 15 more"), list);
    assertEquals(11, list.lines().count());
    assertEquals(25, menu(cards).count());
  }

  @Test
  void a_card_that_names_its_catalog_says_so_in_its_footer() {
    EntryCard card =
        new EntryCard(
            new EntryRef("fax", "7"),
            Lang.EN,
            "Paper jam",
            false,
            List.of(),
            List.of(
                new EntryCard.Section(EntryCard.Part.CATALOG, "Catalog", "Office Machines", true)),
            List.of(),
            Optional.empty(),
            Optional.of("Out of order until May."),
            false,
            Optional.empty());

    View view = paint(new Reply.Cards(Lang.EN, "", List.of(card)));

    assertEquals(
        "Catalog: Office Machines\nOut of order until May.",
        Objects.requireNonNull(view.embeds().getFirst().getFooter()).getText());
  }

  private static String list(EntryCard... cards) {
    View view = paint(new Reply.Cards(Lang.EN, "", List.of(cards)));
    assertEquals(1, view.embeds().size());
    return String.valueOf(view.embeds().getFirst().getDescription());
  }

  private static EntryCard card(String catalog, String code, String title) {
    return new EntryCard(
        new EntryRef(catalog, code),
        Lang.EN,
        title,
        false,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }
}
