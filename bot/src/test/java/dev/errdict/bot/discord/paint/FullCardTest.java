package dev.errdict.bot.discord.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import dev.errdict.search.reply.EntryCard;
import dev.errdict.search.reply.EntryCard.Part;
import dev.errdict.search.reply.EntryCard.Section;
import dev.errdict.search.reply.Option;
import dev.errdict.search.reply.ReplyLocale;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.dv8tion.jda.api.entities.MessageEmbed;
import org.junit.jupiter.api.Test;

class FullCardTest {
  @Test
  void what_an_entry_does_not_have_is_left_out() {
    MessageEmbed embed = paint(card("Paper jam", List.of(), List.of()));

    assertEquals("7 · Paper jam", embed.getTitle());
    assertNull(embed.getDescription());
    assertEquals(List.of(), embed.getFields());
    assertNull(embed.getFooter());
    assertNull(embed.getUrl());
  }

  @Test
  void the_title_leads_to_the_page_on_the_site_before_the_source() {
    MessageEmbed embed =
        paint(
            new EntryCard(
                new EntryRef("fax", "7"),
                Lang.EN,
                "Paper jam",
                false,
                List.of(),
                List.of(),
                List.of(),
                Optional.of("https://vendor.example/"),
                Optional.empty(),
                false,
                Optional.of("https://errors.example.org/fax/7/en/")));

    assertEquals("https://errors.example.org/fax/7/en/", embed.getUrl());
  }

  @Test
  void a_part_from_the_other_language_is_told_in_the_footer_before_the_notice() {
    MessageEmbed embed =
        paint(
            new EntryCard(
                new EntryRef("fax", "7"),
                Lang.EN,
                "Paper jam",
                true,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of("The fax is old."),
                true,
                Optional.empty()));

    assertEquals("7 · Paper jam (retired)", embed.getTitle());
    assertEquals(
        "A part of this is available in Chinese only.\nThe fax is old.",
        Objects.requireNonNull(embed.getFooter()).getText());
  }

  @Test
  void no_emoji_is_torn_apart_wherever_a_limit_cuts() {
    // One more character before the emoji each time, so that each limit meets both halves.
    for (String before : List.of("", "a")) {
      String emoji = before + "😀".repeat(5000);
      MessageEmbed embed =
          paint(
              card(
                  emoji,
                  List.of(emoji),
                  List.of(
                      new Section(Part.MEANING, "Meaning", emoji, false),
                      new Section(Part.CAUSE, "Cause", emoji, false),
                      new Section(Part.ACTION, emoji, emoji, false))));

      assertTrue(embed.getLength() <= MessageEmbed.EMBED_MAX_LENGTH_BOT);
      for (String text : texts(embed)) {
        assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(text), "torn apart");
        assertTrue(text.contains("…"), text);
      }
      assertTrue(texts(embed).getFirst().startsWith("7 · " + before + "😀"));
      assertTrue(String.valueOf(embed.getDescription()).endsWith("…"));
    }
  }

  @Test
  void more_fields_than_discord_shows_are_left_out_and_the_footer_says_so() {
    MessageEmbed embed =
        paint(
            card(
                "Paper jam",
                List.of(),
                Collections.nCopies(40, new Section(Part.NOTE, "Note", "n", true))));

    assertEquals(MessageEmbed.MAX_FIELD_AMOUNT, embed.getFields().size());
    assertEquals(
        "This is too long; only a part is shown.",
        Objects.requireNonNull(embed.getFooter()).getText());
  }

  @Test
  void right_to_left_text_stays_as_it_is_written() {
    String title = "المحادثة غير موجودة";
    String cause = "מזהה השיחה שגוי (4303).";
    MessageEmbed embed =
        paint(card(title, List.of(title), List.of(new Section(Part.CAUSE, "Cause", cause, false))));

    assertEquals("7 · " + title, embed.getTitle());
    assertEquals("```\n" + title + "\n```", embed.getDescription());
    assertEquals(cause, embed.getFields().getFirst().getValue());
  }

  private static MessageEmbed paint(EntryCard card) {
    return FullCard.paint(card, card.ref().code(), ReplyLocale.EN);
  }

  private static EntryCard card(String title, List<String> messages, List<Section> sections) {
    return new EntryCard(
        new EntryRef("fax", "7"),
        Lang.EN,
        title,
        false,
        messages,
        sections,
        List.<Option>of(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static List<String> texts(MessageEmbed embed) {
    List<String> texts = new ArrayList<>();
    texts.add(String.valueOf(embed.getTitle()));
    texts.add(String.valueOf(embed.getDescription()));
    embed.getFields().stream().map(MessageEmbed.Field::getValue).forEach(texts::add);
    return texts.stream().filter(Objects::nonNull).toList();
  }
}
