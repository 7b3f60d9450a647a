package dev.errdict.bot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '\t',
      quoteCharacter = '\0',
      value = {
        "plain 文字, 100 %.\tplain 文字, 100 %.",
        "_Conversation\t\\_Conversation",
        "**a** ~~b~~ ||c|| `d`\t\\*\\*a\\*\\* \\~\\~b\\~\\~ \\|\\|c\\|\\| \\`d\\`",
        "[x](https://evil.example)\t\\[x\\](https://evil.example)",
        "<@1> @everyone <#2>\t\\<\\@1\\> \\@everyone \\<#2\\>",
        "# big\t\\# big",
        "-# small\t\\-# small",
        "> quote\t\\> quote",
        "- item\t\\- item",
        "a\\b\ta\\\\b",
        "see https://example.com/a_b?c=d_e now\tsee https://example.com/a_b?c=d_e now",
      })
  void marks_are_escaped_and_addresses_are_kept(String text, String escaped) {
    assertEquals(escaped, Markdown.escape(text));
  }

  /** What Discord shows of the escaped text is the text. */
  @Property
  void escaping_loses_nothing(
      @ForAll @StringLength(max = 60) @CharRange(from = ' ', to = '~') String text) {
    assertEquals(text, Markdown.escape(text).replaceAll("\\\\(\\p{Punct})", "$1"));
  }

  @Property
  void nothing_ends_a_block_early(
      @ForAll @StringLength(max = 40) @CharRange(from = '_', to = 'b') String text) {
    String block = Markdown.block(text);
    String inside = block.substring(4, block.length() - 4);

    assertFalse(inside.contains("```"));
  }
}
