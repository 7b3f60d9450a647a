package dev.errdict.search.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
  @Test
  void escape_sequences_are_taken_out_whole() {
    assertEquals(
        "red and title",
        TerminalText.clean("\u001b[31mred\u001b[0m and \u001b]0;pwned\u0007title"));
  }

  @Test
  void a_sequence_without_an_end_loses_only_its_start() {
    assertEquals("]0;never ends", TerminalText.clean("\u001b]0;never ends"));
  }

  @Test
  void control_characters_of_both_sets_are_dropped() {
    assertEquals("ab cd", TerminalText.clean("a\rb\tc\u0008\u009b\u0085d\u007f"));
  }

  @Test
  void bidirectional_controls_are_dropped() {
    assertEquals("abcdef", TerminalText.clean("abc\u202e\u2066def\u2069\u200f"));
  }

  @Test
  void line_ends_stay() {
    assertEquals("a\nb\nc", TerminalText.clean("a\nb\u2028c"));
  }

  @Test
  void half_a_surrogate_pair_becomes_the_replacement_character() {
    assertEquals("a\ufffdb", TerminalText.clean("a\ud800b"));
  }

  @Test
  void han_characters_take_two_columns_and_combining_marks_none() {
    assertEquals(4, TerminalText.width("对话"));
    assertEquals(6, TerminalText.width("，ab（"));
    assertEquals(1, TerminalText.width("e\u0301"));
    assertEquals(2, TerminalText.width("🎉"));
  }

  @Test
  void latin_text_breaks_at_spaces() {
    assertEquals(
        List.of("the quick", "brown fox", "jumps"),
        TerminalText.wrap("the quick brown fox jumps", 10));
  }

  @Test
  void han_text_breaks_between_characters_by_its_width() {
    assertEquals(List.of("服务器内", "部错误"), TerminalText.wrap("服务器内部错误", 9));
  }

  @Test
  void closing_punctuation_never_starts_a_line_and_opening_never_ends_one() {
    assertEquals(List.of("对话", "不存", "在。"), TerminalText.wrap("对话不存在。", 5));
    assertEquals(List.of("进入", "「权", "限」"), TerminalText.wrap("进入「权限」", 6));
  }

  @Test
  void a_web_address_stays_whole() {
    assertEquals(
        List.of("see", "https://example.com/a/very/long/path", "now"),
        TerminalText.wrap("see https://example.com/a/very/long/path now", 12));
  }

  @Test
  void empty_lines_stay() {
    assertEquals(List.of("a", "", "b"), TerminalText.wrap("a\n\nb", 10));
  }
}
