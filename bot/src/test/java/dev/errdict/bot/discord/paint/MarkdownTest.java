package dev.errdict.bot.discord.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
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

  @Test
  void a_web_address_stays_a_link_whatever_is_in_it() {
    for (String url :
        List.of(
            "https://example.com/错误_代码",
            "https://en.wikipedia.org/wiki/Foo_(bar_baz)",
            "https://example.com/a,b_c*d")) {
      assertEquals("see " + url + " now", Markdown.escape("see " + url + " now"));
    }
  }

  @Test
  void only_an_address_that_discord_takes_is_a_link() {
    assertEquals(Optional.empty(), CardTitle.link("http://wiki/errors"));
    assertEquals(Optional.empty(), CardTitle.link("http://docs:8080"));
    assertEquals(Optional.empty(), CardTitle.link("https://exa mple.com"));
    assertEquals(
        Optional.of("https://docs.example.com:8080/a_%28b%29?c=d#e"),
        CardTitle.link("https://docs.example.com:8080/a_(b)?c=d#e"));
    assertEquals(Optional.of("http://10.0.0.7/errors"), CardTitle.link("http://10.0.0.7/errors"));
  }
}
