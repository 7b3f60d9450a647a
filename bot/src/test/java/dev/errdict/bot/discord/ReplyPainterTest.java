package dev.errdict.bot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.bot.Told;
import dev.errdict.db.EntryRef;
import dev.errdict.db.Lang;
import dev.errdict.search.reply.Option;
import dev.errdict.search.reply.Reply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplyPainterTest {
  private static String description(Option... options) {
    Reply pick = new Reply.Pick(Lang.EN, "Which one?", List.of(options));
    return String.valueOf(
        ReplyPainter.paint(new Told(pick, Optional.empty()), 7, false)
            .embeds()
            .getFirst()
            .getDescription());
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
}
