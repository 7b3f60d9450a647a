package dev.errdict.bot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.bot.Told;
import dev.errdict.db.EntryRef;
import dev.errdict.db.Lang;
import dev.errdict.search.reply.EntryCard;
import dev.errdict.search.reply.Option;
import dev.errdict.search.reply.Reply;
import java.util.List;
import java.util.Optional;
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
    return ReplyPainter.paint(new Told(reply, Optional.empty()), 7, false);
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
  void a_code_of_two_catalogs_that_stand_together_is_titled_with_its_catalog() {
    assertEquals(
        List.of("shop/7 · Basket is full", "fax/7 · Paper jam", "9 · Basket is lost"),
        titles(
            card("shop", "7", "Basket is full"),
            card("fax", "7", "Paper jam"),
            card("shop", "9", "Basket is lost")));
  }

  @Test
  void an_entry_alone_is_titled_with_its_code() {
    assertEquals(List.of("7 · Paper jam"), titles(card("fax", "7", "Paper jam")));
  }

  private static List<String> titles(EntryCard... cards) {
    return paint(new Reply.Cards(Lang.EN, "", List.of(cards))).embeds().stream()
        .map(embed -> String.valueOf(embed.getTitle()))
        .toList();
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
        false);
  }
}
