package dev.errdict.search.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import dev.errdict.search.reply.EntryCard;
import dev.errdict.search.reply.EntryCard.Part;
import dev.errdict.search.reply.EntryCard.Section;
import dev.errdict.search.reply.Option;
import dev.errdict.search.reply.Reply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalPainterTest {
  private static final EntryCard CARD =
      new EntryCard(
          new EntryRef("shop", "42"),
          Lang.EN,
          "Basket is empty",
          false,
          List.of("BASKET_EMPTY"),
          List.of(
              new Section(
                  Part.MEANING, "Meaning", "There is nothing in the basket to pay for.", false),
              new Section(Part.RETRY, "Retry", "Only after a fix", true),
              new Section(Part.MENDER, "Who can fix it", "The end user", true)),
          List.of(new Option(new EntryRef("shop", "7"), "Basket is full", "counterpart")),
          Optional.of("https://shop.example/errors"),
          Optional.of("The shop closes in May."),
          false,
          Optional.empty());

  private static Reply.Cards reply(EntryCard card) {
    return new Reply.Cards(card.lang(), "", List.of(card));
  }

  @Test
  void an_entry_is_shown_with_its_headings_within_the_width() {
    assertEquals(
        """
        42  Basket is empty
          BASKET_EMPTY

          Meaning
            There is nothing in the
            basket to pay for.

          Retry           Only after
                          a fix
          Who can fix it  The end
                          user

          Related
            7  Basket is full ·
               counterpart

          The shop closes in May.
          Source:
          https://shop.example/errors
        """,
        new TerminalPainter(28, false).paint(reply(CARD)));
  }

  @Test
  void chinese_counts_double() {
    EntryCard card =
        new EntryCard(
            new EntryRef("shop", "42"),
            Lang.ZH,
            "购物车是空的",
            true,
            List.of(),
            List.of(new Section(Part.MEANING, "含义", "购物车里没有可以结账的商品。", false)),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty());

    assertEquals(
        """
        42  购物车是空的
        （已停用）

          含义
            购物车里没有可以
            结账的商品。
        """,
        new TerminalPainter(20, false).paint(reply(card)));
  }

  @Test
  void colours_are_used_only_when_asked() {
    assertFalse(new TerminalPainter(80, false).paint(reply(CARD)).contains("\u001b"));
    assertEquals(
        "\u001b[1m42  Basket is empty\u001b[0m",
        new TerminalPainter(80, true).paint(reply(CARD)).lines().findFirst().orElseThrow());
  }

  @Test
  void a_catalog_text_cannot_command_the_terminal() {
    EntryCard hostile =
        new EntryCard(
            new EntryRef("shop", "4\u001b[2J2"),
            Lang.EN,
            "title\u001b]0;gotcha\u0007\r",
            false,
            List.of("message\u001b[31m"),
            List.of(new Section(Part.NOTE, "Note", "body\u009b2J\u202etxt", false)),
            List.of(new Option(new EntryRef("shop", "1\u0007"), "t\u001b[0m", "w\u0008")),
            Optional.of("https://x\u001b[8m"),
            Optional.of("notice\u0000"),
            false,
            Optional.empty());

    String painted = new TerminalPainter(80, false).paint(reply(hostile));

    assertEquals(
        """
        42  title
          message

          Note
            bodytxt

          Related
            1  t · w

          notice
          Source: https://x
        """,
        painted);
  }

  @Test
  void choices_and_an_honest_no_name_their_entries() {
    List<Option> options =
        List.of(
            new Option(new EntryRef("shop", "7"), "Basket is full", "The shop"),
            new Option(new EntryRef("shop", "42"), "Basket is empty", "The shop"));

    assertEquals(
        """
        Which one?
            7   Basket is full · The shop
            42  Basket is empty · The shop
        """,
        new TerminalPainter(80, false).paint(new Reply.Pick(Lang.EN, "Which one?", options)));
    assertEquals(
        """
        词典里没有错误码 41。
        附近的有：
            7   Basket is full · The shop
            42  Basket is empty · The shop
        换个问法。
        """,
        new TerminalPainter(80, false)
            .paint(new Reply.Nothing(Lang.ZH, "词典里没有错误码 41。", options, "换个问法。")));
  }

  @Test
  void choices_of_several_catalogs_stand_under_their_catalogs() {
    assertEquals(
        """
        Which one?
        The shop
            7  Basket is full
            9  Basket is lost
        The fax
            7  Paper jam
        """,
        new TerminalPainter(80, false)
            .paint(
                new Reply.Pick(
                    Lang.EN,
                    "Which one?",
                    List.of(
                        new Option(new EntryRef("shop", "7"), "Basket is full", "The shop"),
                        new Option(new EntryRef("fax", "7"), "Paper jam", "The fax"),
                        new Option(new EntryRef("shop", "9"), "Basket is lost", "The shop")))));
  }

  @Test
  void without_a_terminal_no_line_is_broken() {
    String meaning =
        new TerminalPainter(TerminalPainter.UNLIMITED, false)
            .paint(reply(CARD))
            .lines()
            .filter(line -> line.contains("nothing in the basket"))
            .findFirst()
            .orElseThrow();

    assertEquals("    There is nothing in the basket to pay for.", meaning);
  }
}
