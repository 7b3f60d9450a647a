package dev.errdict.search.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LowerChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSequenceTest {
  private static List<String> words(String text) {
    TokenSequence tokens = TokenSequence.of(text);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      words.add(tokens.word(i));
    }
    return words;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Permission denied | permission denied",
        "ReadTimeout | read timeout",
        "READ_TIMEOUT | read timeout",
        "read-timeout | read timeout",
        "HTTPServerError | http server error",
        "AVIMClientGone | avim client gone",
        "user can't log in | user cant log in",
        "'quoted' | quoted",
        "对话已满 | 对 话 已 满",
        "iOS客户端 | i os 客 户 端",
        "naïve Übung | naïve übung",
        "a.b,c;d/e | a b c d e",
        "42P01 | 42p01"
      })
  void a_text_falls_into_words(String text, String expected) {
    assertEquals(List.of(expected.split(" ")), words(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "...", "\"'\"", "😀", "—", "_", "\u0301\u0301"})
  void a_text_without_letters_and_digits_has_no_words(String text) {
    assertEquals(List.of(), words(text));
  }

  @Test
  void a_typographic_apostrophe_joins_as_a_plain_one_does() {
    assertEquals(2, words("can\u2019t open").size());
    assertEquals(words("can't open"), words("can\u2019t open"));
    assertEquals(words("can't open"), words("can\u2018t open"));
  }

  @Test
  void each_word_knows_its_place() {
    String text = "!! ReadTimeout，对话 ";
    TokenSequence tokens = TokenSequence.of(text);

    List<String> cut = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      cut.add(text.substring(tokens.start(i), tokens.end(i)));
    }
    assertEquals(List.of("Read", "Timeout", "对", "话"), cut);
  }

  @Property
  void words_stand_in_order_and_none_overlaps(@ForAll String text) {
    TokenSequence tokens = TokenSequence.of(text);

    int end = 0;
    for (int i = 0; i < tokens.size(); i++) {
      assertTrue(tokens.start(i) >= end);
      assertTrue(tokens.end(i) > tokens.start(i));
      end = tokens.end(i);
    }
    assertTrue(end <= text.length());
  }

  @Property
  void case_does_not_matter_in_words_without_humps(
      @ForAll @Size(min = 1, max = 12)
          List<@LowerChars @StringLength(min = 1, max = 9) String> words) {
    String text = String.join(" ", words);

    assertEquals(words, words(text));
    assertEquals(words, words(text.toUpperCase(Locale.ROOT)));
    assertEquals(words, words(String.join("_", words)));
  }

  @Property
  void marks_between_words_do_not_matter(
      @ForAll @Size(min = 2, max = 8)
          List<@AlphaChars @StringLength(min = 1, max = 9) String> words) {
    assertEquals(words(String.join(" ", words)), words(String.join(" — ", words)));
    assertEquals(
        words(String.join(" ", words)), words("\u201C" + String.join(", ", words) + "\u201D"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "aB", "对", "_", "'", "o'", "e\u0301", "\u0301", "😀", "A1 "})
  void a_million_characters_are_read_soon(String piece) {
    assertTimeout(
        Duration.ofSeconds(5), () -> TokenSequence.of(piece.repeat(1_000_000 / piece.length())));
  }
}
